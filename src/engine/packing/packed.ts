import type { Column } from '../../lib/columns';
import { packColumn, unpackColumn } from './columns';
import { isNumberMap, packNumberMap, unpackNumberMap } from './number-map';
import type { PackedNumberMap } from './number-map';
import type { PackedColumn } from './columns';

/**
 * Copies of plain data that share what they have in common. A value is packed next to an earlier copy of itself, and whatever has not changed
 * since is taken over from there: a copy of a large world costs what has changed. Nothing packed is ever written to.
 *
 * Everything is copied to the bottom, but for what the caller names as never changed in place: that is shared as it is.
 */
export type Packed =
  Plain | Shared | PackedColumn | PackedList | PackedLog | PackedMap | PackedNumberMap | PackedRecord;

type Plain = string | number | boolean | bigint | null | undefined;

interface Shared {
  readonly kind: 'shared';
  readonly value: object;
}

/** A list in pages. `isFlat`: its items are the values themselves, not packed ones. */
interface PackedList {
  readonly kind: 'list';
  readonly isFlat: boolean;
  readonly pages: readonly (readonly unknown[])[];
}

interface PackedLog {
  readonly kind: 'log';
  readonly finished: readonly unknown[];
  readonly last: Packed;
}

/** A map in the order in which its keys were first set. */
interface PackedMap {
  readonly kind: 'map';
  readonly keys: readonly Plain[];
  readonly values: readonly Packed[];
}

interface PackedRecord {
  readonly kind: 'record';
  readonly keys: readonly string[];
  readonly values: readonly Packed[];
}

/** What need not be copied to the bottom, by the name of the property that holds it. */
export interface PackingRules {
  /** Nothing below is changed in place, only replaced: the value is shared, or, where it is a list, each of its items. */
  readonly replaced: ReadonlySet<string>;
  /** Lists that grow at their end, where only the last item is changed in place. */
  readonly growing: ReadonlySet<string>;
}

/**
 * @param name of the property that holds the value
 * @param before an earlier copy of the same value, if there is one
 */
export function pack(value: unknown, name: string, rules: PackingRules, before: Packed): Packed {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'function' ? share(value, before) : (value as Plain);
  const known = typeof before === 'object' && before !== null ? before : null;
  if (ArrayBuffer.isView(value)) return packColumn(value as Column, known?.kind === 'column' ? known : null);
  if (Array.isArray(value) && rules.growing.has(name))
    return packLog(value, name, rules, known?.kind === 'log' ? known : null);
  if (Array.isArray(value)) return packList(value, name, rules, known?.kind === 'list' ? known : null);
  if (rules.replaced.has(name)) return share(value, before);
  if (isNumberMap(value)) return packNumberMap(value, known?.kind === 'numberMap' ? known : null);
  if (value instanceof Map)
    return packMap(value as Map<Plain, unknown>, name, rules, known?.kind === 'map' ? known : null);
  return packRecord(value, rules, known?.kind === 'record' ? known : null);
}

/**
 * A value of its own, equal to the one that was packed.
 * @param spent a value of the same shape that nobody reads any more: its long lists and the memory of its columns are used again
 */
export function unpack(packed: Packed, spent?: unknown): unknown {
  if (typeof packed !== 'object' || packed === null) return packed;
  switch (packed.kind) {
    case 'shared':
      return packed.value;
    case 'column':
      return unpackColumn(packed, spent);
    case 'list':
      return unpackList(packed, spent);
    case 'log':
      return packed.last === undefined ? [] : [...packed.finished, unpack(packed.last)];
    case 'map':
      return unpackMap(packed);
    case 'numberMap':
      return unpackNumberMap(packed);
    case 'record':
      return unpackRecord(packed, spent);
  }
}

function share(value: object, before: Packed): Shared {
  const isKnown = typeof before === 'object' && before?.kind === 'shared' && before.value === value;
  return isKnown ? before : { kind: 'shared', value };
}

function packLog(list: readonly unknown[], name: string, rules: PackingRules, before: PackedLog | null): PackedLog {
  const isGrown = before?.finished.length !== Math.max(0, list.length - 1);
  const last = pack(list.at(-1), name, rules, isGrown ? undefined : before?.last);
  if (!isGrown && last === before?.last) return before;
  return { kind: 'log', finished: list.slice(0, -1), last };
}

const PAGE_ITEMS = 256;

