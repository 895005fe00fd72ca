import { DESIRED_STATUS } from '../../ecs/status';
import type { ServiceState, SimulationState, TaskCount } from '../state';
import { settledAtMs } from '../task-rows/life';
import { noteHealthyTask } from './circuit-breaker';
import type { ServiceTask } from './counts';
import { dropLiveTask } from './live-tasks';
import { healthVerdict } from './task-health';
import { FOUND } from './unhealthy';

/**
 * What a pass has to know of a service's live tasks, kept while they come, run, settle and go, so that a pass of a service in which nothing is amiss
 * does not go through all of them. It holds as long as all are of the PRIMARY deployment, stay on their instances and have nothing wrong with them;
 * where that is in doubt the next pass looks at every task, and counts anew.
 */

export function emptyTaskCount(): TaskCount {
  return { holds: false, deployment: -1, healthy: 0, settling: [] };
}

/** Something has happened that only a look at every task of the service can tell. */
export function countAnew({ taskCount }: ServiceState): void {
  taskCount.holds = false;
}

/** Counts what a pass has seen with its own eyes, before it changes anything. */
export function countSeen(state: SimulationState, service: ServiceState, tasks: readonly ServiceTask[]): void {
  const { taskCount } = service;
  const { foundHealth } = state.taskLife;
  taskCount.deployment = service.deployments[0] ?? -1;
  taskCount.settling.length = 0;
  taskCount.healthy = 0;
  taskCount.holds = tasks.every(
    ({ task, old, draining, unhealthy, healthy }) =>
      !old && !draining && !unhealthy && healthy === (foundHealth[task] === FOUND.healthy),
  );
  if (!taskCount.holds) return;
  for (const { task, running, healthy } of tasks) {
    if (healthy) taskCount.healthy++;
    else if (running && healthVerdict(state, task) === 'none') taskCount.settling.push(task);
  }
  taskCount.settling.sort((a, b) => settledAtMs(state, a) - settledAtMs(state, b));
}

/** Whether the count of a service's tasks tells a pass all that it would see. */
export function countHolds({ taskCount, deployments }: ServiceState): boolean {
  return taskCount.holds && taskCount.deployment === deployments[0];
}

/** A live task is RUNNING from now on. */
export function countRunning(state: SimulationState, service: ServiceState, task: number): void {
  const verdict = healthVerdict(state, task);
  if (verdict === 'none') service.taskCount.settling.push(task);
  // Its containers may have passed their checks before.
  else if (verdict !== 'unknown') countAnew(service);
}

/** Tasks that have been RUNNING for long enough count as healthy: what `noteHealth` finds where it looks at every task. */
export function countSettled(state: SimulationState, service: ServiceState): void {
  const { settling } = service.taskCount;
  const { foundHealth } = state.taskLife;
  const primary = state.deployments[service.deployments[0] ?? -1];
  let passed = 0;
  for (const task of settling) {
    if (settledAtMs(state, task) > state.timeMs) break;
    passed++;
    if (state.tasks.desiredStatus[task] !== DESIRED_STATUS.RUNNING) continue;
    foundHealth[task] = FOUND.healthy;
    service.taskCount.healthy++;
    if (primary) noteHealthyTask(state, primary);
  }
  settling.splice(0, passed);
}

/** When the next of its tasks will have been RUNNING for long enough; Infinity for none. */
export function nextSettledMs(state: SimulationState, { taskCount }: ServiceState): number {
  for (const task of taskCount.settling) {
    const atMs = settledAtMs(state, task);
    if (atMs > state.timeMs && state.tasks.desiredStatus[task] === DESIRED_STATUS.RUNNING) return atMs;
  }
  return Infinity;
}

/** A task of the service has been told to stop. */
export function leaveService(state: SimulationState, service: ServiceState, task: number): void {
  dropLiveTask(state, service, task);
  if (state.taskLife.foundHealth[task] === FOUND.healthy) service.taskCount.healthy--;
}
