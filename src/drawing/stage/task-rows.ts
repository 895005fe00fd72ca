import { rowByOrder } from '../../frame/frame';
import type { TaskBook } from './task-book';

/** Rows of tasks, and how one is found among them. */
export interface TaskRows {
  readonly tasks: Int32Array;
  /** Knows where rows are; without it they ascend by `taskIndex`. */
  readonly book?: Pick<TaskBook, 'rowOf' | 'slotOf'>;
}

/** Position of a task's row, -1 when it has none. */
export function taskRowIn({ tasks, book }: TaskRows, taskIndex: number): number {
  return book ? book.rowOf(taskIndex) : rowByOrder(tasks, taskIndex);
}
