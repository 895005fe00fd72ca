import { describe, expect, it } from 'vitest';
import { appendRow, int32Log, rowOf, rowsFrom } from './row-log';

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
});
