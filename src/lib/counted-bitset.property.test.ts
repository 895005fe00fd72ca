import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addCounted, clearCounted, emptyCountedBitset, nthCounted, removeCounted } from './counted-bitset';

/** More than one stretch. */
const SIZE = 1_300;
const members = fc.uniqueArray(fc.nat(SIZE - 1), { maxLength: 200 });

it('finds each member by its position, after any additions and removals', () => {
  fc.assert(
    fc.property(members, members, (added, removed) => {
      const set = emptyCountedBitset(SIZE);
      for (const member of added) addCounted(set, member);
      for (const member of removed) if (added.includes(member)) removeCounted(set, member);
      const expected = added.filter((member) => !removed.includes(member)).sort((a, b) => a - b);
      expect(expected.map((_, position) => nthCounted(set, position))).toEqual(expected);
      expect(nthCounted(set, expected.length)).toBe(-1);
      clearCounted(set);
      expect(nthCounted(set, 0)).toBe(-1);
    }),
  );
});
