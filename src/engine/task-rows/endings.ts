import { STOP_CODES } from '../../ecs/status';
import { growTable, written } from '../../lib/columns';
import type { Tasks, TaskEndings, TaskTable } from './table';

/** How a task ends, and when. Times in simulated ms, NaN where they have not come. */

type EndingMoment =
  'stoppingAt' | 'stoppingStatusAt' | 'stoppedAt' | 'signalledAt' | 'executionStoppedAt' | 'pullStoppedAt';

/** When it was told to stop. */
export function stoppingAtMs({ tasks }: Tasks, task: number): number {
  return endingAtMs(tasks, task, 'stoppingAt');
}

export function stoppedAtMs({ tasks }: Tasks, task: number): number {
  return endingAtMs(tasks, task, 'stoppedAt');
}

/** When its containers had their stop signal, or ended by something else that befell the whole task. */
export function signalledAtMs({ tasks }: Tasks, task: number): number {
  return endingAtMs(tasks, task, 'signalledAt');
}

/** When the first essential container ended; it may lie ahead. */
export function executionStoppedAtMs({ tasks }: Tasks, task: number): number {
  return endingAtMs(tasks, task, 'executionStoppedAt');
}

/** One of the moments of its end. */
export function endingAtMs({ ending, endings }: TaskTable, task: number, moment: EndingMoment): number {
  const row = ending[task] ?? 0;
  if (row === 0) return NaN;
  const at = endings[moment][row - 1] ?? 0;
  return at === 0 ? NaN : at - 1;
}

/** @param atMs NaN for one that has not come, or never will */
export function setEnding(tasks: TaskTable, task: number, moment: EndingMoment, atMs: number): void {
  const row = endingRow(tasks, task);
  const at = Number.isNaN(atMs) ? 0 : atMs + 1;
  const { endings } = tasks;
  endings[moment] = written(endings[moment], row, at);
}

/** Whether it has been told to stop, or its containers have ended. */
export function hasEnding({ ending }: TaskTable, task: number): boolean {
  return ending[task] !== 0;
}

function endingRow(tasks: TaskTable, task: number): number {
  const known = tasks.ending[task] ?? 0;
  if (known > 0) return known - 1;
  const { endings } = tasks;
  const row = endings.count++;
  growTable(endings, endings.count);
  tasks.ending = written(tasks.ending, task, endings.count);
  return row;
}

/** In place of a stop code: there is none yet. */
export const NO_STOP_CODE = 255;

/** Its stop code in STOP_CODES, NO_STOP_CODE for none. */
export function stopCodeAt({ tasks: { ending, endings } }: Tasks, task: number): number {
  const code = endings.stopCode[(ending[task] ?? 0) - 1] ?? 0;
  return code === 0 ? NO_STOP_CODE : code - 1;
}

/** The stop code's name, null while there is none. */
export function stopCodeOf(code: number): (typeof STOP_CODES)[number] | null {
  return STOP_CODES[code] ?? null;
}

export function stoppedReason({ tasks: { ending, endings } }: Tasks, task: number): string | null {
  return endings.reasons[(endings.reason[(ending[task] ?? 0) - 1] ?? 0) - 1] ?? null;
}

/** Position of its reason in `TaskEndings.reasons`, -1 for none: those who look at many tasks compare numbers. */
export function stopReasonNumber({ ending, endings }: TaskTable, task: number): number {
  return (endings.reason[(ending[task] ?? 0) - 1] ?? 0) - 1;
}

export function setStopReason(tasks: TaskTable, task: number, stopCode: number, reason: string): void {
  const row = endingRow(tasks, task);
  const { endings } = tasks;
  endings.stopCode[row] = stopCode + 1;
  const number = reasonNumber(endings, reason) + 1;
  endings.reason = written(endings.reason, row, number);
}

const reasonIndexes = new WeakMap<TaskEndings, Map<string, number>>();

/** Most tasks stop for one of a few reasons. */
function reasonNumber(endings: TaskEndings, reason: string): number {
  let index = reasonIndexes.get(endings);
  if (index === undefined) {
    index = new Map(endings.reasons.map((known, number) => [known, number]));
    reasonIndexes.set(endings, index);
  }
  const known = index.get(reason);
  if (known !== undefined) return known;
  index.set(reason, endings.reasons.length);
  return endings.reasons.push(reason) - 1;
}
