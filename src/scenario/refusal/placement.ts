import { checkConstraints, checkStrategies, REFUSALS } from '../../ecs/placement-rules';
import type { RuleProblem } from '../../ecs/placement-rules';
import type { CapacityProviderStrategyItem, LaunchType, RunTaskInput } from '../../ecs/service';
import type { RegisteredTaskDefinition } from '../../ecs/task-definition';
import { parseQuery } from '../../query/parse';
import type { JsonPath } from '../path';
import { fargateRefusals } from './fargate';
import { invalidParameter } from './refusal';
import type { Refusal, RequestContext } from './refusal';

/** Refusals that services and RunTask share: launch type, capacity providers, network, strategies and constraints. */

/** The fields of both inputs that these rules look at. */
export type LaunchRequest = Pick<
  RunTaskInput,
  | 'launchType'
  | 'capacityProviderStrategy'
  | 'placementStrategy'
  | 'placementConstraints'
  | 'networkConfiguration'
  | 'platformVersion'
>;

/** What the tasks of a request run on: as asked, else by the cluster's default strategy, else EC2 (services-and-capacity 4.1). */
export function effectiveLaunchType(
  request: LaunchRequest,
  context: Pick<RequestContext, 'defaultStrategy'>,
): LaunchType {
  if (request.launchType !== undefined) return request.launchType;
  const strategy = request.capacityProviderStrategy ?? context.defaultStrategy;
  return strategy.some(({ capacityProvider }) => FARGATE_PROVIDERS.includes(capacityProvider)) ? 'FARGATE' : 'EC2';
}

export const FARGATE_PROVIDERS: readonly string[] = ['FARGATE', 'FARGATE_SPOT'];
const LAUNCH_TYPES: readonly string[] = ['EC2', 'FARGATE', 'EXTERNAL'];

export function launchRefusals(request: LaunchRequest, context: RequestContext): Refusal[] {
  const { launchType, capacityProviderStrategy = [] } = request;
  const refusals: Refusal[] = [];
  if (launchType !== undefined && !LAUNCH_TYPES.includes(launchType)) {
    refusals.push(
      invalidParameter(['launchType'], `launchType is one of ${LAUNCH_TYPES.join(', ')}; "${launchType}" was given.`),
    );
  }
  if (launchType !== undefined && capacityProviderStrategy.length > 0) {
    const message =
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.';
    refusals.push(invalidParameter(['capacityProviderStrategy'], message));
  }
  return [...refusals, ...strategyItemRefusals(capacityProviderStrategy, context.capacityProviders)];
}

/** Services-and-capacity 4.1. */
export function strategyItemRefusals(
  items: readonly CapacityProviderStrategyItem[],
  known: readonly string[],
  path: JsonPath = ['capacityProviderStrategy'],
): Refusal[] {
  const refusals: Refusal[] = rangeRefusals(items, path);
  if (items.length > 20)
    refusals.push(
      invalidParameter(
        path,
        `A capacity provider strategy takes at most 20 capacity providers; ${items.length} were given.`,
      ),
    );
  for (const [index, { capacityProvider }] of items.entries()) {
    if (known.includes(capacityProvider)) continue;
    const message = `The specified capacity provider '${capacityProvider}' was not found. Specify a valid capacity provider and try again.`;
    refusals.push(invalidParameter([...path, index, 'capacityProvider'], message));
  }
  if (items.length > 1 && items.every(({ weight = 0 }) => weight === 0)) {
    refusals.push(invalidParameter(path, 'At least one capacity provider of the strategy needs a weight above 0.'));
  }
  if (items.filter(({ base = 0 }) => base > 0).length > 1) {
    refusals.push(invalidParameter(path, 'Only one capacity provider of a strategy may have a base.'));
  }
  const fargate = items.filter(({ capacityProvider }) => FARGATE_PROVIDERS.includes(capacityProvider)).length;
  if (fargate > 0 && fargate < items.length) {
    refusals.push(
      invalidParameter(
        path,
        'A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate providers.',
      ),
    );
  }
  return refusals;
}

