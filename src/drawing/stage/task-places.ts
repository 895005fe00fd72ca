import { INSTANCE, INSTANCE_WIDTH, TASK, TASK_WIDTH, rowCount } from '../../frame/frame';
import type { Catalog } from '../../frame/frame';
import { BOX, BOX_WIDTH } from './layout';
import type { StageLayout } from './layout';

/** The tasks of one instance, and which part of its lanes each of them takes. */
export interface InstanceTasks {
  /** Positions of their rows, in the order in which they stand. */
  readonly rows: Int32Array;
  /** Four per entry of `rows`, px from the lane's left end: CPU from and to, memory from and to. */
  readonly ends: Float64Array;
}

/** Which tasks are where. It is worked out instance by instance, as they are asked for. */
export interface TaskPlaces {
  of(instanceIndex: number): InstanceTasks;
  /** To be told of an instance whose tasks have changed. */
  forget(instanceIndex: number): void;
}

/** Columns of `InstanceTasks.ends`. */
export const END = { cpuFrom: 0, cpuTo: 1, memoryFrom: 2, memoryTo: 3 } as const;
export const END_WIDTH = 4;

export interface PlaceSource {
  readonly catalog: Catalog;
  readonly instances: Int32Array;
  /** Rows at present. */
  readonly tasks: () => Int32Array;
  /** Positions of an instance's rows in any order; negative ones are passed over. */
  readonly rowsOf: (instanceIndex: number) => Iterable<number>;
  /** Owners of which tasks stand first. */
  readonly daemons: readonly number[];
}

/**
 * Lays the tasks of an instance into its lanes, from the left, in the same order in both: those of `daemons` (owners) first, then by creation. A task that has
 * stopped reserving (its containers are still there) keeps its place while there is room; where a newer task has been given that room
 * already, what has stopped is squeezed into the rest.
 */
export function placesOf(source: PlaceSource, layout: StageLayout): TaskPlaces {
  const known: (InstanceTasks | undefined)[] = [];
  return {
    of: (instanceIndex) => (known[instanceIndex] ??= placeIn(source, layout, instanceIndex)),
    forget(instanceIndex) {
      known[instanceIndex] = undefined;
    },
  };
}

/** The places of tasks that do not change. */
export function placeTasks(
  catalog: Catalog,
  instances: Int32Array,
  tasks: Int32Array,
  layout: StageLayout,
  daemons: readonly number[] = [],
): TaskPlaces {
  const byInstance: number[][] = [];
  for (let row = 0; row < rowCount(tasks, TASK_WIDTH); row += 1) {
    const index = tasks[row * TASK_WIDTH + TASK.instanceIndex] ?? -1;
    if (index >= 0) (byInstance[index] ??= []).push(row);
  }
  return placesOf(
    { catalog, instances, tasks: () => tasks, rowsOf: (index) => byInstance[index] ?? [], daemons },
    layout,
  );
}

function placeIn(source: PlaceSource, layout: StageLayout, index: number): InstanceTasks {
  const { catalog, instances } = source;
  const tasks = source.tasks();
  const rows = Int32Array.from(inOrder(source, tasks, index));
  const ends = new Float64Array(rows.length * END_WIDTH);
  const box = index * BOX_WIDTH;
  if (layout.level === 'map' || (layout.boxes[box + BOX.height] ?? 0) === 0) return { rows, ends };
  const lane: Lane = { catalog, tasks, rows, ends };
  const row = index * INSTANCE_WIDTH;
  const cpuUnits = instances[row + INSTANCE.cpuUnitsRegistered] ?? 0;
  const memoryMiB = instances[row + INSTANCE.memoryMiBRegistered] ?? 0;
  fillLane(lane, END.cpuFrom, 'cpuUnits', cpuUnits, layout.boxes[box + BOX.cpuLength] ?? 0);
  fillLane(lane, END.memoryFrom, 'memoryMiB', memoryMiB, layout.boxes[box + BOX.memoryUsable] ?? 0);
  return { rows, ends };
}

function inOrder({ rowsOf, daemons }: PlaceSource, tasks: Int32Array, index: number): number[] {
  const rows: number[] = [];
  for (const row of rowsOf(index)) if (row >= 0) rows.push(row);
  const value = (row: number, column: number): number => tasks[row * TASK_WIDTH + column] ?? -1;
  const later = (row: number): number => (daemons.includes(value(row, TASK.ownerIndex)) ? 0 : 1);
  return rows.sort((a, b) => later(a) - later(b) || value(a, TASK.taskIndex) - value(b, TASK.taskIndex));
}

interface Lane {
  readonly catalog: Catalog;
  readonly tasks: Int32Array;
  readonly rows: Int32Array;
  readonly ends: Float64Array;
}

function fillLane(
  { catalog, tasks, rows, ends }: Lane,
  column: number,
  resource: 'cpuUnits' | 'memoryMiB',
  registered: number,
  length: number,
): void {
  const perUnit = registered > 0 ? length / registered : 0;
  let reserved = 0;
  let released = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const cell = (rows[at] ?? 0) * TASK_WIDTH;
    const size = catalog.taskDefinitions[tasks[cell + TASK.taskDefinitionIndex] ?? -1]?.[resource] ?? 0;
    if (tasks[cell + TASK.reserves] === 1) reserved += size;
    else released += size;
  }
  const room = Math.max(0, registered - reserved);
  const squeeze = released > room && released > 0 ? room / released : 1;
  let x = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const cell = (rows[at] ?? 0) * TASK_WIDTH;
    const size = catalog.taskDefinitions[tasks[cell + TASK.taskDefinitionIndex] ?? -1]?.[resource] ?? 0;
    const width = size * perUnit * (tasks[cell + TASK.reserves] === 1 ? 1 : squeeze);
    ends[at * END_WIDTH + column] = x;
    x += width;
    ends[at * END_WIDTH + column + 1] = x;
  }
}
