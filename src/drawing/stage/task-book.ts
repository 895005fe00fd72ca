import { TASK_STATUS } from '../../ecs/status';
import { TASK, TASK_WIDTH, rowCount } from '../../frame/frame';
import type { Frame } from '../../frame/frame';
import { createIntList } from './int-list';
import type { IntList } from './int-list';
import { createSlots } from './slots';

/**
 * The stage's own copy of one world's tasks: which there are, where they are, and in which slot of their instance. It takes a frame in at the
 * cost of what has changed in it.
 */
export interface TaskBook {
  /** Rows of TASK_WIDTH, as in the frame that was taken in last. */
  readonly tasks: Int32Array;
  /** Position of a task's row, -1 when it has none. */
  readonly rowOf: (taskIndex: number) => number;
  /** Positions of an instance's rows by slot; -1 for a free slot. */
  readonly slotsOf: (instanceIndex: number) => Int32Array;
  /** Position of the row in a slot, -1 where it is free. */
  rowAt(instanceIndex: number, slot: number): number;
  /** The task (`taskIndex`) in a slot, -1 where it is free. */
  readonly taskIn: (instanceIndex: number, slot: number) => number;
  /** Slot of a task that is on an instance. */
  readonly slotOf: (taskIndex: number) => number;
  /** Tasks of an instance whose containers are there or come. */
  readonly liveTasks: (instanceIndex: number) => number;
  /** The most slots that any instance has needed. */
  readonly mostSlots: number;
  /** Takes a frame's tasks in. False when nothing has changed. */
  accept(frame: Pick<Frame, 'tasks' | 'changedTasks'>): boolean;
  /** What has changed since this was last forgotten. */
  readonly news: TaskNews;
  forgetNews(): void;
}

export interface TaskNews {
  /** Tasks (`taskIndex`) that came or changed. Some more than once. */
  readonly tasks: IntList;
  /** Slots that tasks have left, of which some are taken again: instance, slot, instance, slot, ... */
  readonly left: IntList;
  /** Instances with a task that came, went or changed. Some more than once. */
  readonly instances: IntList;
  /** Tasks (`taskIndex`) that have an instance and had none before. */
  readonly placed: IntList;
}

/** An array with room for `length`, its new part filled. */
function withRoom(array: Int32Array<ArrayBuffer>, length: number, fill: number): Int32Array<ArrayBuffer> {
  if (length <= array.length) return array;
  const grown = new Int32Array(Math.max(length, array.length * 2, 1024)).fill(fill, array.length);
  grown.set(array);
  return grown;
}

