import { addBit, emptyBitset, hasBit, lowestOne, onesIn } from '../../lib/bitset';
import type { Bitset } from '../../lib/bitset';
import { nthCounted, nthOne } from '../../lib/counted-bitset';
import type { CountedBitset } from '../../lib/counted-bitset';
import type { Partition } from './memory/partition';

/**
 * The instances that are still in question in one placement: what up to three sets have in common. The sets belong to those who remember
 * them, and are only read: nothing of the fleet's size is copied, and a rule that keeps the best only names one set more.
 */
export interface Remaining {
  one: Bitset;
  two: Bitset;
  three: Bitset;
  count: number;
  /** The first of them in fleet order; -1 where nobody has looked yet. */
  first: number;
  /** All of an eligibility's instances with their counts, null when anything has been left out since. */
  whole: CountedBitset | null;
  /** By which attribute they were narrowed, to the values `values`, and by nothing else; null where not at all. */
  by: Partition | null;
  values: readonly number[];
  /** False once they have been narrowed in another way. */
  isByValueOnly: boolean;
  /** Words of the sets that are in use. */
  words: number;
  /** Every instance. */
  readonly all: Bitset;
  readonly scratch: Bitset;
}

export function emptyRemaining(capacity: number): Remaining {
  const all = emptyBitset(capacity).fill(-1);
  return {
    one: all,
    two: all,
    three: all,
    count: 0,
    first: -1,
    whole: null,
    by: null,
    values: [],
    isByValueOnly: true,
    words: 0,
    all,
    scratch: emptyBitset(capacity),
  };
}

/** Begins with `count` instances out of the first `rows` of the fleet. */
export function beginWith(remaining: Remaining, members: CountedBitset, count: number, rows: number): void {
  const { all } = remaining;
  remaining.one = members.bits;
  remaining.two = all;
  remaining.three = all;
  remaining.count = count;
  remaining.first = -1;
  remaining.whole = members;
  remaining.by = null;
  remaining.isByValueOnly = true;
  remaining.words = (rows + 31) >> 5;
}

/** What `countIn` found besides the number: the lowest of those that it counted. */
let lowestFound = -1;

/** How many of those that remain are in a set. */
export function countIn(remaining: Remaining, set: Bitset): number {
  settle(remaining);
  const { one, two, words } = remaining;
  let count = 0;
  lowestFound = -1;
  for (let word = 0; word < words; word++) {
    const common = (one[word] ?? 0) & (two[word] ?? 0) & (set[word] ?? 0);
    if (common === 0) continue;
    if (count === 0) lowestFound = (word << 5) + lowestOne(common);
    count += onesIn(common);
  }
  return count;
}

/** The same, for a set with few members. @param inUse has a bit for each of its words that is not 0 */
export function countInWords(remaining: Remaining, set: Bitset, inUse: Bitset): number {
  settle(remaining);
  const { one, two } = remaining;
  let count = 0;
  lowestFound = -1;
  for (let block = 0; block < inUse.length; block++) {
    for (let rest = inUse[block] ?? 0; rest !== 0; rest &= rest - 1) {
      const word = (block << 5) + lowestOne(rest);
      const common = (one[word] ?? 0) & (two[word] ?? 0) & (set[word] ?? 0);
      if (common === 0) continue;
      if (count === 0) lowestFound = (word << 5) + lowestOne(common);
      count += onesIn(common);
    }
  }
  return count;
}

/** The first of those that the last `countIn` or `countInWords` counted, -1 where there was none. */
export function lowestCounted(): number {
  return lowestFound;
}

/** Keeps those that are in a set, which has just been handed to `countIn` or `countInWords`. @param count what that said: at least 1 */
export function keepCounted(remaining: Remaining, set: Bitset, count: number): void {
  narrow(remaining, set, count);
  remaining.first = lowestFound;
  remaining.isByValueOnly = false;
}

/** Keeps those that are in a set. @param count how many that is: at least one */
export function narrow(remaining: Remaining, set: Bitset, count: number): void {
  if (set !== remaining.all) {
    if (remaining.two === remaining.all) remaining.two = set;
    else {
      settle(remaining);
      remaining.three = set;
    }
    remaining.whole = null;
  }
  remaining.count = count;
  remaining.first = -1;
}

/** Keeps one instance. */
export function keepOnly(remaining: Remaining, instance: number): void {
  remaining.count = 1;
  remaining.first = instance;
  remaining.isByValueOnly = false;
  remaining.whole = null;
}

/** The instances of a list become all that remains. */
export function keepListed(remaining: Remaining, members: Int32Array, count: number): void {
  const { scratch, all } = remaining;
  scratch.fill(0);
  for (let at = 0; at < count; at++) addBit(scratch, members[at] ?? 0);
  remaining.one = scratch;
  remaining.two = all;
  remaining.three = all;
  remaining.whole = null;
  remaining.count = count;
  remaining.first = members[0] ?? -1;
  remaining.isByValueOnly = false;
}

/** The first in fleet order. There is one. */
export function firstOf(remaining: Remaining): number {
  if (remaining.first === -1) remaining.first = nthOf(remaining, 0);
  return remaining.first;
}

/** The one with `position` others before it in fleet order, -1 for none. */
export function nthOf(remaining: Remaining, position: number): number {
  if (remaining.count === 1 && remaining.first !== -1) return position === 0 ? remaining.first : -1;
  if (remaining.whole !== null) return nthCounted(remaining.whole, position);
  const { one, two, three, words } = remaining;
  let left = position;
  for (let word = 0; word < words; word++) {
    const common = (one[word] ?? 0) & (two[word] ?? 0) & (three[word] ?? 0);
    if (common === 0) continue;
    const ones = onesIn(common);
    if (left < ones) return (word << 5) + nthOne(common, left);
    left -= ones;
  }
  return -1;
}

export function isRemaining({ one, two, three }: Remaining, instance: number): boolean {
  return hasBit(one, instance) && hasBit(two, instance) && hasBit(three, instance);
}

/** Writes them to a list in fleet order, and answers with their number. */
export function listOf(remaining: Remaining, list: Int32Array): number {
  const { one, two, three, words } = remaining;
  let count = 0;
  for (let word = 0; word < words; word++) {
    let common = (one[word] ?? 0) & (two[word] ?? 0) & (three[word] ?? 0);
    for (; common !== 0; common &= common - 1) list[count++] = (word << 5) + lowestOne(common);
  }
  return count;
}

/** Makes two sets of three, so that there is a place for another. */
function settle(remaining: Remaining): void {
  const { one, two, three, all, scratch, words } = remaining;
  if (three === all) return;
  for (let word = 0; word < words; word++) {
    scratch[word] = (one[word] ?? 0) & (two[word] ?? 0) & (three[word] ?? 0);
  }
  remaining.one = scratch;
  remaining.two = all;
  remaining.three = all;
}
