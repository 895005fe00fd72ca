/**
 * A log of fixed-width number rows that only grows. Rows lie in chunks; a full chunk never changes again, so that snapshots share it.
 */

const ROWS_PER_CHUNK = 1_024;

type NumberArray = Int32Array | Float64Array;

export interface RowLog<A extends NumberArray> {
  readonly width: number;
  count: number;
  readonly chunks: A[];
  readonly make: (length: number) => A;
}

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
  if (position === 0) log.chunks.push(log.make(ROWS_PER_CHUNK * log.width));
  log.chunks.at(-1)?.set(row, position * log.width);
  return number;
}

/** The numbers of one row; empty where there is no such row. */
export function rowOf<A extends NumberArray>(log: RowLog<A>, number: number): A {
  if (number < 0 || number >= log.count) return log.make(0);
  const start = (number % ROWS_PER_CHUNK) * log.width;
  const chunk = log.chunks[Math.floor(number / ROWS_PER_CHUNK)];
  return chunk === undefined ? log.make(0) : (chunk.subarray(start, start + log.width) as A);
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
    const chunk = log.chunks[Math.floor(row / ROWS_PER_CHUNK)];
    if (chunk) rows.set(chunk.subarray(start * log.width, (start + rowsHere) * log.width), (row - first) * log.width);
    row += rowsHere;
  }
  return rows;
}

/** A log with the same rows that grows on its own; full chunks are shared. */
export function copyLog<A extends NumberArray>(log: RowLog<A>): RowLog<A> {
  const chunks = [...log.chunks];
  const last = chunks.at(-1);
  if (last && log.count % ROWS_PER_CHUNK !== 0) {
    const own = log.make(last.length);
    own.set(last);
    chunks[chunks.length - 1] = own;
  }
  return { ...log, chunks };
}
