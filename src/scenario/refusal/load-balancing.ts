import type { PortMapping } from '../../ecs/container-definition';
import { nameOfTargetGroup } from '../../ecs/load-balancing';
import type { CreateServiceInput, ServiceLoadBalancer } from '../../ecs/service';
import type { RegisteredTaskDefinition } from '../../ecs/task-definition';
import { staticHostPort } from '../../ecs/task-requirements';
import type { JsonPath } from '../path';
import type { LoadBalancerEntry } from '../scenario';
import { invalidParameter } from './refusal';
import type { Refusal, RequestContext } from './refusal';

/**
 * What ECS refuses of a service's load balancers. Source: services-and-capacity 2.1; of texts that it does not give see the assumption
 * `refusal-wording`.
 */

/** Services-and-capacity 8. */
const MAX_TARGET_GROUPS = 5;
const MAX_CLASSIC = 1;

export function loadBalancerRefusals(
  input: CreateServiceInput,
  definition: RegisteredTaskDefinition,
  context: RequestContext,
): Refusal[] {
  const { loadBalancers = [] } = input;
  return [
    ...tooMany(loadBalancers),
    ...loadBalancers.flatMap((balancer, index) => {
      const path = ['loadBalancers', index];
      const named = nameRefusals(balancer, path, context);
      return [
        ...named,
        ...targetRefusals(balancer, definition, path),
        ...(named.length > 0 ? [] : kindRefusals(balancer, definition, path, context)),
      ];
    }),
    ...(isBehindClassic(input) ? classicRefusals(input, definition) : []),
  ];
}

/** What load balancers give a request to refer to. */
export function targetNames(
  balancers: readonly LoadBalancerEntry[],
): Pick<RequestContext, 'targetGroups' | 'classicLoadBalancers'> {
  return {
    targetGroups: balancers.flatMap(({ targetGroups }) => targetGroups),
    classicLoadBalancers: balancers.flatMap(({ type, name }) => (type === 'classic' ? name : [])),
  };
}

/** Whether a service registers its instances with a classic load balancer, which much of ECS does not go together with. */
export function isBehindClassic({ loadBalancers = [] }: Pick<CreateServiceInput, 'loadBalancers'>): boolean {
  return loadBalancers.some(({ loadBalancerName }) => loadBalancerName !== undefined);
}

function tooMany(balancers: readonly ServiceLoadBalancer[]): Refusal[] {
  const classic = balancers.filter(({ loadBalancerName }) => loadBalancerName !== undefined).length;
  const most = classic > 0 ? MAX_CLASSIC : MAX_TARGET_GROUPS;
  return balancers.length <= most
    ? []
    : [invalidParameter(['loadBalancers'], `load balancers can have at most ${most} items.`)];
}

/** What the entry names has to exist, and be one thing. */
function nameRefusals(balancer: ServiceLoadBalancer, path: JsonPath, context: RequestContext): Refusal[] {
  const { targetGroupArn, loadBalancerName } = balancer;
  if (targetGroupArn !== undefined && loadBalancerName !== undefined) {
    const message =
      'loadBalancerName and targetGroupArn cannot both be specified. You must specify either a loadBalancerName or a targetGroupArn.';
    return [invalidParameter([...path, 'loadBalancerName'], message)];
  }
  if (loadBalancerName !== undefined) {
    if (context.classicLoadBalancers.includes(loadBalancerName)) return [];
    return [
      invalidParameter([...path, 'loadBalancerName'], `The classic load balancer ${loadBalancerName} does not exist.`),
    ];
  }
  if (targetGroupArn === undefined) {
    return [invalidParameter(path, 'You must specify either a loadBalancerName or a targetGroupArn.')];
  }
  const alternate = balancer.advancedConfiguration?.alternateTargetGroupArn;
  return [
    ...withoutBalancer(targetGroupArn, [...path, 'targetGroupArn'], context),
    ...(alternate === undefined
      ? []
      : withoutBalancer(alternate, [...path, 'advancedConfiguration', 'alternateTargetGroupArn'], context)),
  ];
}

function withoutBalancer(reference: string, path: JsonPath, context: RequestContext): Refusal[] {
  if (targetTypeOf(reference, context) !== undefined) return [];
  return [
    invalidParameter(
      path,
      `The target group with targetGroupArn ${reference} does not have an associated load balancer.`,
    ),
  ];
}