function rangeRefusals(items: readonly CapacityProviderStrategyItem[], path: JsonPath): Refusal[] {
  return items.flatMap(({ weight = 0, base = 0 }, index) => [
    ...(weight >= 0 && weight <= MOST_WEIGHT
      ? []
      : [invalidParameter([...path, index, 'weight'], `weight is 0 to ${MOST_WEIGHT}; ${weight} was given.`)]),
    ...(base >= 0 && base <= MOST_BASE
      ? []
      : [invalidParameter([...path, index, 'base'], `base is 0 to ${MOST_BASE}; ${base} was given.`)]),
  ]);
}

const MOST_WEIGHT = 1_000;
const MOST_BASE = 100_000;

/** The rules that need the task definition: compatibility and network (services-and-capacity 7.5, V35 and V36). */
export function definitionRefusals(
  request: LaunchRequest,
  definition: RegisteredTaskDefinition,
  context: RequestContext,
): Refusal[] {
  const refusals: Refusal[] = [];
  const launchType = effectiveLaunchType(request, context);
  if (LAUNCH_TYPES.includes(launchType) && !definition.compatibilities.includes(launchType)) {
    refusals.push(invalidParameter(['taskDefinition'], `Task definition does not support launch_type ${launchType}.`));
  }
  const awsvpc = definition.input.networkMode === 'awsvpc';
  const configured = request.networkConfiguration?.awsvpcConfiguration !== undefined;
  if (awsvpc && !configured) {
    refusals.push(
      invalidParameter([], "Network Configuration must be provided when networkMode 'awsvpc' is specified."),
    );
  }
  if (!awsvpc && configured) {
    refusals.push(
      invalidParameter(
        ['networkConfiguration'],
        'Network Configuration is not valid for the given networkMode of this task definition.',
      ),
    );
  }
  return [...refusals, ...networkRefusals(request), ...fargateRefusals(request, launchType, definition, context)];
}

const MAX_SUBNETS = 16;
const MAX_SECURITY_GROUPS = 5;

/** Placement-and-lifecycle 7.4. */
function networkRefusals({ networkConfiguration }: LaunchRequest): Refusal[] {
  const configuration = networkConfiguration?.awsvpcConfiguration;
  if (configuration === undefined) return [];
  const { subnets, securityGroups = [] } = configuration;
  const path = ['networkConfiguration', 'awsvpcConfiguration'];
  const refusals: Refusal[] = [];
  if (subnets.length < 1 || subnets.length > MAX_SUBNETS) {
    const message = `awsvpcConfiguration takes 1 to ${MAX_SUBNETS} subnets; ${subnets.length} were given.`;
    refusals.push(invalidParameter([...path, 'subnets'], message));
  }
  if (securityGroups.length > MAX_SECURITY_GROUPS) {
    const message = `awsvpcConfiguration takes at most ${MAX_SECURITY_GROUPS} security groups; ${securityGroups.length} were given.`;
    refusals.push(invalidParameter([...path, 'securityGroups'], message));
  }
  return refusals;
}

/** Placement-and-lifecycle 1.6, 2.1 and 3. */
export function placementRefusals(
  request: LaunchRequest,
  definition: RegisteredTaskDefinition | undefined,
  context: RequestContext,
): Refusal[] {
  const { placementStrategy = [], placementConstraints = [] } = request;
  const refusals: Refusal[] = [];
  if (effectiveLaunchType(request, context) === 'FARGATE') {
    if (placementStrategy.length > 0)
      refusals.push(invalidParameter(['placementStrategy'], REFUSALS.strategiesOnFargate));
    if (placementConstraints.length > 0)
      refusals.push(invalidParameter(['placementConstraints'], REFUSALS.constraintsOnFargate));
  }
  const strategies = checkStrategies(placementStrategy);
  if (!strategies.ok) refusals.push(...strategies.problems.map((problem) => ruleRefusal('placementStrategy', problem)));
  const constraints = checkConstraints(
    placementConstraints,
    definition?.input.placementConstraints?.length ?? 0,
    parseQuery,
  );
  if (!constraints.ok)
    refusals.push(...constraints.problems.map((problem) => ruleRefusal('placementConstraints', problem)));
  return refusals;
}

function ruleRefusal(list: string, { index, key, message, hint, offset, length = 1 }: RuleProblem): Refusal {
  const path = [list, ...(index === null ? [] : [index]), ...(key === null ? [] : [key])];
  return invalidParameter(path, message, {
    ...(offset === undefined ? {} : { span: { start: offset, end: offset + length } }),
    ...(hint === undefined ? {} : { hint }),
  });
}
