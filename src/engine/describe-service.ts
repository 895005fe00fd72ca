import type { DeploymentDetail, ServiceDetail } from '../frame/explanation';
import { countsOverTime } from './deployment-counts';
import { taskDefinitionName } from './names';
import { printedService } from './printed-service';
import { stagesOf, trafficOverTime } from './service/blue-green/described';
import type { Moment } from './simulation';
import type { SimulationState } from './state';

/** A service with its history so far, by the index of its owner; null where that is no service. */
export function describeService(moment: Moment, owner: number): ServiceDetail | null {
  const { world } = moment;
  const index = world.services.findLastIndex((it) => it.owner === owner);
  const service = world.services[index];
  if (!service) return null;
  return {
    ownerIndex: owner,
    name: service.name,
    json: printedService(moment, service),
    bounds: service.bounds.map(({ atMs, ...bounds }) => ({ at: atMs / 1_000, ...bounds })),
    deployments: deploymentsOf(world, index),
  };
}

function deploymentsOf(world: SimulationState, service: number): DeploymentDetail[] {
  const indexes = world.deployments.flatMap((deployment, index) => (deployment.service === service ? index : []));
  const counts = countsOverTime(world, indexes);
  return indexes.flatMap((index): DeploymentDetail[] => {
    const deployment = world.deployments[index];
    if (!deployment) return [];
    return [
      {
        id: deployment.id,
        status: deployment.status,
        taskDefinition: taskDefinitionName(world, deployment.taskDefinition),
        rolloutState: deployment.rolloutState,
        createdAt: deployment.createdAtMs / 1_000,
        endedAt: deployment.endedAtMs <= world.timeMs ? deployment.endedAtMs / 1_000 : null,
        counts: counts.get(index) ?? [],
        stages: stagesOf(deployment),
        traffic: trafficOverTime(deployment),
      },
    ];
  });
}
