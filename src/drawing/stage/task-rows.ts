import { TASK, TASK_WIDTH, rowCount } from '../../frame/frame';
import type { TaskBook } from './task-book';

/** Rows of tasks, and how one is found among them. */
export interface TaskRows {
  readonly tasks: Int32Array;
  /** Knows where rows are; without it they ascend by `taskIndex`. */
  readonly book?: Pick<TaskBook, 'rowOf' | 'slotOf'>;
}

/** Position of a task's row, -1 when it has none. */
export function taskRowIn({ tasks, book }: TaskRows, taskIndex: number): number {
  if (book) return book.rowOf(taskIndex);
  let low = 0;
  let high = rowCount(tasks, TASK_WIDTH) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = tasks[middle * TASK_WIDTH + TASK.taskIndex] ?? -1;
    if (found === taskIndex) return middle;
    if (found < taskIndex) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
