import { describe, expect, it } from 'vitest';
import { appendRow, copyLog, int32Log, rowOf, rowsFrom } from './row-log';

function logOf(rows: number) {
  const log = int32Log(2);
  for (let row = 0; row < rows; row++) appendRow(log, [row, 10 * row]);
  return log;
}

describe('a log of rows', () => {
  it('gives back rows by number, also across chunks', () => {
    const log = logOf(2_500);
    expect([...Array.from(rowOf(log, 0)), ...Array.from(rowOf(log, 1_024)), ...Array.from(rowOf(log, 2_499))]).toEqual([
      0, 0, 1_024, 10_240, 2_499, 24_990,
    ]);
    expect([rowOf(log, -1).length, rowOf(log, 2_500).length]).toEqual([0, 0]);
  });

  it('copies the rows from one on', () => {
    const rows = rowsFrom(logOf(2_500), 1_000);
    expect([rows.length, rows[0], rows.at(-1)]).toEqual([3_000, 1_000, 24_990]);
    expect(rowsFrom(logOf(3), 5)).toHaveLength(0);
  });

  it('grows apart from its copy', () => {
    const log = logOf(1_500);
    const copy = copyLog(log);
    appendRow(log, [1, 1]);
    appendRow(copy, [2, 2]);
    appendRow(copy, [3, 3]);
    expect([log.count, copy.count]).toEqual([1_501, 1_502]);
    expect([rowOf(log, 1_500)[0], rowOf(copy, 1_500)[0], rowOf(copy, 1_499)[0]]).toEqual([1, 2, 1_499]);
  });
});
