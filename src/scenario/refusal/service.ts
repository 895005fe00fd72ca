import type { CreateServiceInput, UpdateServiceInput } from '../../ecs/service';
import type { RegisteredTaskDefinition } from '../../ecs/task-definition';
import { rebalancingObstacle } from '../../ecs/zone-rebalancing';
import { loadBalancerRefusals } from './load-balancing';
import { controllerRefusals, controllerUpdateRefusals } from './controller';
import { daemonRefusals } from './daemon';
import { deploymentRefusals } from './deployment';
import { definitionRefusals, launchRefusals, placementRefusals } from './placement';
import { trafficRefusals } from './traffic';
import { serviceCountRefusals, taskCountRefusals } from './quotas';
import { clientException, invalidParameter } from './refusal';
import type { Refusal, RequestContext } from './refusal';

/** What ECS refuses of services: placement-and-lifecycle 1.6, services-and-capacity 2.1 and 7.5. */

/**
 * Everything that is wrong with a `CreateService` request, in the order in which ECS is taken to look (assumption `refusal-order`); it
 * answers with the first.
 */
export function createServiceRefusals(input: CreateServiceInput, context: RequestContext): Refusal[] {
  const definition = input.taskDefinition === undefined ? undefined : context.findTaskDefinition(input.taskDefinition);
  return [
    ...nameRefusals(input.serviceName, context),
    ...serviceCountRefusals(context),
    ...launchRefusals(input, context),
    ...(input.schedulingStrategy === 'DAEMON' ? daemonRefusals(input, context) : replicaRefusals(input)),
    ...taskCountRefusals(input, context),
    ...deploymentRefusals(input),
    ...controllerRefusals(input),
    ...trafficRefusals(input),
    ...definitionOf(input, definition, context),
    ...placementRefusals(input, definition, context),
    ...rebalancingRefusals(input, definition),
  ];
}

/** The same for `UpdateService`, given the service as it will be: its input with the update's fields over it. */
export function updateServiceRefusals(
  update: UpdateServiceInput,
  merged: CreateServiceInput,
  context: RequestContext,
): Refusal[] {
  const definition =
    merged.taskDefinition === undefined ? undefined : context.findTaskDefinition(merged.taskDefinition);
  const refusals = [
    ...launchRefusals(merged, context),
    ...(merged.schedulingStrategy === 'DAEMON' ? daemonRefusals(merged, context) : replicaRefusals(merged)),
    ...taskCountRefusals(merged, context),
    ...deploymentRefusals(merged),
    ...controllerUpdateRefusals(update, merged),
    ...trafficRefusals(merged),
    ...definitionOf(merged, definition, context),
    ...placementRefusals(merged, definition, context),
    ...rebalancingRefusals(merged, definition),
  ];
  // What stood there before was taken before: only what the update brings can be refused.
  return refusals.filter(({ path }) => path.length === 0 || Object.hasOwn(update, String(path[0])));
}

/** `ServiceNotFoundException`, ECS's answer to an update or deletion of what is not there. */
export function serviceNotFound(): Refusal {
  return { code: 'ServiceNotFoundException', message: 'Service not found.', path: ['service'] };
}

/** `ServiceNotActiveException`: the service is being deleted. */
export function serviceNotActive(): Refusal {
  return { code: 'ServiceNotActiveException', message: 'Service was not ACTIVE.', path: ['service'] };
}

/** A name is free again when the service that was deleted has no tasks left. */
export function serviceStillDraining(): Refusal {
  return invalidParameter(['serviceName'], 'Unable to Start a service that is still Draining.');
}

function nameRefusals(serviceName: string, context: RequestContext): Refusal[] {
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(serviceName)) {
    return [invalidParameter(['serviceName'], 'A service name has 1 to 255 letters, digits, hyphens and underscores.')];
  }
  return context.hasService(serviceName)
    ? [invalidParameter(['serviceName'], 'Creation of service was not idempotent.')]
    : [];
}

function replicaRefusals({
  schedulingStrategy = 'REPLICA',
  desiredCount,
  deploymentController,
}: CreateServiceInput): Refusal[] {
  if (schedulingStrategy !== 'REPLICA') {
    return [
      invalidParameter(
        ['schedulingStrategy'],
        `schedulingStrategy is REPLICA or DAEMON; "${schedulingStrategy}" was given.`,
      ),
    ];
  }
  if (desiredCount === undefined) {
    return deploymentController?.type === 'EXTERNAL'
      ? []
      : [invalidParameter([], 'A REPLICA service needs a desiredCount.')];
  }
  return desiredCount >= 0
    ? []
    : [invalidParameter(['desiredCount'], `desiredCount is 0 or more; ${desiredCount} was given.`)];
}

/** `ENABLED` where the zones of the service cannot be evened out; left out it would be `DISABLED` there. Source: placement-and-lifecycle 6.4. */
function rebalancingRefusals(input: CreateServiceInput, definition: RegisteredTaskDefinition | undefined): Refusal[] {
  if (input.availabilityZoneRebalancing !== 'ENABLED') return [];
  const obstacle = rebalancingObstacle(input, definition?.requirements.memberOf ?? []);
  return obstacle === null ? [] : [invalidParameter(['availabilityZoneRebalancing'], obstacle)];
}

function definitionOf(
  input: CreateServiceInput,
  definition: RegisteredTaskDefinition | undefined,
  context: RequestContext,
): Refusal[] {
  if (definition !== undefined)
    return [...definitionRefusals(input, definition, context), ...loadBalancerRefusals(input, definition, context)];
  if (input.taskDefinition !== undefined) return [clientException(['taskDefinition'], 'TaskDefinition not found.')];
  return input.deploymentController?.type === 'EXTERNAL'
    ? []
    : [invalidParameter([], 'TaskDefinition can not be blank.')];
}
