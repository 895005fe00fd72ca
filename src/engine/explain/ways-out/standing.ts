import { DESIRED_STATUS } from '../../../ecs/status';
import { findService, taskDefinitionName } from '../../names';
import { liveTasksOf } from '../../service/live-tasks';
import type { SimulationState } from '../../state';
import { taskDefinitionIndex } from '../../task-rows/kinds';

/** Whose task had no place: a service's, of one task definition, or one of a RunTask, the nth that happened at its moment. */
export type Subject =
  | { readonly kind: 'service'; readonly name: string; readonly taskDefinition: string }
  | { readonly kind: 'runTask'; readonly atMs: number; readonly nth: number };

/** How a subject stands: how many of its tasks have no place, and how many have one. */
export interface Standing {
  readonly waiting: number;
  readonly placed: number;
}

/** Null where there is no such service or request, or it was refused. */
export function standingOf(state: SimulationState, subject: Subject): Standing | null {
  if (subject.kind === 'service') return ofService(state, subject.name, subject.taskDefinition);
  const asked = state.responses.filter(({ atMs, action }) => atMs === subject.atMs && action === 'RunTask');
  const response = asked[subject.nth];
  if (!response || response.error !== null) return null;
  return { waiting: response.missing ?? 0, placed: response.tasks?.length ?? 0 };
}

function ofService(state: SimulationState, name: string, taskDefinition: string): Standing | null {
  const service = state.services[findService(state, name)];
  if (!service) return null;
  let placed = 0;
  for (const task of liveTasksOf(state, service)) {
    const isLive = state.tasks.desiredStatus[task] === DESIRED_STATUS.RUNNING;
    if (isLive && taskDefinitionName(state, taskDefinitionIndex(state, task)) === taskDefinition) placed++;
  }
  return { waiting: service.failure?.unplaced ?? 0, placed };
}

/**
 * How many more tasks have a place than before, 0 where it is no better: more tasks are there, or nothing waits any more and none is lost. No more than
 * waited.
 */
export function gain(before: Standing, after: Standing): number {
  if (before.waiting === 0) return 0;
  if (after.waiting === 0 && after.placed >= Math.max(1, before.placed)) return before.waiting;
  return Math.min(before.waiting, Math.max(0, after.placed - before.placed));
}
