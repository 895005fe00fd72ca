import { HISTORY, HISTORY_WIDTH } from '../frame/frame';
import type { WorldView } from './frame-store';

/** The run's totals at one moment. CPU in CPU units, memory in MiB, cost in USD an hour. */
export type Totals = { readonly [K in keyof typeof HISTORY]: number };

/** The totals in force at `timeMs`: those of the last row not after it; null before the first. */
export function totalsAt({ history, historyCount }: WorldView, timeMs: number): Totals | null {
  let low = 0;
  let high = historyCount - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((history[middle * HISTORY_WIDTH + HISTORY.timeMs] ?? 0) <= timeMs) low = middle + 1;
    else high = middle - 1;
  }
  if (high < 0) return null;
  const row = high * HISTORY_WIDTH;
  return Object.fromEntries(
    Object.entries(HISTORY).map(([name, column]) => [name, history[row + column] ?? 0]),
  ) as Totals;
}
