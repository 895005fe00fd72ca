import { TASK, TASK_WIDTH } from '../../frame/frame';
import type { Differences } from './differences';
import type { StageFilter } from './stage-types';

/** What is lit and what is in the shade of that: filters, siblings of the selected task, instances that a view points at. */
export interface Light {
  readonly filter: StageFilter | null;
  /** Instances that a view lights; the others fade. */
  readonly litInstances: ReadonlySet<number> | null;
  /** Owner of the selected task: what is not its sibling goes a little back. Null when no task is selected. */
  readonly siblings: number | null;
  /** Tasks that differ, where the rest fades. */
  readonly differing: Differences | null;
}

export const ALL_LIT: Light = { filter: null, litInstances: null, siblings: null, differing: null };

/** 0 as it is, 1 a little back, 2 far back: positions in `STRENGTHS`. */
export type Shadow = 0 | 1 | 2;

/** How far back an instance is. */
export function lightOfInstance({ filter, litInstances, differing }: Light, index: number): Shadow {
  if (differing && !differing.instances.has(index)) return 2;
  if (filter?.instances && filter.instances[index] !== 1) return 2;
  return litInstances && !litInstances.has(index) ? 1 : 0;
}

/** How far back a task is, by the position of its row. */
export function lightOfTask(light: Light, tasks: Int32Array, row: number): Shadow {
  const { filter, litInstances, siblings, differing } = light;
  if (filter === null && litInstances === null && siblings === null && differing === null) return 0;
  const cell = row * TASK_WIDTH;
  if (differing && !differing.tasks.has(tasks[cell + TASK.taskIndex] ?? -1)) return 2;
  const owner = tasks[cell + TASK.ownerIndex] ?? -1;
  const instance = tasks[cell + TASK.instanceIndex] ?? -1;
  if (filter?.owners && !filter.owners.includes(owner)) return 2;
  if (filter?.statuses && !filter.statuses.includes(tasks[cell + TASK.lastStatus] ?? -1)) return 2;
  const place = lightOfInstance(light, instance);
  return place === 0 && siblings !== null && siblings !== owner ? 1 : place;
}
