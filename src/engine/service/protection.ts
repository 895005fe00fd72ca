import { DESIRED_STATUS } from '../../ecs/status';
import { setRare } from '../../lib/columns';
import type { ServiceState, SimulationState } from '../state';
import { taskChanged } from '../task-changes';
import { taskDeployment } from '../task-rows/kinds';
import { protectedUntilMs } from '../task-rows/life';
import { liveTasksOf } from './live-tasks';

/**
 * Task scale-in protection: neither scale-in nor a deployment stops a protected task. Source: placement-and-lifecycle 1.8 and 2.4,
 * services-and-capacity 1.7. Nothing happens when it ends: whoever asks goes by the time.
 */

export function isProtected(state: SimulationState, task: number): boolean {
  return protectedUntilMs(state, task) > state.timeMs;
}

/** Protects a task until then; NaN takes its protection away. */
export function protectUntil(state: SimulationState, task: number, untilMs: number): void {
  setRare(state.taskLife.protectedUntilMs, task, Number.isNaN(untilMs) ? -1 : untilMs);
  taskChanged(state, task);
}

/** How many of a service's tasks are protected. */
export function protectedTasksOf(state: SimulationState, service: ServiceState): number {
  return liveTasksOf(state, service).reduce((count, task) => count + (isProtected(state, task) ? 1 : 0), 0);
}

/** Whether a task may be protected at all: a live one of a service. */
export function isLiveServiceTask(state: SimulationState, task: number): boolean {
  return state.tasks.desiredStatus[task] === DESIRED_STATUS.RUNNING && taskDeployment(state, task) >= 0;
}
