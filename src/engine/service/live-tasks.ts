import { DESIRED_STATUS } from '../../ecs/status';
import { removeAscending } from '../../lib/ascending';
import type { ServiceState, SimulationState } from '../state';

/**
 * A service's tasks with desiredStatus RUNNING, in order of creation. From a long list those that have been told to stop go when they are half of it: a
 * service may stop tens of thousands in one pass.
 */

const LONG = 1_024;

/** How many there are. */
export function liveCount({ liveTasks, leftTasks }: ServiceState): number {
  return liveTasks.length - leftTasks;
}

export function liveTasksOf({ tasks }: SimulationState, { liveTasks, leftTasks }: ServiceState): readonly number[] {
  if (leftTasks === 0) return liveTasks;
  return liveTasks.filter((task) => tasks.desiredStatus[task] === DESIRED_STATUS.RUNNING);
}

/** A task of the service has just been told to stop. */
export function dropLiveTask({ tasks }: SimulationState, service: ServiceState, task: number): void {
  const { liveTasks } = service;
  if (liveTasks.length < LONG && service.leftTasks === 0) return removeAscending(liveTasks, task);
  if (++service.leftTasks * 2 < liveTasks.length) return;
  let kept = 0;
  for (const other of liveTasks) if (tasks.desiredStatus[other] === DESIRED_STATUS.RUNNING) liveTasks[kept++] = other;
  liveTasks.length = kept;
  service.leftTasks = 0;
}
