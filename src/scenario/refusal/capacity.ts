import type { CapacityProviderStrategyItem } from '../../ecs/service';
import type { JsonPath } from '../path';
import { FARGATE_PROVIDERS, strategyItemRefusals } from './placement';
import { clientException, invalidParameter } from './refusal';
import type { Refusal } from './refusal';

/** What ECS and Auto Scaling refuse of capacity providers. Source: services-and-capacity 4.1 and 4.3; texts that are not published: assumption `refusal-wording`. */

export interface ManagedScalingInput {
  readonly status?: string;
  readonly targetCapacity?: number;
  readonly minimumScalingStepSize?: number;
  readonly maximumScalingStepSize?: number;
  readonly instanceWarmupPeriod?: number;
}

export interface AutoScalingGroupProviderInput {
  readonly autoScalingGroupArn?: string;
  readonly managedScaling?: ManagedScalingInput;
  readonly managedTerminationProtection?: string;
  readonly managedDraining?: string;
}

interface GroupInput {
  readonly minSize?: number;
  readonly maxSize?: number;
  readonly desiredCapacity?: number;
}

export interface CapacityProviderInput {
  readonly name: string;
  readonly autoScalingGroupProvider?: AutoScalingGroupProviderInput;
  readonly autoScalingGroup?: GroupInput;
}

const MOST_IN_CLUSTER = 20;
const RANGES: readonly (readonly [Exclude<keyof ManagedScalingInput, 'status'>, number, number])[] = [
  ['targetCapacity', 1, 100],
  ['minimumScalingStepSize', 1, 10_000],
  ['maximumScalingStepSize', 1, 10_000],
  ['instanceWarmupPeriod', 0, 10_000],
];
const ENABLED: readonly string[] = ['ENABLED', 'DISABLED'];

/** Whether ECS sizes the group: it says so, or says how (assumption `managed-scaling-status`). */
export function isManaged(managedScaling: ManagedScalingInput | undefined): boolean {
  return managedScaling !== undefined && managedScaling.status !== 'DISABLED';
}

/** Everything that is wrong with a provider of the document, the group first: it is there before its provider. */
export function createCapacityProviderRefusals(input: CapacityProviderInput): Refusal[] {
  return [
    ...groupRefusals(input.autoScalingGroup ?? {}),
    ...nameRefusals(input.name),
    ...settingRefusals(input.autoScalingGroupProvider ?? {}, ['autoScalingGroupProvider']),
  ];
}

/** Of an update, given the settings as they will be. */
export function updateCapacityProviderRefusals(
  { name }: Pick<CapacityProviderInput, 'name'>,
  merged: AutoScalingGroupProviderInput,
  known: readonly string[],
): Refusal[] {
  if (FARGATE_PROVIDERS.includes(name))
    return [clientException(['name'], `The specified capacity provider '${name}' is reserved and cannot be updated.`)];
  if (!known.includes(name)) {
    const message = `The specified capacity provider '${name}' was not found. Specify a valid capacity provider and try again.`;
    return [invalidParameter(['name'], message)];
  }
  return settingRefusals(merged, ['autoScalingGroupProvider']);
}

/** `PutClusterCapacityProviders`, or the same two fields of `CreateCluster`. @param known names of all there are */
export function clusterRefusals(
  capacityProviders: readonly string[],
  defaultStrategy: readonly CapacityProviderStrategyItem[],
  known: readonly string[],
): Refusal[] {
  const refusals: Refusal[] = [];
  if (capacityProviders.length > MOST_IN_CLUSTER) {
    const message = `A cluster takes at most ${MOST_IN_CLUSTER} capacity providers; ${capacityProviders.length} were given.`;
    refusals.push(invalidParameter(['capacityProviders'], message));
  }
  for (const [index, name] of capacityProviders.entries()) {
    if (known.includes(name)) continue;
    const message = `The specified capacity provider '${name}' was not found. Specify a valid capacity provider and try again.`;
    refusals.push(invalidParameter(['capacityProviders', index], message));
  }
  return [
    ...refusals,
    ...strategyItemRefusals(defaultStrategy, capacityProviders, ['defaultCapacityProviderStrategy']),
  ];
}

function nameRefusals(name: string): Refusal[] {
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) {
    const message = 'A capacity provider name has 1 to 255 letters, digits, hyphens and underscores.';
    return [invalidParameter(['name'], message)];
  }
  if (!/^(?:aws|ecs|fargate)/i.test(name)) return [];
  return [
    clientException(
      ['name'],
      `The specified capacity provider name '${name}' begins with aws, ecs or fargate, which is reserved.`,
    ),
  ];
}

/** EC2 Auto Scaling's own. */
function groupRefusals({ minSize = 0, maxSize, desiredCapacity }: GroupInput): Refusal[] {
  const path = ['autoScalingGroup'];
  const refuse = (key: string, message: string): Refusal[] => [
    { code: 'ValidationError', message, path: [...path, key] },
  ];
  if (maxSize === undefined) return [];
  if (maxSize < minSize)
    return refuse('maxSize', `Max bound, ${maxSize}, must be greater than or equal to min bound, ${minSize}`);
  if (maxSize === 0) {
    return [
      invalidParameter([...path, 'maxSize'], 'The Auto Scaling group of a capacity provider needs a MaxSize above 0.'),
    ];
  }
  if (desiredCapacity !== undefined && (desiredCapacity < minSize || desiredCapacity > maxSize)) {
    const message = `Desired capacity:${desiredCapacity} must be between the specified min size:${minSize} and max size:${maxSize}`;
    return refuse('desiredCapacity', message);
  }
  return [];
}

function settingRefusals(
  {
    managedScaling,
    managedTerminationProtection = 'DISABLED',
    managedDraining = 'ENABLED',
  }: AutoScalingGroupProviderInput,
  path: JsonPath,
): Refusal[] {
  const refusals: Refusal[] = [];
  const inScaling = [...path, 'managedScaling'];
  const words = [
    [[...inScaling, 'status'], managedScaling?.status ?? 'ENABLED'],
    [[...path, 'managedTerminationProtection'], managedTerminationProtection],
    [[...path, 'managedDraining'], managedDraining],
  ] as const;
  for (const [at, word] of words) {
    if (ENABLED.includes(word)) continue;
    refusals.push(invalidParameter(at, `${String(at.at(-1))} is ENABLED or DISABLED; "${word}" was given.`));
  }
  for (const [key, least, most] of RANGES) {
    const value = managedScaling?.[key];
    if (value === undefined || (value >= least && value <= most)) continue;
    refusals.push(invalidParameter([...inScaling, key], `${key} is ${least} to ${most}; ${value} was given.`));
  }
  const { minimumScalingStepSize: fewest = 1, maximumScalingStepSize: most = 10_000 } = managedScaling ?? {};
  if (refusals.length === 0 && fewest > most) {
    const message = `minimumScalingStepSize, ${fewest}, must not be above maximumScalingStepSize, ${most}.`;
    refusals.push(invalidParameter([...inScaling, 'minimumScalingStepSize'], message));
  }
  if (managedTerminationProtection === 'ENABLED' && !isManaged(managedScaling)) {
    const message =
      'The managed termination protection setting for the capacity provider is invalid. To enable managed termination protection for a capacity provider, managed scaling must be enabled.';
    refusals.push(invalidParameter([...path, 'managedTerminationProtection'], message));
  }
  return refusals;
}
