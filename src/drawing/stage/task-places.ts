import { INSTANCE, INSTANCE_WIDTH, TASK, TASK_WIDTH, rowCount } from '../../frame/frame';
import type { Catalog } from '../../frame/frame';
import { BOX, BOX_WIDTH } from './layout';
import type { StageLayout } from './layout';

/** Which tasks are in which instance, and which part of its lanes each of them takes. */
export interface TaskPlaces {
  /** Rows of the frame's tasks, grouped by instance, in order of creation within each. */
  readonly rows: Int32Array;
  /** `rows[start[i]]` to `rows[start[i + 1] - 1]` are those of instance i. */
  readonly start: Int32Array;
  /** Four per entry of `rows`, px from the lane's left end: CPU from and to, memory from and to. */
  readonly ends: Float64Array;
}

/** Columns of `TaskPlaces.ends`. */
export const END = { cpuFrom: 0, cpuTo: 1, memoryFrom: 2, memoryTo: 3 } as const;
export const END_WIDTH = 4;

/**
 * Lays the tasks of every instance into its lanes, from the left, in the same order in both: those of `daemons` (owners) first, then by creation. A task that has
 * stopped reserving (its containers are still there) keeps its place while there is room; where a newer task has been given that room
 * already, what has stopped is squeezed into the rest.
 */
export function placeTasks(
  catalog: Catalog,
  instances: Int32Array,
  tasks: Int32Array,
  layout: StageLayout,
  daemons: readonly number[] = [],
): TaskPlaces {
  const instanceCount = layout.boxes.length / BOX_WIDTH;
  const { rows, start } = groupByInstance(tasks, instanceCount);
  if (daemons.length > 0) putFirst(rows, start, (row) => daemons.includes(ownerOf(tasks, row)));
  const ends = new Float64Array(rows.length * END_WIDTH);
  if (layout.level === 'map') return { rows, start, ends };
  const lane: Lane = { catalog, tasks, rows, ends };
  for (let index = 0; index < instanceCount; index += 1) {
    const box = index * BOX_WIDTH;
    if ((layout.boxes[box + BOX.height] ?? 0) === 0) continue;
    const from = start[index] ?? 0;
    const to = start[index + 1] ?? 0;
    if (from === to) continue;
    const row = index * INSTANCE_WIDTH;
    const cpuUnits = instances[row + INSTANCE.cpuUnitsRegistered] ?? 0;
    const memoryMiB = instances[row + INSTANCE.memoryMiBRegistered] ?? 0;
    fillLane(lane, from, to, END.cpuFrom, 'cpuUnits', cpuUnits, layout.boxes[box + BOX.cpuLength] ?? 0);
    fillLane(lane, from, to, END.memoryFrom, 'memoryMiB', memoryMiB, layout.boxes[box + BOX.memoryUsable] ?? 0);
  }
  return { rows, start, ends };
}

/** A counting sort: two passes over the tasks, whatever their number. */
function groupByInstance(tasks: Int32Array, instanceCount: number): Pick<TaskPlaces, 'rows' | 'start'> {
  const count = rowCount(tasks, TASK_WIDTH);
  const start = new Int32Array(instanceCount + 1);
  for (let row = 0; row < count; row += 1) {
    const index = tasks[row * TASK_WIDTH + TASK.instanceIndex] ?? -1;
    if (index >= 0 && index < instanceCount) start[index + 1] = (start[index + 1] ?? 0) + 1;
  }
  for (let index = 0; index < instanceCount; index += 1)
    start[index + 1] = (start[index + 1] ?? 0) + (start[index] ?? 0);
  const rows = new Int32Array(start[instanceCount] ?? 0);
  const next = start.slice();
  for (let row = 0; row < count; row += 1) {
    const index = tasks[row * TASK_WIDTH + TASK.instanceIndex] ?? -1;
    if (index < 0 || index >= instanceCount) continue;
    const at = next[index] ?? 0;
    rows[at] = row;
    next[index] = at + 1;
  }
  return { rows, start };
}

function ownerOf(tasks: Int32Array, row: number): number {
  return tasks[row * TASK_WIDTH + TASK.ownerIndex] ?? -1;
}

/** Moves the rows that pass the test to the front of their instance; else the order stays. */
function putFirst(rows: Int32Array, start: Int32Array, test: (row: number) => boolean): void {
  for (let index = 0; index + 1 < start.length; index += 1) {
    const own = [...rows.subarray(start[index], start[index + 1])];
    if (own.length > 1) rows.set([...own.filter(test), ...own.filter((row) => !test(row))], start[index]);
  }
}

interface Lane {
  readonly catalog: Catalog;
  readonly tasks: Int32Array;
  readonly rows: Int32Array;
  readonly ends: Float64Array;
}

function fillLane(
  { catalog, tasks, rows, ends }: Lane,
  from: number,
  to: number,
  column: number,
  resource: 'cpuUnits' | 'memoryMiB',
  registered: number,
  length: number,
): void {
  const perUnit = registered > 0 ? length / registered : 0;
  let reserved = 0;
  let released = 0;
  for (let at = from; at < to; at += 1) {
    const cell = (rows[at] ?? 0) * TASK_WIDTH;
    const size = catalog.taskDefinitions[tasks[cell + TASK.taskDefinitionIndex] ?? -1]?.[resource] ?? 0;
    if (tasks[cell + TASK.reserves] === 1) reserved += size;
    else released += size;
  }
  const room = Math.max(0, registered - reserved);
  const squeeze = released > room && released > 0 ? room / released : 1;
  let x = 0;
  for (let at = from; at < to; at += 1) {
    const cell = (rows[at] ?? 0) * TASK_WIDTH;
    const size = catalog.taskDefinitions[tasks[cell + TASK.taskDefinitionIndex] ?? -1]?.[resource] ?? 0;
    const width = size * perUnit * (tasks[cell + TASK.reserves] === 1 ? 1 : squeeze);
    ends[at * END_WIDTH + column] = x;
    x += width;
    ends[at * END_WIDTH + column + 1] = x;
  }
}
