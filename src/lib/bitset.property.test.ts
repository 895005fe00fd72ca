import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addAll,
  addBit,
  emptyBitset,
  exceeds,
  hasBit,
  intersects,
  keepCommon,
  keepOthers,
  nextBit,
  nthBit,
  removeBit,
} from './bitset';
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
      expect(expected.map((_, position) => nthBit(bits, position))).toEqual(expected);
      expect(nthBit(bits, expected.length)).toBe(-1);
    }),
  );
});

it('combines two sets as filters over lists do', () => {
  fc.assert(
    fc.property(members, members, (one, other) => {
      const common = one.filter((member) => other.includes(member)).sort((a, b) => a - b);
      const rest = one.filter((member) => !other.includes(member)).sort((a, b) => a - b);
      const [kept, left, all] = [bitsetOf(one), bitsetOf(one), bitsetOf(one)];
      expect(keepCommon(kept, bitsetOf(other))).toBe(common.length);
      expect(membersOf(kept)).toEqual(common);
      expect(keepOthers(left, bitsetOf(other))).toBe(rest.length);
      expect(membersOf(left)).toEqual(rest);
      expect(intersects(bitsetOf(one), bitsetOf(other))).toBe(common.length > 0);
      expect(exceeds(bitsetOf(one), bitsetOf(other))).toBe(rest.length > 0);
      addAll(all, bitsetOf(other));
      expect(membersOf(all)).toEqual([...new Set([...one, ...other])].sort((a, b) => a - b));
    }),
  );
});
