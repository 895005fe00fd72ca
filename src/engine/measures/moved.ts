import { isDaemon } from '../service/kind';
import type { SimulationState } from '../state';
import { stoppedReason } from '../task-rows/endings';
import { taskDeployment } from '../task-rows/kinds';

/** How ECS ends a task for where it is, in its own words (placement-and-lifecycle 5.5 and 6.4). */
const BECAUSE_OF_PLACE = [
  /^Host EC2 /,
  /^Container instance deregistration /,
  /: container instance is in DRAINING state$/,
  /^Availability-zone rebalancing /,
];

/**
 * Tasks of services that have run and were told to stop because of where they were: their services start others elsewhere (assumption
 * `measure-moved`). Most runs have none, and are not looked through.
 */
export function movedTasks(state: SimulationState): number {
  const { tasks } = state;
  const reasons = tasks.endings.reasons.filter((reason) => BECAUSE_OF_PLACE.some((words) => words.test(reason)));
  if (reasons.length === 0) return 0;
  const ofPlace = new Set(reasons);
  let moved = 0;
  for (let task = 0; task < tasks.count; task++) {
    if (tasks.ending[task] === 0 || tasks.startedAfter[task] === 0) continue;
    if (ofPlace.has(stoppedReason(state, task) ?? '') && isReplaced(state, task)) moved++;
  }
  return moved;
}

/** A daemon is not started elsewhere, and what RunTask has started is not started again. */
function isReplaced(state: SimulationState, task: number): boolean {
  const deployment = state.deployments[taskDeployment(state, task)];
  const service = state.services[deployment?.service ?? -1];
  return service !== undefined && !isDaemon(service);
}
