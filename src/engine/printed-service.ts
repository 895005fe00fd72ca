import { describedDeployment } from './describe';
import { arn, calendarTime, clusterArn, withoutAbsent } from './printed';
import type { Printed } from './printed';
import { printedPlatform } from './printed-fargate';
import { printedTaskSets } from './printed-task-sets';
import { serviceCountsOf } from './service/described';
import { boundsOf, percentagesOf } from './service/counts';
import type { Moment } from './simulation';
import type { ServiceState } from './state';

/** A service as `aws ecs describe-services` prints it. Source: the API's Service. */

/** ECS returns the latest hundred events. Source: the API's Service. */
const MOST_EVENTS = 100;

export function printedService(moment: Moment, service: ServiceState): Printed {
  const { world } = moment;
  const { input } = service;
  const primary = world.deployments[service.deployments[0] ?? -1];
  const created = world.deployments.find((deployment) => world.services[deployment.service] === service);
  const taskSets = printedTaskSets(moment, service);
  return withoutAbsent({
    serviceArn: arn(moment, 'service', service.name),
    serviceName: service.name,
    clusterArn: clusterArn(moment),
    loadBalancers: input.loadBalancers ?? [],
    serviceRegistries: input.serviceRegistries ?? [],
    status: service.status,
    desiredCount: boundsOf(service).desired,
    ...serviceCountsOf(world, service),
    launchType: input.capacityProviderStrategy === undefined ? (input.launchType ?? 'EC2') : undefined,
    capacityProviderStrategy: input.capacityProviderStrategy,
    taskDefinition: world.taskDefinitions[primary?.taskDefinition ?? -1]?.arn,
    ...printedPlatform(moment, service, primary?.taskDefinition ?? -1),
    deploymentConfiguration: { ...input.deploymentConfiguration, ...percentagesOf(service) },
    // A service has the one or the other.
    taskSets,
    deployments:
      taskSets === undefined
        ? service.deployments.map((deployment) => printedDeployment(moment, service, deployment))
        : [],
    events: printedEvents(moment, service),
    createdAt: calendarTime(moment, (created?.createdAtMs ?? 0) / 1_000),
    placementConstraints: input.placementConstraints ?? [],
    placementStrategy: input.placementStrategy ?? [],
    networkConfiguration: input.networkConfiguration,
    healthCheckGracePeriodSeconds:
      input.healthCheckGracePeriodSeconds ?? ((input.loadBalancers ?? []).length > 0 ? 0 : undefined),
    schedulingStrategy: input.schedulingStrategy ?? 'REPLICA',
    deploymentController: input.deploymentController ?? { type: 'ECS' },
    availabilityZoneRebalancing: input.availabilityZoneRebalancing,
    enableECSManagedTags: false,
    propagateTags: 'NONE',
    enableExecuteCommand: false,
  });
}

/** One entry of `deployments`: what `describedDeployment` tells, under the API's names. */
function printedDeployment(moment: Moment, service: ServiceState, index: number): Printed {
  const { world } = moment;
  const deployment = world.deployments[index];
  const described = describedDeployment(world, service, index);
  const createdAt = calendarTime(moment, (deployment?.createdAtMs ?? 0) / 1_000);
  return withoutAbsent({
    ...described,
    taskDefinition: world.taskDefinitions[deployment?.taskDefinition ?? -1]?.arn,
    createdAt,
    updatedAt: createdAt,
    launchType: service.input.launchType ?? 'EC2',
    ...printedPlatform(moment, service, deployment?.taskDefinition ?? -1),
  });
}

/** Newest first. */
function printedEvents(moment: Moment, service: ServiceState): Printed[] {
  return moment.world.events
    .filter(({ ownerIndex, message }) => ownerIndex === service.owner && message.startsWith('(service '))
    .slice(-MOST_EVENTS)
    .toReversed()
    .map(({ sequence, atMs, message }) => ({
      id: eventId(sequence),
      createdAt: calendarTime(moment, atMs / 1_000),
      message,
    }));
}

/** In the form of ECS's ids, and as unique: by its number in the run. */
function eventId(sequence: number): string {
  return `00000000-0000-4000-8000-${sequence.toString(16).padStart(12, '0')}`;
}
