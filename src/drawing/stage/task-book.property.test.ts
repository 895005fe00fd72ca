import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TASK_STATUS } from '../../ecs/status';
import { TASK, TASK_WIDTH } from '../../frame/frame';
import { createTaskBook } from './task-book';
import type { TaskBook } from './task-book';
import { runFrom } from '../testing/task-runs';
import type { Step } from '../testing/task-runs';

const runs = fc
  .array(fc.array(fc.nat(), { maxLength: 12 }), { minLength: 1, maxLength: 10 })
  .map((numbers) => runFrom(numbers));

function taskIn(tasks: Int32Array, row: number, column: number): number {
  return tasks[row * TASK_WIDTH + column] ?? -1;
}

/** What the book says of an instance, slot by slot. */
function bySlot(book: TaskBook, instance: number): number[] {
  return Array.from(book.slotsOf(instance), (row) => (row < 0 ? -1 : taskIn(book.tasks, row, TASK.taskIndex)));
}

/** What the book should say of a step, and what it says. */
function comparison(book: TaskBook, { tasks, instances }: Step): readonly [expected: unknown[], found: unknown[]] {
  const there: number[][] = Array.from({ length: instances }, () => []);
  const live = Array.from({ length: instances }, () => 0);
  const rows: number[] = [];
  const found: number[] = [];
  for (let row = 0; row < tasks.length / TASK_WIDTH; row += 1) {
    const task = taskIn(tasks, row, TASK.taskIndex);
    const instance = taskIn(tasks, row, TASK.instanceIndex);
    rows.push(row);
    found.push(book.rowOf(task));
    if (instance < 0) continue;
    rows.push(task);
    found.push(book.taskIn(instance, book.slotOf(task)));
    there[instance]?.push(task);
    if (taskIn(tasks, row, TASK.lastStatus) < TASK_STATUS.STOPPED) live[instance] = (live[instance] ?? 0) + 1;
  }
  const sorted = (list: readonly number[]): number[] => list.toSorted((a, b) => a - b);
  const inSlots = there.map((_, index) => sorted(bySlot(book, index).filter((task) => task >= 0)));
  return [
    [[...tasks], rows, there.map(sorted), live],
    [[...book.tasks], found, inSlots, live.map((_, index) => book.liveTasks(index))],
  ];
}

describe('the book of tasks', () => {
  it('follows any run of frames, told what changed or left to find out', () => {
    fc.assert(
      fc.property(runs, fc.boolean(), (run, told) => {
        const book = createTaskBook();
        for (const step of run) {
          book.accept({ tasks: step.tasks, changedTasks: told ? step.changed : null });
          const [expected, found] = comparison(book, step);
          expect(found).toEqual(expected);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('leaves every task in its slot for as long as it is on its instance', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const book = createTaskBook();
        let before = new Map<string, number>();
        for (const { tasks, changed } of run) {
          book.accept({ tasks, changedTasks: changed });
          const now = new Map<string, number>();
          for (let row = 0; row < tasks.length / TASK_WIDTH; row += 1) {
            const instance = taskIn(tasks, row, TASK.instanceIndex);
            const task = taskIn(tasks, row, TASK.taskIndex);
            if (instance >= 0) now.set(`${task} on ${instance}`, book.slotOf(task));
          }
          const stayed = [...before].filter(([place]) => now.has(place));
          expect(stayed.map(([place]) => now.get(place))).toEqual(stayed.map(([, slot]) => slot));
          before = now;
        }
      }),
      { numRuns: 150 },
    );
  });

  it('tells of each instance whose tasks have changed', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const book = createTaskBook();
        for (const step of run) {
          const before = Array.from({ length: step.instances }, (_, index) => contents(book, index));
          book.forgetNews();
          book.accept({ tasks: step.tasks, changedTasks: step.changed });
          const told = new Set(book.news.instances.view());
          const silent = before.flatMap((was, index) =>
            contents(book, index) !== was && !told.has(index) ? index : [],
          );
          expect(silent).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** Everything that is known of the tasks of an instance. */
function contents(book: TaskBook, instance: number): string {
  return Array.from(book.slotsOf(instance), (row) =>
    row < 0 ? '' : book.tasks.slice(row * TASK_WIDTH, (row + 1) * TASK_WIDTH).join(),
  )
    .join(';')
    .replace(/;+$/, '');
}
