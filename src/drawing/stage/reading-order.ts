import { TASK, TASK_WIDTH } from '../../frame/frame';
import type { StageLayout } from './layout';
import type { StageRef } from './refs';
import type { TaskPlaces } from './task-places';

/** Where the arrow keys lead on the stage: zone by zone, from top to bottom, each instance followed by its tasks. */

export type Move = 'previous' | 'next' | 'up' | 'down' | 'first' | 'last';

export interface Walk {
  readonly layout: StageLayout;
  readonly places: TaskPlaces;
  readonly tasks: Int32Array;
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
export function walk(from: StageRef | null, move: Move, { layout, places, tasks }: Walk): StageRef | null {
  const order = layout.zones.flatMap((zone) => zone.instances);
  const first = order[0];
  const last = order.at(-1);
  if (first === undefined || last === undefined) return null;
  if (move === 'last') return taskRefs(last, layout, places, tasks).at(-1) ?? instanceRef(last);
  const here = from === null ? null : locate(from, order, places, tasks);
  if (here === null || move === 'first') return instanceRef(first);
  const at = order.indexOf(here.instance);
  if (move === 'up' || move === 'down') return vertical(order, at, move, layout);
  const own = [instanceRef(here.instance), ...taskRefs(here.instance, layout, places, tasks)];
  const inside = own[here.position + (move === 'next' ? 1 : -1)];
  if (inside) return inside;
  const neighbour = order[at + (move === 'next' ? 1 : -1)];
  if (neighbour === undefined) return from;
  return move === 'next'
    ? instanceRef(neighbour)
    : (taskRefs(neighbour, layout, places, tasks).at(-1) ?? instanceRef(neighbour));
}

/** One row up or down in the same sub-column; past its end the walk goes on in the neighbouring zone. */
function vertical(order: readonly number[], at: number, move: 'up' | 'down', layout: StageLayout): StageRef {
  const here = order[at] ?? 0;
  const zone = layout.zones.find((each) => each.instances.includes(here));
  const columns = layout.arrangement.columns;
  const position = zone?.instances.indexOf(here) ?? 0;
  const target = zone?.instances[position + (move === 'down' ? columns : -columns)];
  if (target !== undefined) return instanceRef(target);
  const next =
    move === 'down'
      ? layout.zones.find((each) => (each.instances[0] ?? -1) >= 0 && order.indexOf(each.instances[0] ?? -1) > at)
      : null;
  const first = next?.instances[0];
  return instanceRef(first ?? order[Math.max(0, at - 1)] ?? here);
}

interface Located {
  readonly instance: number;
  /** 0 for the instance itself, then its tasks from 1. */
  readonly position: number;
}

function locate(ref: StageRef, order: readonly number[], places: TaskPlaces, tasks: Int32Array): Located | null {
  if (ref.kind === 'instance')
    return order.includes(ref.instanceIndex) ? { instance: ref.instanceIndex, position: 0 } : null;
  if (ref.kind !== 'task') return null;
  for (const instance of order) {
    const start = places.start[instance] ?? 0;
    for (let at = start; at < (places.start[instance + 1] ?? 0); at += 1) {
      if (tasks[(places.rows[at] ?? 0) * TASK_WIDTH + TASK.taskIndex] === ref.taskIndex)
        return { instance, position: at - start + 1 };
    }
  }
  return null;
}

function taskRefs(instance: number, layout: StageLayout, places: TaskPlaces, tasks: Int32Array): StageRef[] {
  if (layout.level === 'map') return [];
  const refs: StageRef[] = [];
  for (let at = places.start[instance] ?? 0; at < (places.start[instance + 1] ?? 0); at += 1) {
    refs.push({ kind: 'task', taskIndex: tasks[(places.rows[at] ?? 0) * TASK_WIDTH + TASK.taskIndex] ?? -1 });
  }
  return refs;
}

function instanceRef(instanceIndex: number): StageRef {
  return { kind: 'instance', instanceIndex };
}
