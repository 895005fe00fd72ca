import { TASK, TASK_WIDTH } from '../../frame/frame';
import { besideInFlow } from './fargate/find';
import type { Flow } from './fargate/flow';
import type { StageLayout } from './layout';
import type { StageRef } from './refs';
import type { TaskPlaces } from './task-places';
import { taskRowIn } from './task-rows';
import type { TaskRows } from './task-rows';

/** Where the arrow keys lead on the stage: column by column, from top to bottom, each instance followed by its tasks; then its zone's Fargate tasks. */

export type Move = 'previous' | 'next' | 'up' | 'down' | 'first' | 'last';

export interface Walk extends TaskRows {
  readonly layout: StageLayout;
  /** Absent where no task is on Fargate. */
  readonly flow?: Flow | null;
  readonly places: TaskPlaces;
}

/** The keys of each move. Left and right go from task to task (and instance), up and down from instance to instance. */
export const MOVE_OF_KEY: Readonly<Record<string, Move>> = {
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/** The reference that a move leads to; the first instance, or Fargate task, from nowhere, null on an empty stage. */
export function walk(from: StageRef | null, move: Move, by: Walk): StageRef | null {
  const columns = columnsOf(by);
  if (move === 'last') return lastIn(columns.at(-1), by);
  const here = from === null ? null : locate(from, columns, by);
  if (here === null || move === 'first') return firstIn(columns[0], by);
  const there = here.kind === 'fargate' ? inFlow(here, move, by) : amongInstances(here, move, by);
  if (there) return there;
  // Past the column's end the walk goes on in the next one.
  if (move === 'next' || move === 'down') return firstIn(columns[here.at + 1], by) ?? from;
  return lastIn(columns[here.at - 1], by, move === 'up') ?? from;
}

/** A column of the stage, from left to right: instances, or Fargate tasks, by its number in the layout or the flow. */
interface Column {
  readonly kind: 'instances' | 'fargate';
  readonly index: number;
}

const known = new WeakMap<StageLayout, readonly Column[]>();

/** Columns that are not empty of instances, and all of Fargate tasks. Worked out once a layout, for a key that is held down. */
function columnsOf({ layout }: Walk): readonly Column[] {
  const found = known.get(layout) ?? sorted(layout);
  known.set(layout, found);
  return found;
}

function sorted({ zones, fargate }: StageLayout): Column[] {
  const all = [
    ...zones.map(
      ({ x, instances }, index) => ({ kind: 'instances', index, x, isEmpty: instances.length === 0 }) as const,
    ),
    ...fargate.map(({ x }, index) => ({ kind: 'fargate', index, x, isEmpty: false }) as const),
  ];
  return all.filter(({ isEmpty }) => !isEmpty).sort((a, b) => a.x - b.x);
}

function firstIn(column: Column | undefined, by: Walk): StageRef | null {
  if (!column) return null;
  if (column.kind === 'fargate') return taskRef(tasksOfColumn(column, by)[0]) ?? firstIn(after(column, 1, by), by);
  const first = by.layout.zones[column.index]?.instances[0];
  return first === undefined ? null : instanceRef(first);
}

/** `whole`: an instance, not the last of its tasks. */
function lastIn(column: Column | undefined, by: Walk, whole = false): StageRef | null {
  if (!column) return null;
  if (column.kind === 'fargate')
    return taskRef(tasksOfColumn(column, by).at(-1)) ?? lastIn(after(column, -1, by), by, whole);
  const last = by.layout.zones[column.index]?.instances.at(-1);
  if (last === undefined) return null;
  return (whole ? undefined : taskRefs(last, by).at(-1)) ?? instanceRef(last);
}

function after(column: Column, step: 1 | -1, by: Walk): Column | undefined {
  const columns = columnsOf(by);
  return columns[columns.indexOf(column) + step];
}

/** Fargate tasks of a column as they stand, without the free cells of the map. */
function tasksOfColumn({ index }: Column, { flow }: Walk): Int32Array {
  const tasks = flow?.columns[index]?.tasks ?? NO_TASKS;
  return flow?.scale.level === 'map' ? tasks.filter((task) => task >= 0) : tasks;
}

const NO_TASKS = new Int32Array();

function inFlow({ at, position }: LocatedInFlow, move: Move, by: Walk): StageRef | null {
  const column = columnsOf(by)[at];
  if (!column) return null;
  const tasks = tasksOfColumn(column, by);
  const own = by.flow?.columns[column.index];
  if (move === 'next' || move === 'previous') return taskRef(tasks[position + (move === 'next' ? 1 : -1)]);
  if (!by.flow || !own) return null;
  const down = move === 'down';
  const there = besideInFlow(by.flow, own, own.tasks.indexOf(tasks[position] ?? -1), down ? 1 : -1);
  return taskRef(own.tasks[there]);
}

function amongInstances(here: LocatedInstance, move: Move, by: Walk): StageRef | null {
  const { instances, columns } = by.layout.zones[here.zone] ?? { instances: [], columns: 1 };
  if (move === 'up' || move === 'down') {
    const inColumn = instances[here.inZone + (move === 'down' ? columns : -columns)];
    const beside = move === 'up' ? (inColumn ?? instances[here.inZone - 1]) : inColumn;
    return beside === undefined ? null : instanceRef(beside);
  }
  const step = move === 'next' ? 1 : -1;
  const inside = [instanceRef(here.instance), ...taskRefs(here.instance, by)][here.position + step];
  if (inside) return inside;
  const neighbour = instances[here.inZone + step];
  if (neighbour === undefined) return null;
  return move === 'next' ? instanceRef(neighbour) : (taskRefs(neighbour, by).at(-1) ?? instanceRef(neighbour));
}

interface LocatedInFlow {
  readonly kind: 'fargate';
  /** Position in the columns from left to right, and among the column's tasks. */
  readonly at: number;
  readonly position: number;
}

interface LocatedInstance {
  readonly kind: 'instances';
  readonly instance: number;
  readonly at: number;
  readonly zone: number;
  readonly inZone: number;
  /** 0 for the instance itself, then its tasks from 1. */
  readonly position: number;
}

type Located = LocatedInFlow | LocatedInstance;

function locate(ref: StageRef, columns: readonly Column[], by: Walk): Located | null {
  if (ref.kind === 'instance') return locateInstance(ref.instanceIndex, columns, by.layout);
  if (ref.kind !== 'task') return null;
  const row = taskRowIn(by, ref.taskIndex);
  const instance = row < 0 ? -1 : (by.tasks[row * TASK_WIDTH + TASK.instanceIndex] ?? -1);
  if (instance < 0) return locateInFlow(ref.taskIndex, columns, by);
  const place = locateInstance(instance, columns, by.layout);
  if (!place) return null;
  const own = taskRefs(place.instance, by).findIndex(
    (each) => each.kind === 'task' && each.taskIndex === ref.taskIndex,
  );
  return own < 0 ? null : { ...place, position: own + 1 };
}

function locateInFlow(taskIndex: number, columns: readonly Column[], by: Walk): LocatedInFlow | null {
  for (const [at, column] of columns.entries()) {
    const position = column.kind === 'fargate' ? tasksOfColumn(column, by).indexOf(taskIndex) : -1;
    if (position >= 0) return { kind: 'fargate', at, position };
  }
  return null;
}

function locateInstance(instance: number, columns: readonly Column[], layout: StageLayout): LocatedInstance | null {
  for (const [at, { kind, index: zone }] of columns.entries()) {
    const inZone = kind === 'instances' ? (layout.zones[zone]?.instances.indexOf(instance) ?? -1) : -1;
    if (inZone >= 0) return { kind: 'instances', instance, at, zone, inZone, position: 0 };
  }
  return null;
}

/** The tasks of an instance in the order in which they stand; none where they are not drawn. */
function taskRefs(instance: number, { layout, places, tasks }: Walk): StageRef[] {
  if (layout.level === 'map' && !layout.block) return [];
  return Array.from(places.of(instance).rows, (row): StageRef => ({
    kind: 'task',
    taskIndex: tasks[row * TASK_WIDTH + TASK.taskIndex] ?? -1,
  }));
}

function taskRef(taskIndex: number | undefined): StageRef | null {
  return taskIndex === undefined ? null : { kind: 'task', taskIndex };
}

function instanceRef(instanceIndex: number): StageRef {
  return { kind: 'instance', instanceIndex };
}
