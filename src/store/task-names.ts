import { TASK, TASK_WIDTH } from '../frame/frame';
import { ensureRows } from '../lib/columns';
import { taskCell, taskRow } from './frame-store';
import type { WorldView } from './frame-store';

/**
 * Tasks by the names that they have on screen: an owner and a number in it. What has been looked up once is kept for a world, so that a look-up
 * goes through what is new and never through all of 500,000 tasks.
 */
interface TaskNames {
  readonly world: number;
  /** Tasks whose names are known: those before this one, by `taskIndex`. */
  known: number;
  /** By owner: 1 and the `taskIndex` at a task's number, 0 where none is known. */
  readonly byOwner: Int32Array[];
}

/** Of the worlds that were asked about last: several may be side by side. */
const kept: TaskNames[] = [];
const MOST_KEPT = 4;

/** The task of that number of an owner, by `taskIndex`; null where it is not on the stage. */
export function taskNumbered(view: WorldView, ownerIndex: number, number: number): number | null {
  const task = (namesOf(view).byOwner[ownerIndex]?.[number] ?? 0) - 1;
  return task >= 0 && taskRow(view.frame, task) >= 0 ? task : null;
}

/** Tasks of an owner that are on the stage and whose numbers begin with some digits: the number itself, then longer ones, in order. */
export function* tasksNumberedFrom(view: WorldView, ownerIndex: number, digits: string): Generator<number> {
  const last = (namesOf(view).byOwner[ownerIndex]?.length ?? 0) - 1;
  // 5, then 50 to 59, then 500 to 599; without digits 1 to 9, then 10 to 99.
  const begin = digits === '' ? 1 : Number(digits);
  if (begin === 0) return;
  for (let [from, count] = [begin, digits === '' ? 9 : 1]; from <= last; from *= 10, count *= 10) {
    for (let number = from; number < from + count && number <= last; number++) {
      const task = taskNumbered(view, ownerIndex, number);
      if (task !== null) yield task;
    }
  }
}

function namesOf(view: WorldView): TaskNames {
  const { frame } = view;
  const names = kept.find(({ world }) => world === frame.world) ?? { world: frame.world, known: 0, byOwner: [] };
  if (!kept.includes(names)) kept.push(names);
  if (kept.length > MOST_KEPT) kept.shift();
  const created = createdBy(view);
  // Back in the run: what had left the stage before its name was known may stand on it again.
  if (created < names.known) names.known = 0;
  for (; names.known < created; names.known++) {
    const row = taskRow(frame, names.known);
    // One that had left before it was ever asked for has no name here, and no place on the stage.
    if (row < 0) continue;
    const owner = taskCell(frame, row, TASK.ownerIndex);
    const number = taskCell(frame, row, TASK.number);
    const numbers = ensureRows(names.byOwner[owner] ?? new Int32Array(), number + 1);
    numbers[number] = names.known + 1;
    names.byOwner[owner] = numbers;
  }
  return names;
}

/** In a frame by itself, which knows of no tasks but its own, rows ascend by `taskIndex`. */
function createdBy({ frame, createdTasks }: WorldView): number {
  return Math.max(createdTasks, frame.taskPositions ? 0 : (frame.tasks.at(TASK.taskIndex - TASK_WIDTH) ?? -1) + 1);
}
