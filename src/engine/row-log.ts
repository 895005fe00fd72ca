/**
 * A log of fixed-width number rows that only grows. Rows lie in chunks; a full chunk never changes again, so that snapshots share it.
 */

const ROWS_PER_CHUNK = 1_024;

export interface RowLog {
  readonly width: number;
  count: number;
  /** The last one takes the next rows; those before it are full. */
  readonly chunks: Float64Array<ArrayBuffer>[];
}

export function emptyRowLog(width: number): RowLog {
  return { width, count: 0, chunks: [] };
}

/** Adds one row of `width` numbers. */
export function appendRow(log: RowLog, row: ArrayLike<number>): void {
  const position = log.count++ % ROWS_PER_CHUNK;
  if (position === 0) log.chunks.push(new Float64Array(ROWS_PER_CHUNK * log.width));
  log.chunks.at(-1)?.set(row, position * log.width);
}

/** Whether a row is the same as the last one, one of its columns aside. */
export function isLastRow(log: RowLog, row: ArrayLike<number>, aside: number): boolean {
  const last = log.chunks.at(-1);
  if (last === undefined) return false;
  const start = ((log.count - 1) % ROWS_PER_CHUNK) * log.width;
  for (let column = 0; column < log.width; column++)
    if (column !== aside && row[column] !== last[start + column]) return false;
  return true;
}

/** A copy of the rows from `from` on, row-major. */
export function rowsFrom(log: RowLog, from: number): Float64Array<ArrayBuffer> {
  const first = Math.min(Math.max(from, 0), log.count);
  const rows = new Float64Array((log.count - first) * log.width);
  for (let row = first; row < log.count;) {
    const start = row % ROWS_PER_CHUNK;
    const rowsHere = Math.min(ROWS_PER_CHUNK - start, log.count - row);
    const chunk = log.chunks[Math.floor(row / ROWS_PER_CHUNK)] ?? new Float64Array();
    rows.set(chunk.subarray(start * log.width, (start + rowsHere) * log.width), (row - first) * log.width);
    row += rowsHere;
  }
  return rows;
}
