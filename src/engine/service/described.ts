import { TASK_STATUS } from '../../ecs/status';
import type { ServiceState, SimulationState } from '../state';
import { taskDeployment } from '../task-rows/kinds';
import { liveTasksOf } from './live-tasks';

/** `runningCount` and `pendingCount` as DescribeServices has them, over some tasks. Source: placement-and-lifecycle 5.1. */
export interface DescribedCounts {
  readonly runningCount: number;
  /** PROVISIONING, PENDING and ACTIVATING. */
  readonly pendingCount: number;
}

export function serviceCountsOf(state: SimulationState, service: ServiceState): DescribedCounts {
  return countsOf(state, liveTasksOf(state, service));
}

export function deploymentCountsOf(state: SimulationState, service: ServiceState, deployment: number): DescribedCounts {
  return countsOf(
    state,
    liveTasksOf(state, service).filter((task) => taskDeployment(state, task) === deployment),
  );
}

function countsOf({ tasks }: SimulationState, list: readonly number[]): DescribedCounts {
  const runningCount = list.filter((task) => tasks.lastStatus[task] === TASK_STATUS.RUNNING).length;
  const pendingCount = list.filter((task) => (tasks.lastStatus[task] ?? 0) < TASK_STATUS.RUNNING).length;
  return { runningCount, pendingCount };
}
