/**
 * Rows of 32-bit numbers in few bytes: of each row only what differs from what the row before lets expect. Neighbouring decisions are about tasks of one
 * service, a moment apart: a dozen bytes instead of 136.
 *
 * A row is a byte that says in which groups of seven columns something differs, a byte for each such group that says in which of its columns, and for each of
 * these the difference, small ones of either sign in one byte. At most 56 columns.
 */

const GROUP = 7;
/** Most bytes of one difference, and of what goes before a row's differences. */
const BYTES_PER_CELL = 5;
const BYTES_PER_ROW = 9;

/** Reused: a chunk is packed into it, then copied. */
let buffer = new Uint8Array();

export function packRows(rows: Int32Array, width: number): Uint8Array<ArrayBuffer> {
  const count = rows.length / width;
  const most = width + count * (width * BYTES_PER_CELL + BYTES_PER_ROW);
  if (buffer.length < most) buffer = new Uint8Array(most);
  const steps = stepsOf(rows, width);
  buffer.set(steps);
  let end = width;
  const expected = new Int32Array(width);
  for (let start = 0; start < rows.length; start += width) {
    const groupsAt = end++;
    let groups = 0;
    for (let first = 0; first < width; first += GROUP) {
      const columnsAt = end;
      let columns = 0;
      const after = Math.min(first + GROUP, width);
      for (let column = first; column < after; column++) {
        const value = rows[start + column] ?? 0;
        const difference = (value - (expected[column] ?? 0)) | 0;
        expected[column] = value + (steps[column] ?? 0);
        if (difference === 0) continue;
        if (columns === 0) end++;
        columns |= 1 << (column - first);
        end = writeDifference(end, difference);
      }
      if (columns === 0) continue;
      buffer[columnsAt] = columns;
      groups |= 1 << (first / GROUP);
    }
    buffer[groupsAt] = groups;
  }
  return buffer.slice(0, end);
}

/** @param count of rows */
export function unpackRows(packed: Uint8Array, width: number, count: number): Int32Array<ArrayBuffer> {
  const rows = new Int32Array(count * width);
  const expected = new Int32Array(width);
  let at = width;
  for (let start = 0; start < rows.length; start += width) {
    const groups = packed[at++] ?? 0;
    for (let first = 0; first < width; first += GROUP) {
      const columns = (groups >> (first / GROUP)) & 1 ? (packed[at++] ?? 0) : 0;
      const after = Math.min(first + GROUP, width);
      for (let column = first; column < after; column++) {
        let difference = 0;
        if ((columns >> (column - first)) & 1) {
          let byte = packed[at++] ?? 0;
          difference = byte & 0x7f;
          for (let shift = 7; byte > 0x7f; shift += 7) {
            byte = packed[at++] ?? 0;
            difference |= (byte & 0x7f) << shift;
          }
          difference = (difference >>> 1) ^ -(difference & 1);
        }
        const value = ((expected[column] ?? 0) + difference) | 0;
        rows[start + column] = value;
        expected[column] = value + (packed[column] ?? 0);
      }
    }
  }
  return rows;
}

/** 1 for columns that seem to count up from row to row, 0 for the others. */
function stepsOf(rows: Int32Array, width: number): Uint8Array {
  const steps = new Uint8Array(width);
  const middle = Math.floor(rows.length / width / 2) * width;
  for (let column = 0; column < width; column++) {
    const before = rows[Math.max(0, middle - width) + column] ?? 0;
    if ((rows[middle + column] ?? 0) - before === 1) steps[column] = 1;
  }
  return steps;
}

/** Answers with where the next one goes. */
function writeDifference(start: number, difference: number): number {
  let end = start;
  let left = (difference << 1) ^ (difference >> 31);
  while (left >>> 0 > 0x7f) {
    buffer[end++] = (left & 0x7f) | 0x80;
    left >>>= 7;
  }
  buffer[end++] = left;
  return end;
}
