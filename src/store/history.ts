import { HISTORY, HISTORY_WIDTH } from '../frame/frame';
import { rowsUntil } from './frame-store';
import type { WorldView } from './frame-store';

/** The run's totals at one moment. CPU in CPU units, memory in MiB, cost in USD an hour. */
export type Totals = { readonly [K in keyof typeof HISTORY]: number };

/** The totals in force at `timeMs`: those of the last row not after it; null before the first. */
export function totalsAt({ history, historyCount }: WorldView, timeMs: number): Totals | null {
  const count = rowsUntil(history, historyCount, timeMs);
  if (count === 0) return null;
  const row = (count - 1) * HISTORY_WIDTH;
  return Object.fromEntries(
    Object.entries(HISTORY).map(([name, column]) => [name, history[row + column] ?? 0]),
  ) as Totals;
}
