import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addAll, addBit, emptyBitset, hasBit, nextBit, lowestOne, onesIn, removeAll, removeBit } from './bitset';
import type { Bitset } from './bitset';

const SIZE = 100;
const members = fc.uniqueArray(fc.nat(SIZE - 1));

function bitsetOf(list: readonly number[]): Bitset {
  const bits = emptyBitset(SIZE);
  for (const member of list) addBit(bits, member);
  return bits;
}

function membersOf(bits: Bitset): number[] {
  const list: number[] = [];
  for (let member = nextBit(bits, 0); member !== -1; member = nextBit(bits, member + 1)) list.push(member);
  return list;
}

it('is the set of what was added and not removed, in order', () => {
  fc.assert(
    fc.property(members, members, (added, removed) => {
      const bits = bitsetOf(added);
      for (const member of removed) removeBit(bits, member);
      const expected = added.filter((member) => !removed.includes(member)).sort((a, b) => a - b);
      expect(membersOf(bits)).toEqual(expected);
      expect(expected.every((member) => hasBit(bits, member))).toBe(true);
      expect(removed.some((member) => hasBit(bits, member))).toBe(false);
    }),
  );
});

it('takes up all members of another, or gives them up', () => {
  fc.assert(
    fc.property(members, members, (one, other) => {
      const all = bitsetOf(one);
      addAll(all, bitsetOf(other));
      expect(membersOf(all)).toEqual([...new Set([...one, ...other])].sort((a, b) => a - b));
      removeAll(all, bitsetOf(other));
      expect(membersOf(all)).toEqual(one.filter((member) => !other.includes(member)).sort((a, b) => a - b));
    }),
  );
});

it('knows the 1s of a word', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(31), { minLength: 1 }), (ones) => {
      const word = ones.reduce((bits, one) => bits | (1 << one), 0);
      expect(onesIn(word)).toBe(ones.length);
      expect(lowestOne(word)).toBe(Math.min(...ones));
    }),
  );
});
