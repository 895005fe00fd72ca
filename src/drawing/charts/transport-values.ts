import { HISTORY, HISTORY_WIDTH } from '../../frame/frame';
import { count } from '../text';

/** A run's history as the chart reads it: rows ascend by time, each holds until the next. */
export interface HistoryTable {
  /** Row-major, HISTORY_WIDTH. */
  readonly rows: Float64Array;
  readonly count: number;
}

const money = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Row that holds at a moment; -1 before the first. */
export function rowAt({ rows, count: rowsThere }: HistoryTable, timeMs: number): number {
  let low = 0;
  let high = rowsThere - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((rows[middle * HISTORY_WIDTH + HISTORY.timeMs] ?? 0) <= timeMs) {
      found = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  return found;
}

/** Time of the last row, 0 where there is none. */
export function lastTime({ rows, count: rowsThere }: HistoryTable): number {
  return rowsThere > 0 ? (rows[(rowsThere - 1) * HISTORY_WIDTH + HISTORY.timeMs] ?? 0) : 0;
}

export type Spans = readonly { readonly text: string; readonly strong: boolean }[];

/** The four rows' values at a moment, as they are written at the right end: figures strong, words not. */
export function valuesAt(history: HistoryTable, timeMs: number): readonly Spans[] {
  const row = rowAt(history, timeMs);
  if (row < 0) return [[], [], [], []];
  const value = (column: number): number => history.rows[row * HISTORY_WIDTH + column] ?? 0;
  const share = (part: number, whole: number): string =>
    `${whole > 0 ? Math.round((value(part) / value(whole)) * 100) || 0 : 0}%`;
  return [
    tasksOf(value(HISTORY.desiredTasks), value(HISTORY.runningTasks)),
    [
      plain('CPU '),
      strong(share(HISTORY.cpuUnitsReserved, HISTORY.cpuUnitsRegistered)),
      plain('  memory '),
      strong(share(HISTORY.memoryMiBReserved, HISTORY.memoryMiBRegistered)),
    ],
    [strong(count(value(HISTORY.instances)))],
    [strong(`$${money.format(value(HISTORY.costPerHour))}/h`)],
  ];
}

/** Runs side by side, by the letters of their worlds. */
export type Contenders = readonly { readonly letter: string; readonly history: HistoryTable }[];

/** More figures than these of the longest kind have no room in one line. */
const MOST_COSTS = 2;

/** The same four rows for several runs: one figure each behind its letter; where there is no room for all, that of `first` alone. */
export function valuesBeside(runs: Contenders, first: number, timeMs: number): readonly Spans[] {
  const lines = (of: (value: (column: number) => number) => string, most = runs.length): Spans =>
    (runs.length > most ? runs.slice(first, first + 1) : runs).flatMap(({ letter, history }, index) => {
      const row = rowAt(history, timeMs);
      const figure = row < 0 ? '–' : of((column) => history.rows[row * HISTORY_WIDTH + column] ?? 0);
      return [plain(`${index > 0 ? '  ' : ''}${letter} `), strong(figure)];
    });
  return [
    lines((value) => count(value(HISTORY.runningTasks))),
    lines((value) => {
      const registered = value(HISTORY.cpuUnitsRegistered);
      return `${registered > 0 ? Math.round((value(HISTORY.cpuUnitsReserved) / registered) * 100) : 0}%`;
    }),
    lines((value) => count(value(HISTORY.instances))),
    lines((value) => `$${money.format(value(HISTORY.costPerHour))}`, MOST_COSTS),
  ];
}

/** The longer the numbers, the fewer the words: all has to fit beside the axis, whose row is called Tasks. */
function tasksOf(desired: number, running: number): Spans {
  const [ofDesired, ofRunning] = [strong(count(desired)), strong(count(running))];
  const most = Math.max(desired, running);
  if (most < 10_000) return [plain('desired '), ofDesired, plain('  running '), ofRunning];
  return [...(most < 100_000 ? [plain('running ')] : []), ofRunning, plain(' of '), ofDesired];
}

function plain(text: string): Spans[number] {
  return { text, strong: false };
}

function strong(text: string): Spans[number] {
  return { text, strong: true };
}
