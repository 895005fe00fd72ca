import { addBit, emptyBitset, removeBit } from '../../../lib/bitset';
import type { Bitset } from '../../../lib/bitset';
import { countIn, countInWords, keepCounted } from '../remaining';
import type { Remaining } from '../remaining';

/**
 * Instances in the order of a number that each of them has, such as its free memory: a set for every number that occurs, the lowest first. An instance
 * whose number changes moves from one set to another; which of some instances have the lowest number is a matter of what they have in common
 * with the first sets.
 */
export interface Levels {
  /** Instances that there is room for. */
  readonly capacity: number;
  /** Ascending. One that everybody has left stays for a while: they come back. */
  list: Level[];
  readonly byNumber: Map<number, Level>;
  empty: number;
  /** Empty levels for numbers to come. */
  readonly spare: Level[];
}

export interface Level {
  /** Changes only when a level that has been left is used again. */
  number: number;
  readonly members: Bitset;
  /** Which words of `members` are not 0, a bit for each. */
  readonly words: Bitset;
  size: number;
}

/** More empty levels than this, and more than there are others, are dropped. */
const MANY_EMPTY = 64;
/** With fewer members than one in so many words, only the words with members are looked at. */
const SPARSE = 2;

export function emptyLevels(capacity: number): Levels {
  return { capacity, list: [], byNumber: new Map(), empty: 0, spare: [] };
}

/** Puts an instance on the level of a number, and answers with that level. */
export function enterLevel(levels: Levels, number: number, instance: number): Level {
  const level = levels.byNumber.get(number) ?? addLevel(levels, number);
  const { members, words } = level;
  if (level.size++ === 0) levels.empty--;
  addBit(members, instance);
  addBit(words, instance >> 5);
  return level;
}

/** @param level which the instance is on */
export function leaveLevel(levels: Levels, level: Level, instance: number): void {
  const { members, words } = level;
  const word = instance >> 5;
  removeBit(members, instance);
  if (members[word] === 0) removeBit(words, word);
  if (--level.size > 0) return;
  levels.empty++;
  if (levels.empty > MANY_EMPTY && levels.empty * 2 > levels.list.length) dropEmpty(levels);
}

/**
 * Keeps those that remain on the first level, from the number `from` on, that has any of them.
 * @param most how many levels to look at
 * @returns the number of that level; where they did not suffice, that of the last one looked at, and nothing is kept
 */
export function keepLowestLevel(
  { list }: Levels,
  remaining: Remaining,
  from: number,
  most: number,
): { readonly found: boolean; readonly number: number } {
  let number = from;
  let looked = 0;
  for (let at = positionOf(list, from); at < list.length && looked < most; at++) {
    const level = list[at];
    if (level === undefined || level.size === 0) continue;
    looked++;
    ({ number } = level);
    const count = countOn(level, remaining);
    if (count === 0) continue;
    keepCounted(remaining, level.members, count);
    return { found: true, number };
  }
  return { found: false, number };
}

/** How many of those that remain are on a level. */
export function countOn({ members, words, size }: Level, remaining: Remaining): number {
  return size * SPARSE < remaining.words ? countInWords(remaining, members, words) : countIn(remaining, members);
}

function addLevel(levels: Levels, number: number): Level {
  const level = levels.spare.pop() ?? emptyLevel(levels.capacity);
  level.number = number;
  levels.list.splice(positionOf(levels.list, number), 0, level);
  levels.byNumber.set(number, level);
  levels.empty++;
  return level;
}

function emptyLevel(capacity: number): Level {
  const members = emptyBitset(capacity);
  return { number: 0, members, words: emptyBitset(members.length), size: 0 };
}

function dropEmpty(levels: Levels): void {
  for (const level of levels.list) {
    if (level.size > 0) continue;
    levels.byNumber.delete(level.number);
    levels.spare.push(level);
  }
  levels.list = levels.list.filter(({ size }) => size > 0);
  levels.empty = 0;
}

/** Where the first level is whose number is not below `number`. */
function positionOf(list: readonly Level[], number: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.number ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
