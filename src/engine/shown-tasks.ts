import { ensureRows } from '../lib/columns';
import { addToSet, clearSet, emptyRowSet } from '../lib/row-set';

/**
 * Which task has which row of the frames that a reader follows. Rows are dense: where a task leaves, the last one takes its place.
 */
export interface ShownTasks {
  readonly count: number;
  /** Up to `count`, by position. */
  readonly tasks: Int32Array;
  /** The task has a row, and that has to be sent. */
  show(task: number): void;
  /** The task has no row from now on, if it had one. */
  remove(task: number): void;
  /** Positions whose rows have to be sent, and none any more. */
  takeChanged(): Int32Array;
}

export function createShownTasks(): ShownTasks {
  let count = 0;
  let tasks = new Int32Array();
  /** By task: one more than its position, 0 for none. */
  let places = new Int32Array();
  const changed = emptyRowSet();

  function place(task: number, position: number): void {
    tasks[position] = task;
    places[task] = position + 1;
    addToSet(changed, position);
  }

  return {
    get count() {
      return count;
    },
    get tasks() {
      return tasks;
    },
    show(task) {
      const position = (places[task] ?? 0) - 1;
      if (position >= 0) return addToSet(changed, position);
      tasks = ensureRows(tasks, count + 1);
      places = ensureRows(places, task + 1);
      place(task, count++);
    },
    remove(task) {
      const position = (places[task] ?? 0) - 1;
      if (position < 0) return;
      places[task] = 0;
      const last = tasks[--count] ?? 0;
      if (last !== task) place(last, position);
    },
    takeChanged() {
      const positions = changed.rows.subarray(0, changed.count).filter((position) => position < count);
      clearSet(changed);
      return positions;
    },
  };
}
