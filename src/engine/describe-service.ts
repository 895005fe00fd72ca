import type { DeploymentDetail, ServiceDetail } from '../frame/explanation';
import { countsOverTime, tasksOfDeployments } from './deployment-counts';
import { taskDefinitionName } from './names';
import { printedService } from './printed-service';
import { stagesOf, trafficOverTime } from './service/blue-green/described';
import type { Moment } from './simulation';
import type { DeploymentState, SimulationState } from './state';
import { stoppedTasksOf } from './stopped-tasks';

/** A service with its history so far, by the index of its owner; null where that is no service. */
export function describeService(moment: Moment, owner: number): ServiceDetail | null {
  const { world } = moment;
  const index = world.services.findLastIndex((it) => it.owner === owner);
  const service = world.services[index];
  if (!service) return null;
  const deployments = world.deployments.flatMap((deployment, at) => (deployment.service === index ? at : []));
  const tasks = tasksOfDeployments(world, deployments);
  return {
    ownerIndex: owner,
    name: service.name,
    json: printedService(moment, service),
    bounds: service.bounds.map(({ atMs, ...bounds }) => ({ at: atMs / 1_000, ...bounds })),
    deployments: deploymentsOf(world, deployments, tasks),
    ...stoppedTasksOf(world, tasks),
  };
}

function deploymentsOf(
  world: SimulationState,
  indexes: readonly number[],
  tasks: readonly number[],
): DeploymentDetail[] {
  const counts = countsOverTime(world, indexes, tasks);
  return indexes.flatMap((index): DeploymentDetail[] => {
    const deployment = world.deployments[index];
    if (!deployment) return [];
    return [
      {
        id: deployment.id,
        status: deployment.status,
        taskDefinition: taskDefinitionName(world, deployment.taskDefinition),
        rolloutState: deployment.rolloutState,
        rolloutStateReason: deployment.rolloutStateReason,
        createdAt: deployment.createdAtMs / 1_000,
        endedAt: deployment.endedAtMs <= world.timeMs ? deployment.endedAtMs / 1_000 : null,
        throttle: throttleOf(world, deployment),
        counts: counts.get(index) ?? [],
        stages: stagesOf(deployment),
        traffic: trafficOverTime(deployment),
      },
    ];
  });
}

/** Only what is under way starts tasks. */
function throttleOf({ timeMs }: SimulationState, deployment: DeploymentState): DeploymentDetail['throttle'] {
  const { status, startFailures, throttledUntilMs } = deployment;
  if (status === 'INACTIVE' || throttledUntilMs <= timeMs) return null;
  return { until: throttledUntilMs / 1_000, failures: startFailures };
}
