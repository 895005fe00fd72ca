import { TASK, TASK_WIDTH } from '../../frame/frame';
import type { Differences } from './differences';
import type { StageFilter } from './stage-types';

/** What is lit and what is in the shade of that: filters, siblings of the selected task, instances that a view points at. */
export interface Light {
  readonly filter: StageFilter | null;
  /** Instances that a view lights; the others fade. */
  readonly litInstances: ReadonlySet<number> | null;
  /** The same for tasks; their instances stay as they are. */
  readonly litTasks: ReadonlySet<number> | null;
  /** Owner of the selected task: what is not its sibling goes a little back. Null when no task is selected. */
  readonly siblings: number | null;
  /** Tasks that differ, where the rest fades. */
  readonly differing: Differences | null;
}

export const ALL_LIT: Light = { filter: null, litInstances: null, litTasks: null, siblings: null, differing: null };

/** 0 as it is, 1 a little back, 2 far back: positions in `STRENGTHS`. */
export type Shadow = 0 | 1 | 2;

/** How far back an instance is. */
export function lightOfInstance({ filter, litInstances, differing }: Light, index: number): Shadow {
  // Of a task on Fargate: it is on none of the instances that are asked for.
  if (index < 0) return filter?.instances ? 2 : litInstances ? 1 : 0;
  if (differing && !differing.instances.has(index)) return 2;
  if (filter?.instances && filter.instances[index] !== 1) return 2;
  return litInstances && !litInstances.has(index) ? 1 : 0;
}

/** How far back a task is, by the position of its row. */
export function lightOfTask(light: Light, tasks: Int32Array, row: number): Shadow {
  const { filter, litTasks, siblings, differing } = light;
  if (isAllLit(light)) return 0;
  const cell = row * TASK_WIDTH;
  const task = tasks[cell + TASK.taskIndex] ?? -1;
  if (differing && !differing.tasks.has(task)) return 2;
  const owner = tasks[cell + TASK.ownerIndex] ?? -1;
  const instance = tasks[cell + TASK.instanceIndex] ?? -1;
  if (filter?.owners && !filter.owners.includes(owner)) return 2;
  if (filter?.statuses && !filter.statuses.includes(tasks[cell + TASK.lastStatus] ?? -1)) return 2;
  if (filter?.platforms && !filter.platforms.includes(tasks[cell + TASK.platform] ?? 0)) return 2;
  const place = lightOfInstance(light, instance);
  if (place > 0) return place;
  // What is pointed at outweighs what is selected.
  if (litTasks) return litTasks.has(task) ? 0 : 1;
  return siblings !== null && siblings !== owner ? 1 : 0;
}

function isAllLit({ filter, litInstances, litTasks, siblings, differing }: Light): boolean {
  return filter === null && litInstances === null && litTasks === null && siblings === null && differing === null;
}