/** Containers and ports that load balancers send to must be in the task definition. */
function targetRefusals(
  { containerName, containerPort }: ServiceLoadBalancer,
  definition: RegisteredTaskDefinition,
  path: JsonPath,
): Refusal[] {
  if (containerName === undefined) {
    return [invalidParameter(path, 'A load balancer of a service needs a containerName and a containerPort.')];
  }
  const container = definition.input.containerDefinitions.find(({ name }) => name === containerName);
  if (container === undefined) {
    const message = `The container ${containerName} does not exist in the task definition.`;
    return [invalidParameter([...path, 'containerName'], message)];
  }
  const ports = (container.portMappings ?? []).map((mapping) => mapping.containerPort);
  if (containerPort === undefined) {
    return [invalidParameter(path, 'A load balancer of a service needs a containerName and a containerPort.')];
  }
  if (ports.includes(containerPort)) return [];
  const message = `The container ${containerName} did not have a container port ${containerPort} defined.`;
  return [invalidParameter([...path, 'containerPort'], message)];
}

/** The kind of load balancer and of target that goes with the task definition's network mode. */
function kindRefusals(
  balancer: ServiceLoadBalancer,
  definition: RegisteredTaskDefinition,
  path: JsonPath,
  context: RequestContext,
): Refusal[] {
  const { targetGroupArn, loadBalancerName } = balancer;
  const { networkMode = 'bridge' } = definition.input;
  if (targetGroupArn !== undefined) {
    const targetType = targetTypeOf(targetGroupArn, context);
    if (targetType === (networkMode === 'awsvpc' ? 'ip' : 'instance')) return [];
    const message =
      `The provided target group ${targetGroupArn} has target type ${targetType}, which is incompatible with the ` +
      `${networkMode} network mode specified in the task definition.`;
    return [invalidParameter([...path, 'targetGroupArn'], message)];
  }
  if (networkMode === 'awsvpc') {
    const message = `The classic load balancer ${loadBalancerName} cannot be used with the awsvpc network mode: it registers instances only.`;
    return [invalidParameter([...path, 'loadBalancerName'], message)];
  }
  const mapping = mappingOf(balancer, definition);
  if (mapping === undefined || staticHostPort(definition.input, mapping) !== null) return [];
  const message = `The classic load balancer ${loadBalancerName} needs a static host port for container port ${mapping.containerPort}: dynamic host ports need a target group.`;
  return [invalidParameter([...path, 'containerPort'], message)];
}

/** What a service behind a classic load balancer cannot have. */
function classicRefusals(input: CreateServiceInput, { input: definition }: RegisteredTaskDefinition): Refusal[] {
  const { deploymentConfiguration = {}, serviceRegistries = [] } = input;
  const { strategy = 'ROLLING', deploymentCircuitBreaker } = deploymentConfiguration;
  const not = (path: JsonPath, what: string) =>
    invalidParameter(path, `${what} not supported for a service that uses a Classic Load Balancer.`);
  const checked = definition.containerDefinitions.some(({ healthCheck }) => healthCheck !== undefined);
  return [
    ...(checked ? [not(['taskDefinition'], 'Container health checks are')] : []),
    ...(strategy === 'ROLLING'
      ? []
      : [not(['deploymentConfiguration', 'strategy'], `Deployments with ${strategy} are`)]),
    ...(deploymentCircuitBreaker?.enable === true
      ? [not(['deploymentConfiguration', 'deploymentCircuitBreaker'], 'The deployment circuit breaker is')]
      : []),
    ...(serviceRegistries.length > 0 ? [not(['serviceRegistries'], 'Service discovery is')] : []),
  ];
}

function mappingOf(
  { containerName, containerPort }: ServiceLoadBalancer,
  { input }: RegisteredTaskDefinition,
): PortMapping | undefined {
  const container = input.containerDefinitions.find(({ name }) => name === containerName);
  return container?.portMappings?.find((mapping) => mapping.containerPort === containerPort);
}

function targetTypeOf(reference: string, { targetGroups }: RequestContext): 'instance' | 'ip' | undefined {
  const name = nameOfTargetGroup(reference);
  return targetGroups.find(({ targetGroupName }) => targetGroupName === name)?.targetType;
}
