import { describe, expect, it } from 'vitest';
import { appendRow, emptyRowLog, isLastRow, rowsFrom } from './row-log';

function logOf(rows: number) {
  const log = emptyRowLog(2);
  for (let row = 0; row < rows; row++) appendRow(log, [row, 10 * row]);
  return log;
}

describe('a log of rows', () => {
  it('copies the rows from one on, also across chunks', () => {
    const rows = rowsFrom(logOf(2_500), 1_000);
    expect([rows.length, rows[0], rows[47], rows[48], rows.at(-1)]).toEqual([3_000, 1_000, 10_230, 1_024, 24_990]);
    expect(rowsFrom(logOf(3), 5)).toHaveLength(0);
  });

  it('knows its last row, a column aside', () => {
    const log = logOf(1_025);
    expect([
      isLastRow(log, [7, 10_240], 0),
      isLastRow(log, [7, 10_240], 1),
      isLastRow(emptyRowLog(2), [0, 0], 0),
    ]).toEqual([true, false, false]);
  });
});
