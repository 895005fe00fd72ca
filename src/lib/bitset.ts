/**
 * Sets of small integers, 32 to a word: member `i` is bit `i & 31` of word `i >> 5`. What two sets have in common, how many members there
 * are and which is the first take one step a word.
 */
export type Bitset = Int32Array;

/** An empty set for members from 0 to `size` - 1. Sets that are combined must be of one size. */
export function emptyBitset(size: number): Bitset {
  return new Int32Array((size + 31) >> 5);
}

export function addBit(bits: Bitset, member: number): void {
  bits[member >> 5] = (bits[member >> 5] ?? 0) | (1 << (member & 31));
}

export function removeBit(bits: Bitset, member: number): void {
  bits[member >> 5] = (bits[member >> 5] ?? 0) & ~(1 << (member & 31));
}

export function hasBit(bits: Bitset, member: number): boolean {
  return (((bits[member >> 5] ?? 0) >>> (member & 31)) & 1) === 1;
}

/** Adds every member of `other`. */
export function addAll(bits: Bitset, other: Bitset): void {
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) | (other[word] ?? 0);
}

/** Removes every member of `other`. */
export function removeAll(bits: Bitset, other: Bitset): void {
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) & ~(other[word] ?? 0);
}

/** The smallest member not below `from`, -1 for none. Walk a set with `for (let i = nextBit(bits, 0); i !== -1; i = nextBit(bits, i + 1))`. */
export function nextBit(bits: Bitset, from: number): number {
  let word = from >> 5;
  if (word >= bits.length) return -1;
  let rest = (bits[word] ?? 0) & (-1 << (from & 31));
  while (rest === 0) {
    word++;
    if (word >= bits.length) return -1;
    rest = bits[word] ?? 0;
  }
  return (word << 5) + lowestOne(rest);
}

/** Position of the lowest 1 of a word that is not 0. */
export function lowestOne(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** How many 1s a word has: sums of neighbouring bits, then of pairs, of fours, and of all bytes by one multiplication. */
export function onesIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
