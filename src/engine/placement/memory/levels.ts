import { addBit, emptyBitset, removeBit } from '../../../lib/bitset';
import type { Bitset } from '../../../lib/bitset';
import { countIn, keepCounted } from '../remaining';
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
}

export interface Level {
  readonly number: number;
  readonly members: Bitset;
  size: number;
  /** All members are in these words, from the first to before the second. */
  from: number;
  to: number;
}

/** More empty levels than this, and more than there are others, are dropped. */
const MANY_EMPTY = 64;

export function emptyLevels(capacity: number): Levels {
  return { capacity, list: [], byNumber: new Map(), empty: 0 };
}

export function enterLevel(levels: Levels, number: number, instance: number): void {
  const level = levels.byNumber.get(number) ?? addLevel(levels, number);
  if (level.size++ === 0) levels.empty--;
  const word = instance >> 5;
  if (word < level.from) level.from = word;
  if (word >= level.to) level.to = word + 1;
  addBit(level.members, instance);
}

/** @param number that of the level which the instance is on */
export function leaveLevel(levels: Levels, number: number, instance: number): void {
  const level = levels.byNumber.get(number);
  if (!level) throw new Error(`no instance has been on level ${number}`);
  removeBit(level.members, instance);
  if (--level.size > 0) return;
  level.from = level.members.length;
  level.to = 0;
  levels.empty++;
  if (levels.empty > MANY_EMPTY && levels.empty * 2 > levels.list.length) dropEmpty(levels);
}

/**
 * Keeps those that remain on the first level, from the number `from` on, that has any of them.
 * @param most how many levels to look at
 * @returns the level's number, null where that did not suffice
 */
export function keepLowestLevel(levels: Levels, remaining: Remaining, from: number, most: number): number | null {
  const { list } = levels;
  let looked = 0;
  for (let at = positionOf(list, from); at < list.length && looked < most; at++) {
    const level = list[at];
    if (level === undefined || level.size === 0) continue;
    looked++;
    const count = countIn(remaining, level.members, level.from, level.to);
    if (count === 0) continue;
    keepCounted(remaining, level.members, count);
    return level.number;
  }
  return null;
}

function addLevel(levels: Levels, number: number): Level {
  const members = emptyBitset(levels.capacity);
  const level = { number, members, size: 0, from: members.length, to: 0 };
  levels.list.splice(positionOf(levels.list, number), 0, level);
  levels.byNumber.set(number, level);
  levels.empty++;
  return level;
}

function dropEmpty(levels: Levels): void {
  for (const { number, size } of levels.list) if (size === 0) levels.byNumber.delete(number);
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
