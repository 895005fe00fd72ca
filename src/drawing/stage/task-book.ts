import { TASK_STATUS } from '../../ecs/status';
import { TASK, TASK_WIDTH, rowCount } from '../../frame/frame';
import type { Frame } from '../../frame/frame';
import { createIntList } from './int-list';
import type { IntList } from './int-list';
import { createSlots } from './slots';
import type { Slots } from './slots';

/**
 * The stage's own copy of one world's tasks: which there are, where they are, and in which slot of their instance, or of their zone on Fargate. It takes
 * a frame in at the cost of what has changed in it.
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
  /** Slot of a task that is on an instance, or on Fargate. */
  readonly slotOf: (taskIndex: number) => number;
  /** Tasks of an instance whose containers are there or come. */
  readonly liveTasks: (instanceIndex: number) => number;
  /** The most slots that any instance has needed. */
  readonly mostSlots: number;
  /** Positions of the rows of a zone's Fargate tasks by slot (index in `Catalog.zones`); -1 for a free slot. */
  readonly fargateSlotsOf: (zoneIndex: number) => Int32Array;
  /** Counts how often a Fargate task came or went; 0 while there was none. */
  readonly fargate: number;
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
  /** Tasks (`taskIndex`) that have a place, an instance or a zone of Fargate, and had none before. */
  readonly placed: IntList;
  /** Whether any Fargate task came, went or changed. */
  fargate: boolean;
}

/** An array with room for `length`, its new part filled. */
function withRoom(array: Int32Array<ArrayBuffer>, length: number, fill: number): Int32Array<ArrayBuffer> {
  if (length <= array.length) return array;
  const grown = new Int32Array(Math.max(length, array.length * 2, 1024)).fill(fill, array.length);
  grown.set(array);
  return grown;
}

/**
 * Where a task stands, as one number: its instance, or on Fargate its zone, counted downwards from -2; -1 while it has neither.
 */
function hostIn(tasks: Int32Array, row: number): number {
  const instance = tasks[row * TASK_WIDTH + TASK.instanceIndex] ?? -1;
  const zone = tasks[row * TASK_WIDTH + TASK.zoneIndex] ?? -1;
  return instance >= 0 || zone < 0 ? instance : FIRST_ZONE - zone;
}

const NOWHERE = -1;
const FIRST_ZONE = -2;

export function createTaskBook(): TaskBook {
  let rows = new Int32Array(0);
  let count = 0;
  /** By taskIndex: position of the row, valid where that row is the task's. */
  let positions = new Int32Array(0);
  /** By taskIndex: slot on its instance. */
  let slotByTask = new Int32Array(0);
  let live = new Int32Array(0);
  const slots = createSlots();
  const zoneSlots = createSlots();
  let fargate = 0;
  const news: TaskNews = {
    tasks: createIntList(),
    left: createIntList(),
    instances: createIntList(),
    placed: createIntList(),
    fargate: false,
  };
  /** Of the rows that get another task, or whose task goes elsewhere: task and host before. */
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
    old.push(hostIn(rows, row));
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
      const [task, host] = [old.at(at), old.at(at + 1)];
      if (host === NOWHERE) continue;
      const row = rowOf(task);
      const slot = slotByTask[task] ?? -1;
      const [own, place] = slotsAt(host);
      if (row >= 0 && hostIn(rows, row) === host) own.move(place, slot, row);
      else {
        own.free(place, slot);
        slotByTask[task] = -1;
        noteHost(host, true);
        if (host < 0) continue;
        news.left.push(host);
        news.left.push(slot);
      }
    }
  }

  /** The slots that a host's tasks are in, and its number there. */
  function slotsAt(host: number): readonly [Slots, number] {
    return host >= 0 ? [slots, host] : [zoneSlots, FIRST_ZONE - host];
  }

  /** A task of a host has changed; `moved`: it came or went. */
  function noteHost(host: number, moved: boolean): void {
    if (host >= 0) news.instances.push(host);
    else {
      news.fargate = true;
      if (moved) fargate += 1;
    }
  }

  /** Gives the task of a row that has changed a slot, if it has none. */
  function settleNew(row: number): void {
    const host = hostIn(rows, row);
    if (host === NOWHERE) return;
    const task = cell(row, TASK.taskIndex);
    const slot = slotByTask[task] ?? -1;
    const [own, place] = slotsAt(host);
    const isIn = slot >= 0 && own.rowAt(place, slot) === row;
    news.tasks.push(task);
    noteHost(host, !isIn);
    if (isIn) return;
    slotByTask[task] = own.take(place, row);
    news.placed.push(task);
  }

  /** Takes in a row that has the same task in the same place as before; false for any other. It is what changes most. */
  function putSame(frameTasks: Int32Array, row: number): boolean {
    const at = row * TASK_WIDTH;
    const task = rows[at + TASK.taskIndex] ?? -1;
    const host = hostIn(rows, row);
    if (frameTasks[at + TASK.taskIndex] !== task || hostIn(frameTasks, row) !== host) return false;
    const wasLive = (rows[at + TASK.lastStatus] ?? 0) < TASK_STATUS.STOPPED;
    const isLive = (frameTasks[at + TASK.lastStatus] ?? 0) < TASK_STATUS.STOPPED;
    for (let cell = at; cell < at + TASK_WIDTH; cell += 1) rows[cell] = frameTasks[cell] ?? 0;
    if (host === NOWHERE) return true;
    if (host >= 0 && wasLive !== isLive) countAt(host, isLive ? 1 : -1);
    news.tasks.push(task);
    noteHost(host, false);
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
    fargateSlotsOf: (zoneIndex) => zoneSlots.of(zoneIndex),
    get fargate() {
      return fargate;
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
      news.fargate = false;
    },
  };
}
