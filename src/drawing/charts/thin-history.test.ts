import { describe, expect, it } from 'vitest';
import { HISTORY, HISTORY_WIDTH } from '../../frame/frame';
import { thinHistory } from './thin-history';

/** A row each second, with so many running tasks. */
function historyOf(count: number, running: (row: number) => number) {
  const rows = new Float64Array(count * HISTORY_WIDTH);
  for (let row = 0; row < count; row++) {
    rows[row * HISTORY_WIDTH + HISTORY.timeMs] = row * 1_000;
    rows[row * HISTORY_WIDTH + HISTORY.runningTasks] = running(row);
  }
  return { rows, count };
}

const x = (timeMs: number): number => timeMs / 1_000_000;

describe('a thinned history', () => {
  it('is the same where there is little', () => {
    const history = historyOf(500, () => 1);
    expect(thinHistory(history, x)).toBe(history);
  });

  it('has four rows for each half px at most, and none of the heights and depths is lost', () => {
    const thin = thinHistory(
      historyOf(100_000, (row) => (row === 54_321 ? 900 : row === 70_007 ? 3 : 100)),
      x,
    );
    expect(thin.count).toBeLessThanOrEqual(4 * 200);
    const running = Array.from(
      { length: thin.count },
      (_, row) => thin.rows[row * HISTORY_WIDTH + HISTORY.runningTasks],
    );
    expect([Math.max(...running.map(Number)), Math.min(...running.map(Number))]).toEqual([900, 3]);
    const times = Array.from({ length: thin.count }, (_, row) => thin.rows[row * HISTORY_WIDTH] ?? 0);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBe(99_999_000);
  });
});
