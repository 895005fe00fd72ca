import { listOfSome } from '../lib/english';
import { capacityWayWords } from './capacity-compare-words';
import type { CapacityWayKind } from './capacity-compare-words';
import { strategyItemsWords } from './launch-words';
import { count } from './prose';

/** Worlds side by side, in words. */

/** `7 tasks elsewhere`: tasks of a stage that are in another place, or in none, in another world. */
export function elsewhereWords(tasks: number, noun: 'task' | 'pod' = 'task'): string {
  return tasks === 0 ? 'nothing elsewhere' : `${count(tasks, noun)} elsewhere`;
}

/** A part of a scenario that a world has in its own way, such as `web`: **zone rebalancing** on. */
export interface PartWords {
  /** Whose part it is; null for the scenario's own. */
  readonly of: string | null;
  readonly what: string;
  readonly value: string;
}

/** Members of a service whose names say less than a word. */
const NAMES: Readonly<Record<string, string>> = {
  availabilityZoneRebalancing: 'zone rebalancing',
  placementConstraints: 'constraints',
  placementStrategy: 'strategy',
  desiredCount: 'desired count',
  deploymentConfiguration: 'deployment',
  taskDefinition: 'task definition',
  launchType: 'launch type',
  capacityProviderStrategy: 'capacity providers',
  capacityProvider: 'capacity provider',
  networkMode: 'network mode',
  networkConfiguration: 'network',
  requiresCompatibilities: 'compatibilities',
  autoScalingGroup: 'group',
  autoScalingGroupProvider: 'provider',
};

/** What holds where a member is not there. */
const ABSENT: Readonly<Record<string, string>> = {
  placementConstraints: 'none',
  capacityProviderStrategy: 'none',
  launchType: 'EC2',
  networkConfiguration: 'the instance’s',
};

/** Longer values are not told, only that they are others. */
const LONGEST_VALUE = 44;

/** What a world has at a path of its patch. `names`: those of the entries that have it alike. */
export function partWords(path: readonly string[], names: readonly string[], value: unknown): PartWords {
  const field = path.at(-1) ?? '';
  const isEntry = path.length === 2 && (value === undefined || isObject(value));
  if (isEntry) return { of: null, what: field, value: value === undefined ? 'left out' : 'there' };
  return {
    of: path.length === 3 ? listOfSome(names, 3) : null,
    what: NAMES[field] ?? field,
    value: valueWords(field, value),
  };
}

function valueWords(field: string, value: unknown): string {
  if (value === undefined || value === null) return ABSENT[field] ?? 'as ECS has it';
  if (value === 'ENABLED') return 'on';
  if (value === 'DISABLED') return 'off';
  if (field === 'capacityProviderStrategy' && Array.isArray(value)) return strategyItemsWords(value);
  if (field === 'autoScalingGroupProvider' && isObject(value)) return providerWords(value);
  if (field === 'autoScalingGroup' && isObject(value)) return groupWords(value);
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  const breaker = field === 'deploymentConfiguration' && isObject(value) ? value['deploymentCircuitBreaker'] : null;
  if (isObject(breaker)) return `circuit breaker ${breaker['enable'] === true ? 'on' : 'off'}`;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (field === 'placementConstraints' && Array.isArray(value)) return constraintWords(value);
  const written = JSON.stringify(value);
  return written.length <= LONGEST_VALUE ? written : 'its own';
}

/** `managed scaling off`, `target capacity 80`, `draining on`: what of a provider differs. */
function providerWords({ managedScaling, managedDraining }: Readonly<Record<string, unknown>>): string {
  const { status, targetCapacity } = isObject(managedScaling) ? managedScaling : {};
  const onOff = (value: unknown): string => (value === 'ENABLED' ? 'on' : 'off');
  const said = [
    ...(status === 'DISABLED' ? ['managed scaling off'] : []),
    ...(status === 'ENABLED' && targetCapacity === undefined ? ['managed scaling on'] : []),
    ...(typeof targetCapacity === 'number' && status !== 'DISABLED' ? [`target capacity ${targetCapacity}`] : []),
    ...(typeof managedDraining === 'string' ? [`draining ${onOff(managedDraining)}`] : []),
  ];
  return said.join(', ') || 'its own';
}

function groupWords({ spot, agent }: Readonly<Record<string, unknown>>): string {
  const draining = isObject(agent) ? agent['ECS_ENABLE_SPOT_INSTANCE_DRAINING'] : undefined;
  return [
    spot === true ? 'Spot' : 'On-Demand',
    ...(draining === undefined ? [] : [`Spot draining ${draining === 'true' ? 'on' : 'off'}`]),
  ].join(', ');
}

function constraintWords(constraints: readonly unknown[]): string {
  const words = constraints.map((constraint) => {
    const { type, expression } = isObject(constraint) ? constraint : {};
    if (type === 'distinctInstance') return 'one per instance';
    return `only where ${typeof expression === 'string' ? expression : '…'}`;
  });
  return words.length === 0 ? 'none' : words.join(', ');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A comparison that is offered, as a line of a menu. */
export interface WayWords {
  readonly label: string;
  readonly detail?: string;
}

export function wayWords(way: {
  readonly kind: 'anew' | 'strategies' | 'setting' | 'constraint' | 'rule' | 'copy' | 'eks' | CapacityWayKind;
  readonly subject: string | null;
  readonly what: string;
}): WayWords {
  switch (way.kind) {
    case 'anew':
      return { label: 'As it runs against placed anew', detail: 'what binpack or spread would have made of it' };
    case 'strategies':
      return { label: 'Binpack against spread', detail: 'everything that is placed' };
    case 'setting':
      return { label: `With and without ${way.what === 'rebalancing' ? 'zone rebalancing' : way.what}` };
    case 'constraint':
    case 'rule':
      return { label: 'With and without', detail: way.what };
    case 'eks':
      return { label: 'ECS against EKS', detail: 'the same as pods under the default kube-scheduler' };
    case 'copy':
      return { label: 'The same twice', detail: 'to change one of them' };
    case 'fargate':
    case 'provider':
    case 'target':
    case 'spot':
    case 'draining':
      return capacityWayWords(way.kind, way.what);
  }
}