function packList(list: readonly unknown[], name: string, rules: PackingRules, before: PackedList | null): PackedList {
  const isFlat = rules.replaced.has(name) || list.every((item) => typeof item !== 'object' || item === null);
  const known = before?.isFlat === isFlat ? before.pages : [];
  const packItem = isFlat ? null : (item: unknown, earlier: unknown) => pack(item, name, rules, earlier as Packed);
  const pages: (readonly unknown[])[] = [];
  let isSame = known.length === Math.ceil(list.length / PAGE_ITEMS);
  for (let start = 0; start < list.length; start += PAGE_ITEMS) {
    const earlier = known[pages.length];
    const page = packPage(list, start, earlier, packItem);
    isSame &&= page === earlier;
    pages.push(page);
  }
  return isSame && before?.isFlat === isFlat ? before : { kind: 'list', isFlat, pages };
}

/**
 * A long list is made of the one that is given up, where there is one: a hundred thousand items need not be moved about again. Short ones, and what is
 * in a list, are made anew: others may hold them too. One item after the other: `flat` takes ten times as long.
 */
function unpackList({ isFlat, pages }: PackedList, spent: unknown): unknown[] {
  const list: unknown[] = pages.length > 1 && Array.isArray(spent) ? spent : [];
  let count = 0;
  for (const page of pages) {
    for (let at = 0; at < page.length; at++, count++) {
      const item = isFlat ? page[at] : unpack(page[at] as Packed);
      if (count === list.length) list.push(item);
      else if (list[count] !== item) list[count] = item;
    }
  }
  if (list.length > count) list.length = count;
  return list;
}

function packPage(
  list: readonly unknown[],
  start: number,
  before: readonly unknown[] | undefined,
  packItem: ((item: unknown, before: unknown) => unknown) | null,
): readonly unknown[] {
  const length = Math.min(PAGE_ITEMS, list.length - start);
  const page = packItem === null ? list : [];
  const from = packItem === null ? start : 0;
  if (packItem !== null)
    for (let at = 0; at < length; at++) (page as unknown[]).push(packItem(list[start + at], before?.[at]));
  if (before?.length === length && isEqual(page, from, before)) return before;
  return packItem === null ? list.slice(start, start + length) : page;
}

function isEqual(items: readonly unknown[], from: number, others: readonly unknown[]): boolean {
  for (let at = 0; at < others.length; at++) if (!Object.is(items[from + at], others[at])) return false;
  return true;
}

function packMap(
  map: ReadonlyMap<Plain, unknown>,
  name: string,
  rules: PackingRules,
  before: PackedMap | null,
): PackedMap {
  const keys: Plain[] = [];
  const values: Packed[] = [];
  let isSame = before?.keys.length === map.size;
  for (const [key, value] of map) {
    const at = keys.length;
    const packed = pack(value, name, rules, before?.values[at]);
    isSame &&= Object.is(before?.keys[at], key) && Object.is(before?.values[at], packed);
    keys.push(key);
    values.push(packed);
  }
  return isSame && before ? before : { kind: 'map', keys, values };
}

function unpackMap({ keys, values }: PackedMap): Map<Plain, unknown> {
  const map = new Map<Plain, unknown>();
  for (let at = 0; at < keys.length; at++) map.set(keys[at], unpack(values[at]));
  return map;
}

function packRecord(record: object, rules: PackingRules, before: PackedRecord | null): PackedRecord {
  const keys = Object.keys(record);
  let isSame = before?.keys.length === keys.length;
  const values = keys.map((key, at) => {
    const earlier = before?.keys[at] === key ? before.values[at] : undefined;
    const packed = pack((record as Readonly<Record<string, unknown>>)[key], key, rules, earlier);
    isSame &&= before?.keys[at] === key && Object.is(packed, earlier);
    return packed;
  });
  if (isSame && before) return before;
  const sameKeys = before?.keys.length === keys.length && isEqual(keys, 0, before.keys);
  return { kind: 'record', keys: sameKeys ? before.keys : keys, values };
}

function unpackRecord({ keys, values }: PackedRecord, spent: unknown): object {
  const record: Record<string, unknown> = {};
  const old = typeof spent === 'object' && spent !== null ? (spent as Readonly<Record<string, unknown>>) : null;
  keys.forEach((key, at) => (record[key] = unpack(values[at], old?.[key])));
  return record;
}
