import { ensureRows } from './columns';

/** A set of row numbers that is filled, read and emptied again and again: a byte for every row that there may be, and a list of those it holds. */
export interface RowSet {
  /** The rows it holds, in the order in which they came, up to `count`. */
  rows: Int32Array;
  count: number;
  /** By row: 1 for one it holds. */
  has: Uint8Array;
}

export function emptyRowSet(): RowSet {
  return { rows: new Int32Array(), count: 0, has: new Uint8Array() };
}

/** A negative row stands for none. */
export function addToSet(set: RowSet, row: number): void {
  if (row < 0 || set.has[row] === 1) return;
  set.has = ensureRows(set.has, row + 1);
  set.rows = ensureRows(set.rows, set.count + 1);
  set.has[row] = 1;
  set.rows[set.count++] = row;
}

export function clearSet(set: RowSet): void {
  for (let at = 0; at < set.count; at++) set.has[set.rows[at] ?? 0] = 0;
  set.count = 0;
}
