import type { CreateServiceInput, UpdateServiceInput } from '../../ecs/service';
import { invalidParameter } from './refusal';
import type { Refusal } from './refusal';

/**
 * What ECS refuses of services whose deployments CodeDeploy or somebody else runs. Source: services-and-capacity 1.16 and 1.17; texts that are not
 * published: assumption `refusal-wording`.
 */

const CONTROLLERS: readonly string[] = ['ECS', 'CODE_DEPLOY', 'EXTERNAL'];

export function controllerRefusals(input: CreateServiceInput): Refusal[] {
  const controller = input.deploymentController?.type ?? 'ECS';
  if (!CONTROLLERS.includes(controller)) {
    const message = `The type of a deployment controller is one of ${CONTROLLERS.join(', ')}; "${controller}" was given.`;
    return [invalidParameter(['deploymentController', 'type'], message)];
  }
  if (controller === 'EXTERNAL') return externalRefusals(input);
  return controller === 'CODE_DEPLOY' ? codeDeployRefusals(input) : [];
}

/** What a task set says, its service must not. */
const OF_TASK_SETS = [
  ['taskDefinition', 'TaskDefinition'],
  ['launchType', 'LaunchType'],
  ['capacityProviderStrategy', 'CapacityProviderStrategy'],
  ['networkConfiguration', 'NetworkConfiguration'],
  ['loadBalancers', 'LoadBalancers'],
  ['serviceRegistries', 'ServiceRegistries'],
  ['platformVersion', 'PlatformVersion'],
] as const;

function externalRefusals(input: CreateServiceInput): Refusal[] {
  return OF_TASK_SETS.flatMap(([field, name]) =>
    input[field] === undefined ? [] : [invalidParameter([field], `${name} must be blank.`)],
  );
}

function codeDeployRefusals({ loadBalancers = [] }: CreateServiceInput): Refusal[] {
  const [first] = loadBalancers;
  if (first === undefined) {
    return [invalidParameter([], 'A service with the CODE_DEPLOY deployment controller needs a load balancer.')];
  }
  if (loadBalancers.length > 1) {
    return [invalidParameter(['loadBalancers'], 'load balancers can have at most 1 items.')];
  }
  if (first.loadBalancerName === undefined) return [];
  const message = 'The CODE_DEPLOY deployment controller does not support a Classic Load Balancer.';
  return [invalidParameter(['loadBalancers', 0, 'loadBalancerName'], message)];
}

/** What only a new deployment, or task set, can change. */
const NOT_BY_UPDATE = [
  ['taskDefinition', 'task definition'],
  ['networkConfiguration', 'network parameters'],
  ['loadBalancers', 'load balancers'],
  ['serviceRegistries', 'service registries'],
  ['platformVersion', 'platform version'],
] as const;

/** Which fields of an update such a service does not take. */
export function controllerUpdateRefusals(
  update: UpdateServiceInput,
  { deploymentController }: Pick<CreateServiceInput, 'deploymentController'>,
): Refusal[] {
  const controller = deploymentController?.type ?? 'ECS';
  if (controller === 'ECS') return [];
  const instead =
    controller === 'CODE_DEPLOY' ? 'Use AWS CodeDeploy to trigger a new deployment.' : 'Create a new task set instead.';
  const on = `on services with ${controller === 'EXTERNAL' ? 'an' : 'a'} ${controller} deployment controller. ${instead}`;
  const refusals = NOT_BY_UPDATE.flatMap(([field, name]) =>
    update[field] === undefined ? [] : [invalidParameter([field], `Unable to update ${name} ${on}`)],
  );
  if (update.forceNewDeployment !== true) return refusals;
  return [...refusals, invalidParameter(['forceNewDeployment'], `Cannot force a new deployment ${on}`)];
}
