import { arn, calendarTime, clusterArn, withoutAbsent } from './printed';
import type { Printed } from './printed';
import { codeDeployId } from './service/code-deploy';
import { deploymentCountsOf } from './service/described';
import { controllerOf } from './service/kind';
import { FULL_SCALE, sizeOf } from './service/sizes';
import { stabilityOf } from './service/task-sets';
import type { Moment } from './simulation';
import type { ServiceState } from './state';

/**
 * The task sets of a service whose deployments CodeDeploy or somebody else runs, as `aws ecs describe-services` prints them; undefined for a service that ECS
 * deploys itself. Source: the API's TaskSet.
 */
export function printedTaskSets(moment: Moment, service: ServiceState): Printed[] | undefined {
  return controllerOf(service) === 'ECS'
    ? undefined
    : service.deployments.flatMap((index) => printedTaskSet(moment, service, index));
}

function printedTaskSet(moment: Moment, service: ServiceState, index: number): Printed[] {
  const { world } = moment;
  const deployment = world.deployments[index];
  if (!deployment) return [];
  const { id, taskSet, shift, configuration } = deployment;
  const createdAt = calendarTime(moment, deployment.createdAtMs / 1_000);
  const printed = withoutAbsent({
    id,
    taskSetArn: arn(moment, 'task-set', `${service.name}/${id}`),
    serviceArn: arn(moment, 'service', service.name),
    clusterArn: clusterArn(moment),
    startedBy: controllerOf(service) === 'CODE_DEPLOY' ? 'CODE_DEPLOY' : undefined,
    externalId: taskSet?.externalId ?? (shift === null ? undefined : codeDeployId(deployment)),
    status: taskSet?.isDraining === true ? 'DRAINING' : deployment.status,
    taskDefinition: world.taskDefinitions[deployment.taskDefinition]?.arn,
    computedDesiredCount: sizeOf(world, service, index),
    ...deploymentCountsOf(world, service, index),
    createdAt,
    updatedAt: createdAt,
    launchType: service.input.launchType ?? 'EC2',
    networkConfiguration: configuration.networkConfiguration,
    loadBalancers: configuration.loadBalancers ?? [],
    serviceRegistries: configuration.serviceRegistries ?? [],
    scale: { value: ((taskSet?.scale ?? FULL_SCALE) * 100) / FULL_SCALE, unit: 'PERCENT' },
    stabilityStatus: stabilityOf(world, service, index),
  });
  return [printed];
}