export function createTaskBook(): TaskBook {
  let rows = new Int32Array(0);
  let count = 0;
  /** By taskIndex: position of the row, valid where that row is the task's. */
  let positions = new Int32Array(0);
  /** By taskIndex: slot on its instance. */
  let slotByTask = new Int32Array(0);
  let live = new Int32Array(0);
  const slots = createSlots();
  const news: TaskNews = {
    tasks: createIntList(),
    left: createIntList(),
    instances: createIntList(),
    placed: createIntList(),
  };
  /** Of the rows that get another task, or whose task goes elsewhere: task and instance before. */
  const old = createIntList();
  /** Positions of these rows, as far as they are still there, and of new ones. */
  const others = createIntList();

  const cell = (row: number, column: number): number => rows[row * TASK_WIDTH + column] ?? -1;

  function rowOf(taskIndex: number): number {
    const row = positions[taskIndex] ?? -1;
    return row >= 0 && row < count && cell(row, TASK.taskIndex) === taskIndex ? row : -1;
  }

  function countLive(row: number, by: 1 | -1): void {
    const instance = cell(row, TASK.instanceIndex);
    if (instance >= 0 && cell(row, TASK.lastStatus) < TASK_STATUS.STOPPED) countAt(instance, by);
  }

  function countAt(instance: number, by: 1 | -1): void {
    live = withRoom(live, instance + 1, 0);
    live[instance] = (live[instance] ?? 0) + by;
  }

  /** Notes what a row held, before it changes or goes. */
  function takeOut(row: number): void {
    old.push(cell(row, TASK.taskIndex));
    old.push(cell(row, TASK.instanceIndex));
    countLive(row, -1);
  }

  function putIn(frameTasks: Int32Array, row: number): void {
    const from = row * TASK_WIDTH;
    for (let at = from; at < from + TASK_WIDTH; at += 1) rows[at] = frameTasks[at] ?? 0;
    const task = cell(row, TASK.taskIndex);
    if (task >= positions.length) {
      positions = withRoom(positions, task + 1, -1);
      slotByTask = withRoom(slotByTask, task + 1, -1);
    }
    positions[task] = row;
    countLive(row, 1);
  }

  /** Frees the slots of tasks that have gone, and tells the others' slots where their rows are now. */
  function settleOld(): void {
    for (let at = 0; at < old.length; at += 2) {
      const [task, instance] = [old.at(at), old.at(at + 1)];
      if (instance < 0) continue;
      const row = rowOf(task);
      const slot = slotByTask[task] ?? -1;
      if (row >= 0 && cell(row, TASK.instanceIndex) === instance) slots.move(instance, slot, row);
      else {
        slots.free(instance, slot);
        news.left.push(instance);
        news.left.push(slot);
        news.instances.push(instance);
        slotByTask[task] = -1;
      }
    }
  }

  /** Gives the task of a row that has changed a slot, if it has none. */
  function settleNew(row: number): void {
    const instance = cell(row, TASK.instanceIndex);
    if (instance < 0) return;
    const task = cell(row, TASK.taskIndex);
    const slot = slotByTask[task] ?? -1;
    news.tasks.push(task);
    news.instances.push(instance);
    if (slot >= 0 && slots.rowAt(instance, slot) === row) return;
    slotByTask[task] = slots.take(instance, row);
    news.placed.push(task);
  }

  /** Takes in a row that has the same task on the same instance as before; false for any other. It is what changes most. */
  function putSame(frameTasks: Int32Array, row: number): boolean {
    const at = row * TASK_WIDTH;
    const task = rows[at + TASK.taskIndex] ?? -1;
    const instance = rows[at + TASK.instanceIndex] ?? -1;
    if (frameTasks[at + TASK.taskIndex] !== task || frameTasks[at + TASK.instanceIndex] !== instance) return false;
    const wasLive = (rows[at + TASK.lastStatus] ?? 0) < TASK_STATUS.STOPPED;
    const isLive = (frameTasks[at + TASK.lastStatus] ?? 0) < TASK_STATUS.STOPPED;
    for (let cell = at; cell < at + TASK_WIDTH; cell += 1) rows[cell] = frameTasks[cell] ?? 0;
    if (instance < 0) return true;
    if (wasLive !== isLive) countAt(instance, isLive ? 1 : -1);
    news.tasks.push(task);
    news.instances.push(instance);
    return true;
  }

  function apply(frameTasks: Int32Array, changed: Int32Array): void {
    const next = rowCount(frameTasks, TASK_WIDTH);
    old.clear();
    others.clear();
    const kept = Math.min(next, count);
    for (const row of changed) {
      if (row < kept && putSame(frameTasks, row)) continue;
      if (row < next) others.push(row);
      if (row < kept) takeOut(row);
    }
    for (let row = kept; row < count; row += 1) takeOut(row);
    rows = withRoom(rows, frameTasks.length, 0);
    count = next;
    for (const row of others.view()) putIn(frameTasks, row);
    settleOld();
    for (const row of others.view()) settleNew(row);
  }

  /** Positions of the rows that are not as they were. */
  function differing(frameTasks: Int32Array): Int32Array {
    const found = createIntList();
    const next = rowCount(frameTasks, TASK_WIDTH);
    for (let row = 0; row < next; row += 1) {
      const from = row * TASK_WIDTH;
      let at = row < count ? from : from + TASK_WIDTH + 1;
      while (at < from + TASK_WIDTH && rows[at] === frameTasks[at]) at += 1;
      if (at !== from + TASK_WIDTH) found.push(row);
    }
    return found.view();
  }

  /** Whether all rows that are new are among the changed ones; they are not where a frame was missed. */
  function coversGrowth(changed: Int32Array, next: number): boolean {
    let fresh = 0;
    for (const row of changed) if (row >= count && row < next) fresh += 1;
    return fresh === Math.max(0, next - count);
  }

  return {
    get tasks() {
      return rows.subarray(0, count * TASK_WIDTH);
    },
    rowOf,
    slotsOf: (instanceIndex) => slots.of(instanceIndex),
    rowAt: (instanceIndex, slot) => slots.rowAt(instanceIndex, slot),
    taskIn(instanceIndex, slot) {
      const row = slots.rowAt(instanceIndex, slot);
      return row < 0 ? -1 : cell(row, TASK.taskIndex);
    },
    slotOf: (taskIndex) => slotByTask[taskIndex] ?? -1,
    liveTasks: (instanceIndex) => live[instanceIndex] ?? 0,
    get mostSlots() {
      return slots.most;
    },
    accept({ tasks, changedTasks }) {
      const before = count;
      const changed =
        changedTasks && coversGrowth(changedTasks, rowCount(tasks, TASK_WIDTH)) ? changedTasks : differing(tasks);
      if (changed.length === 0 && rowCount(tasks, TASK_WIDTH) === before) return false;
      apply(tasks, changed);
      return true;
    },
    news,
    forgetNews() {
      news.tasks.clear();
      news.left.clear();
      news.instances.clear();
      news.placed.clear();
    },
  };
}
