import { TASK, TASK_WIDTH } from '../../frame/frame';
import type { StageLayout } from './layout';
import type { StageRef } from './refs';
import type { TaskPlaces } from './task-places';
import { taskRowIn } from './task-rows';
import type { TaskRows } from './task-rows';

/** Where the arrow keys lead on the stage: zone by zone, from top to bottom, each instance followed by its tasks. */

export type Move = 'previous' | 'next' | 'up' | 'down' | 'first' | 'last';

export interface Walk extends TaskRows {
  readonly layout: StageLayout;
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

/** The reference that a move leads to; the first instance from nowhere, null on an empty stage. */
export function walk(from: StageRef | null, move: Move, by: Walk): StageRef | null {
  const order = orderOf(by.layout);
  const first = order[0];
  const last = order.at(-1);
  if (first === undefined || last === undefined) return null;
  if (move === 'last') return taskRefs(last, by).at(-1) ?? instanceRef(last);
  const here = from === null ? null : locate(from, by);
  if (here === null || move === 'first') return instanceRef(first);
  if (move === 'up' || move === 'down') return vertical(order, here, move, by.layout);
  const inside = [instanceRef(here.instance), ...taskRefs(here.instance, by)][
    here.position + (move === 'next' ? 1 : -1)
  ];
  if (inside) return inside;
  const neighbour = order[here.at + (move === 'next' ? 1 : -1)];
  if (neighbour === undefined) return from;
  return move === 'next' ? instanceRef(neighbour) : (taskRefs(neighbour, by).at(-1) ?? instanceRef(neighbour));
}

const orders = new WeakMap<StageLayout, readonly number[]>();

/** All instances in reading order: worked out once a layout, for a key that is held down. */
function orderOf(layout: StageLayout): readonly number[] {
  const known = orders.get(layout) ?? layout.zones.flatMap((zone) => zone.instances);
  orders.set(layout, known);
  return known;
}

/** One row up or down in the same sub-column; past its end the walk goes on in the neighbouring zone. */
function vertical(order: readonly number[], here: Located, move: 'up' | 'down', layout: StageLayout): StageRef {
  const zone = layout.zones[here.zone];
  const target = zone?.instances[here.inZone + (move === 'down' ? zone.columns : -zone.columns)];
  if (target !== undefined) return instanceRef(target);
  const next =
    move === 'down' ? layout.zones.slice(here.zone + 1).find(({ instances }) => instances.length > 0) : undefined;
  return instanceRef(next?.instances[0] ?? order[Math.max(0, here.at - 1)] ?? here.instance);
}

interface Located {
  readonly instance: number;
  /** Position in the order of all, the zone, and the position in that. */
  readonly at: number;
  readonly zone: number;
  readonly inZone: number;
  /** 0 for the instance itself, then its tasks from 1. */
  readonly position: number;
}

function locate(ref: StageRef, by: Walk): Located | null {
  if (ref.kind === 'instance') return locateInstance(ref.instanceIndex, by.layout);
  if (ref.kind !== 'task') return null;
  const row = taskRowIn(by, ref.taskIndex);
  const place = row < 0 ? null : locateInstance(by.tasks[row * TASK_WIDTH + TASK.instanceIndex] ?? -1, by.layout);
  if (!place) return null;
  const own = taskRefs(place.instance, by).findIndex(
    (each) => each.kind === 'task' && each.taskIndex === ref.taskIndex,
  );
  return own < 0 ? null : { ...place, position: own + 1 };
}

function locateInstance(instance: number, layout: StageLayout): Located | null {
  let before = 0;
  for (const [zone, { instances }] of layout.zones.entries()) {
    const inZone = instances.indexOf(instance);
    if (inZone >= 0) return { instance, at: before + inZone, zone, inZone, position: 0 };
    before += instances.length;
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

function instanceRef(instanceIndex: number): StageRef {
  return { kind: 'instance', instanceIndex };
}
