import { HISTORY, HISTORY_WIDTH } from '../../frame/frame';
import type { HistoryTable } from './transport-values';

/**
 * A history with no more rows than can be told apart: of those that fall on the same half px, the first and the last, and of these the one with the most
 * and the one with the fewest running tasks. A short one is returned as it is.
 *
 * @param x where a moment is on the axis, in px
 */
export function thinHistory(history: HistoryTable, x: (timeMs: number) => number): HistoryTable {
  const { rows, count } = history;
  if (count <= FEW_ROWS) return history;
  const cell = (row: number, column: number): number => rows[row * HISTORY_WIDTH + column] ?? 0;
  const placeOf = (row: number): number => Math.floor(x(cell(row, HISTORY.timeMs)) * 2);
  const kept: number[] = [];
  for (let first = 0; first < count;) {
    const place = placeOf(first);
    let [end, most, fewest] = [first, first, first];
    for (; end < count && placeOf(end) === place; end++) {
      if (cell(end, HISTORY.runningTasks) > cell(most, HISTORY.runningTasks)) most = end;
      if (cell(end, HISTORY.runningTasks) < cell(fewest, HISTORY.runningTasks)) fewest = end;
    }
    kept.push(...new Set([first, Math.min(most, fewest), Math.max(most, fewest), end - 1]));
    first = end;
  }
  const thin = new Float64Array(kept.length * HISTORY_WIDTH);
  kept.forEach((row, at) =>
    thin.set(rows.subarray(row * HISTORY_WIDTH, (row + 1) * HISTORY_WIDTH), at * HISTORY_WIDTH),
  );
  return { rows: thin, count: kept.length };
}

/** So many are drawn as they are. */
const FEW_ROWS = 2_000;
