import { INSTANCE_STATUS } from '../../ecs/status';
import { countByTarget } from '../capacity/launch-target';
import type { Launch } from '../capacity/launch-target';
import type { ServiceState, SimulationState } from '../state';
import { taskDeployment } from '../task-rows/kinds';
import { platformOfProvider } from '../task-rows/platform';
import { liveTasksOf } from './live-tasks';
import { countHolds } from './task-count';

/**
 * How many live tasks of one of a service's deployments (index) each target of its strategy has: what base and weights go by (assumption
 * `strategy-per-deployment`). Tasks that have to leave a draining instance do not count.
 */
export function launchCounts(
  state: SimulationState,
  service: ServiceState,
  deployment: number,
  launch: Launch,
): number[] {
  if (launch.targets.length === 1) return [0];
  if (countHolds(service)) {
    const onPlatforms = state.deployments[deployment]?.liveByPlatform ?? [];
    return launch.targets.map(({ provider }) => onPlatforms[platformOfProvider(provider)] ?? 0);
  }
  const staying = liveTasksOf(state, service).filter(
    (task) =>
      taskDeployment(state, task) === deployment &&
      state.instances.status[state.tasks.instanceIndex[task] ?? -1] !== INSTANCE_STATUS.DRAINING,
  );
  return countByTarget(state, launch, staying);
}
