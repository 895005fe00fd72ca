import { isRecord } from '../../lib/is-record';
import type { FoundDocument } from './documents';
import { isEmpty, recordsAt, textAt } from './raw';
import type { Raw } from './raw';

/** The things of an account that some output describes. */
export const RECORD_KINDS = [
  'containerInstance',
  'task',
  'service',
  'taskDefinition',
  'cluster',
  'capacityProvider',
  'autoScalingGroup',
  'targetGroup',
  'loadBalancer',
  'ec2Instance',
  'scalableTarget',
  'scalingPolicy',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

interface KindInfo {
  /** The command that prints it. */
  readonly command: string;
  readonly one: string;
  readonly many: string;
  /** Whether an object is one, where nothing around it says so. */
  readonly fits: (record: Raw) => boolean;
}

const has = (record: Raw, ...keys: readonly string[]): boolean => keys.every((key) => Object.hasOwn(record, key));

/** In the order in which an object of unknown kind is tried. */
export const KIND_INFO: { readonly [K in RecordKind]: KindInfo } = {
  task: kind('describe-tasks', 'task', (it) => has(it, 'taskArn') && has(it, 'taskDefinitionArn')),
  containerInstance: kind(
    'describe-container-instances',
    'container instance',
    (it) =>
      has(it, 'containerInstanceArn') && !has(it, 'taskArn') && (has(it, 'registeredResources') || has(it, 'status')),
  ),
  service: kind('describe-services', 'service', (it) => has(it, 'serviceName') && !has(it, 'containerDefinitions')),
  taskDefinition: kind('describe-task-definition', 'task definition', (it) => has(it, 'containerDefinitions')),
  cluster: kind('describe-clusters', 'cluster', (it) => has(it, 'clusterArn', 'clusterName')),
  capacityProvider: kind('describe-capacity-providers', 'capacity provider', (it) => has(it, 'capacityProviderArn')),
  autoScalingGroup: kind('autoscaling describe-auto-scaling-groups', 'Auto Scaling group', (it) =>
    has(it, 'AutoScalingGroupName', 'MaxSize'),
  ),
  targetGroup: kind('elbv2 describe-target-groups', 'target group', (it) =>
    has(it, 'TargetGroupArn', 'TargetGroupName'),
  ),
  loadBalancer: kind(
    'elbv2 describe-load-balancers',
    'load balancer',
    (it) => has(it, 'LoadBalancerName') && !has(it, 'TargetGroupName'),
  ),
  ec2Instance: kind('ec2 describe-instances', 'EC2 instance', (it) => has(it, 'InstanceId', 'InstanceType')),
  scalingPolicy: kind(
    'application-autoscaling describe-scaling-policies',
    'scaling policy',
    (it) => has(it, 'PolicyName', 'ScalableDimension'),
    'scaling policies',
  ),
  scalableTarget: kind('application-autoscaling describe-scalable-targets', 'scalable target', (it) =>
    has(it, 'ResourceId', 'ScalableDimension', 'MaxCapacity'),
  ),
};

function kind(command: string, one: string, fits: KindInfo['fits'], many = `${one}s`): KindInfo {
  return { command, one, many, fits };
}

/** Members under which the CLI prints lists of things, or one thing. */
const WRAPPERS: ReadonlyMap<string, RecordKind> = new Map([
  ['containerInstances', 'containerInstance'],
  ['containerInstance', 'containerInstance'],
  ['tasks', 'task'],
  ['task', 'task'],
  ['services', 'service'],
  ['service', 'service'],
  ['taskDefinitions', 'taskDefinition'],
  ['taskDefinition', 'taskDefinition'],
  ['clusters', 'cluster'],
  ['cluster', 'cluster'],
  ['capacityProviders', 'capacityProvider'],
  ['capacityProvider', 'capacityProvider'],
  ['AutoScalingGroups', 'autoScalingGroup'],
  ['TargetGroups', 'targetGroup'],
  ['LoadBalancers', 'loadBalancer'],
  ['LoadBalancerDescriptions', 'loadBalancer'],
  ['Instances', 'ec2Instance'],
  ['ScalableTargets', 'scalableTarget'],
  ['ScalingPolicies', 'scalingPolicy'],
]);

/** Lists of names, and what to run in their place. */
const NAME_LISTS: ReadonlyMap<string, RecordKind> = new Map([
  ['containerInstanceArns', 'containerInstance'],
  ['taskArns', 'task'],
  ['serviceArns', 'service'],
  ['taskDefinitionArns', 'taskDefinition'],
  ['families', 'taskDefinition'],
  ['clusterArns', 'cluster'],
]);

/** What a document holds. */
export interface FoundRecords {
  readonly records: readonly { readonly kind: RecordKind; readonly record: Raw }[];
  /** Names alone, as `list-*` prints them. */
  readonly names: readonly { readonly kind: RecordKind; readonly names: readonly string[] }[];
  /** What AWS could not describe. */
  readonly failures: readonly { readonly arn: string; readonly reason: string }[];
}

/** Finds the things that a document describes, under the names that the CLI gives them or by their looks (`--query`, `jq`). */
export function recordsOf({ value }: FoundDocument): FoundRecords {
  const collected: Collected = { records: [], names: [], failures: [] };
  collect(value, collected, 0);
  return collected;
}

interface Collected {
  records: FoundRecords['records'][number][];
  names: FoundRecords['names'][number][];
  failures: FoundRecords['failures'][number][];
}

/** Lists of lists of reservations of instances: no output nests its things deeper. */
const MAX_DEPTH = 5;

function collect(value: unknown, into: Collected, depth: number): void {
  if (depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    const names = value.filter((item) => typeof item === 'string');
    if (names.length > 0 && names.length === value.length) collectNames(names, into);
    else for (const item of value) collect(item, into, depth + 1);
    return;
  }
  if (!isRecord(value)) return;
  const own = kindOf(value);
  if (own !== null) {
    into.records.push({ kind: own, record: own === 'taskDefinition' ? withTags(value) : value });
    return;
  }
  into.failures.push(...recordsAt(value, 'failures').map(failureOf));
  for (const reservation of recordsAt(value, 'Reservations')) collect(reservation, into, depth + 1);
  for (const [key, member] of Object.entries(value)) {
    const wrapped = WRAPPERS.get(key);
    const listed = NAME_LISTS.get(key);
    if (wrapped !== undefined) collectWrapped(wrapped, member, value, into, depth);
    else if (listed !== undefined && Array.isArray(member))
      into.names.push({ kind: listed, names: member.filter((item) => typeof item === 'string') });
  }
}

function collectWrapped(kind: RecordKind, member: unknown, around: Raw, into: Collected, depth: number): void {
  for (const item of Array.isArray(member) ? member : [member]) {
    if (!isRecord(item)) continue;
    // Of a definition alone do tags stand beside it.
    if (KIND_INFO[kind].fits(item))
      into.records.push({ kind, record: kind === 'taskDefinition' ? withTags(item, around) : item });
    else collect(item, into, depth + 1);
  }
}

function withTags(definition: Raw, around: Raw = {}): Raw {
  const { taskDefinition } = definition;
  const { tags } = around;
  if (isRecord(taskDefinition)) return withTags(taskDefinition, definition);
  return isEmpty(tags) || Object.hasOwn(definition, 'tags') ? definition : { ...definition, tags };
}

function kindOf(record: Raw): RecordKind | null {
  for (const [kind, { fits }] of Object.entries(KIND_INFO)) if (fits(record)) return kind as RecordKind;
  return null;
}

function failureOf(failure: Raw): { readonly arn: string; readonly reason: string } {
  return { arn: textAt(failure, 'arn'), reason: textAt(failure, 'reason') };
}

const ARN_OF: readonly (readonly [RegExp, RecordKind])[] = [
  [/:container-instance\//, 'containerInstance'],
  [/:task\//, 'task'],
  [/:service\//, 'service'],
  [/:task-definition\//, 'taskDefinition'],
  [/:cluster\//, 'cluster'],
];

function collectNames(names: readonly string[], into: Collected): void {
  const kind = ARN_OF.find(([sign]) => names.every((name) => sign.test(name)))?.[1];
  if (kind !== undefined) into.names.push({ kind, names });
}
