import { packRows, unpackRows } from './packed-rows';

/**
 * A log of fixed-width number rows that only grows. Rows lie in chunks; a full chunk never changes again, so that snapshots share it, and where the
 * numbers are whole it is packed.
 */

const ROWS_PER_CHUNK = 1_024;

type NumberArray = Int32Array | Float64Array;

export interface RowLog<A extends NumberArray> {
  readonly width: number;
  count: number;
  /** The last one takes the next rows; those before it are full. */
  readonly chunks: (A | PackedChunk)[];
  readonly make: (length: number) => A;
}

/** A full chunk of an Int32 log. */
type PackedChunk = Uint8Array<ArrayBuffer>;

export function int32Log(width: number): RowLog<Int32Array<ArrayBuffer>> {
  return { width, count: 0, chunks: [], make: (length) => new Int32Array(length) };
}

export function float64Log(width: number): RowLog<Float64Array<ArrayBuffer>> {
  return { width, count: 0, chunks: [], make: (length) => new Float64Array(length) };
}

/** Adds one row of `width` numbers and answers with its number. */
export function appendRow<A extends NumberArray>(log: RowLog<A>, row: ArrayLike<number>): number {
  const number = log.count++;
  const position = number % ROWS_PER_CHUNK;
  if (position === 0) addChunk(log);
  (log.chunks[log.chunks.length - 1] as A).set(row, position * log.width);
  return number;
}

function addChunk<A extends NumberArray>(log: RowLog<A>): void {
  const full = log.chunks.at(-1);
  if (full instanceof Int32Array) log.chunks[log.chunks.length - 1] = packRows(full, log.width);
  log.chunks.push(log.make(ROWS_PER_CHUNK * log.width));
}

/** The numbers of one row; empty where there is no such row. Not to be written to. */
export function rowOf<A extends NumberArray>(log: RowLog<A>, number: number): A {
  if (number < 0 || number >= log.count) return log.make(0);
  const start = (number % ROWS_PER_CHUNK) * log.width;
  return rowsOfChunk(log, Math.floor(number / ROWS_PER_CHUNK)).subarray(start, start + log.width) as A;
}

/** Whether a row is the same as the last one, one of its columns aside. */
export function isLastRow(log: RowLog<NumberArray>, row: ArrayLike<number>, aside: number): boolean {
  const last = log.chunks.at(-1);
  if (last === undefined) return false;
  const start = ((log.count - 1) % ROWS_PER_CHUNK) * log.width;
  for (let column = 0; column < log.width; column++)
    if (column !== aside && row[column] !== last[start + column]) return false;
  return true;
}

/** A copy of the rows from `from` on, row-major. */
export function rowsFrom<A extends NumberArray>(log: RowLog<A>, from: number): A {
  const first = Math.min(Math.max(from, 0), log.count);
  const rows = log.make((log.count - first) * log.width);
  for (let row = first; row < log.count;) {
    const start = row % ROWS_PER_CHUNK;
    const rowsHere = Math.min(ROWS_PER_CHUNK - start, log.count - row);
    const chunk = rowsOfChunk(log, Math.floor(row / ROWS_PER_CHUNK));
    rows.set(chunk.subarray(start * log.width, (start + rowsHere) * log.width), (row - first) * log.width);
    row += rowsHere;
  }
  return rows;
}

/** The packed chunk that was last read, as rows: what is read next is mostly in it too. */
let lastRead: { readonly chunk: PackedChunk; readonly rows: NumberArray } | null = null;

function rowsOfChunk<A extends NumberArray>(log: RowLog<A>, index: number): A {
  const chunk = log.chunks[index];
  if (chunk === undefined) return log.make(0);
  if (!(chunk instanceof Uint8Array)) return chunk;
  if (lastRead?.chunk !== chunk) lastRead = { chunk, rows: unpackRows(chunk, log.width, ROWS_PER_CHUNK) };
  return lastRead.rows as A;
}
