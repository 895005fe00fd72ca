import { addBit, emptyBitset, lowestOne, onesIn, removeBit } from './bitset';
import type { Bitset } from './bitset';

/** A set that knows how many members each stretch of it has, so that the n-th of ten thousand is found in a few dozen steps. */
export interface CountedBitset {
  /** Not to be written to but through the functions of this file. */
  readonly bits: Bitset;
  /** Members in each stretch of STRETCH words. */
  readonly counts: Int32Array;
}

const STRETCH_SHIFT = 4;
/** 512 members at most. */
const STRETCH = 1 << STRETCH_SHIFT;
const STRETCH_MEMBERS_SHIFT = STRETCH_SHIFT + 5;

/** An empty set for members from 0 to `size` - 1. */
export function emptyCountedBitset(size: number): CountedBitset {
  const bits = emptyBitset(size);
  return { bits, counts: new Int32Array((bits.length + STRETCH - 1) >> STRETCH_SHIFT) };
}

/** Adds a number that is not a member. */
export function addCounted({ bits, counts }: CountedBitset, member: number): void {
  const stretch = member >> STRETCH_MEMBERS_SHIFT;
  addBit(bits, member);
  counts[stretch] = (counts[stretch] ?? 0) + 1;
}

/** Removes a member. */
export function removeCounted({ bits, counts }: CountedBitset, member: number): void {
  const stretch = member >> STRETCH_MEMBERS_SHIFT;
  removeBit(bits, member);
  counts[stretch] = (counts[stretch] ?? 0) - 1;
}

export function clearCounted({ bits, counts }: CountedBitset): void {
  bits.fill(0);
  counts.fill(0);
}

/** The member with `position` smaller ones, -1 for none. */
export function nthCounted({ bits, counts }: CountedBitset, position: number): number {
  let stretch = 0;
  let left = position;
  while (stretch < counts.length && left >= (counts[stretch] ?? 0)) left -= counts[stretch++] ?? 0;
  for (let word = stretch << STRETCH_SHIFT; word < bits.length; word++) {
    const ones = onesIn(bits[word] ?? 0);
    if (left < ones) return (word << 5) + nthOne(bits[word] ?? 0, left);
    left -= ones;
  }
  return -1;
}

/** Position of the 1 of a word that has `position` below it; there is one. */
export function nthOne(word: number, position: number): number {
  let rest = word;
  for (let left = position; left > 0; left--) rest &= rest - 1;
  return lowestOne(rest);
}
