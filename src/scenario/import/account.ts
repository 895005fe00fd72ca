import { parseTimestamp } from '../../query/timestamp';
import { clusterInArn, parseArn, shortName } from './arn';
import { numberAt, recordsAt, textAt, textsAt } from './raw';
import type { Raw } from './raw';
import { RECORD_KINDS } from './records';
import type { RecordKind } from './records';

/** What all texts together tell of one cluster. Lists are in an order of their own, whatever order the texts came in. */
export interface Account {
  readonly region: string | null;
  /** Null where no text names one. */
  readonly cluster: string | null;
  /** Every cluster that is named, the one most is told of first. */
  readonly clusters: readonly string[];
  readonly records: Readonly<Record<RecordKind, readonly Raw[]>>;
  /** Things of other clusters, which are left out. */
  readonly elsewhere: number;
}

export interface KindedRecord {
  readonly kind: RecordKind;
  readonly record: Raw;
}

/** Puts records together: each thing once, and those of one cluster. */
export function accountOf(all: readonly KindedRecord[], wanted: string | null): Account {
  const once = withoutRepeats(all);
  const clusters = clustersOf(once);
  const cluster = wanted !== null && clusters.includes(wanted) ? wanted : (clusters[0] ?? null);
  const here = once.filter((entry) => (clusterOf(entry) ?? cluster) === cluster);
  const records = Object.fromEntries(
    RECORD_KINDS.map((kind) => [kind, here.filter((entry) => entry.kind === kind).map(({ record }) => record)]),
  ) as Record<RecordKind, Raw[]>;
  records.containerInstance.sort(
    (a, b) =>
      registeredAtMs(a) - registeredAtMs(b) ||
      compare(identityOf('containerInstance', a), identityOf('containerInstance', b)),
  );
  return { region: regionOf(here), cluster, clusters, records, elsewhere: once.length - here.length };
}

/** The member by which a thing is known: its ARN where it has one. */
const IDENTITY: { readonly [K in RecordKind]: readonly string[] } = {
  containerInstance: ['containerInstanceArn'],
  task: ['taskArn'],
  service: ['serviceArn', 'serviceName'],
  taskDefinition: ['taskDefinitionArn'],
  cluster: ['clusterArn'],
  capacityProvider: ['name', 'capacityProviderArn'],
  autoScalingGroup: ['AutoScalingGroupName'],
  targetGroup: ['TargetGroupArn'],
  loadBalancer: ['LoadBalancerArn', 'LoadBalancerName'],
  ec2Instance: ['InstanceId'],
  scalableTarget: ['ResourceId'],
  scalingPolicy: ['PolicyARN', 'PolicyName'],
};

export function identityOf(kind: RecordKind, record: Raw): string {
  const named = IDENTITY[kind].map((key) => textAt(record, key)).find((text) => text !== '');
  // A definition that was never registered has its family alone.
  return named ?? `${textAt(record, 'family')}:${numberAt(record, 'revision') ?? 1}`;
}

/** Of a thing described twice the newer account counts, else the fuller one, else either: by its text, so that the order does not matter. */
function withoutRepeats(all: readonly KindedRecord[]): KindedRecord[] {
  const best = new Map<string, KindedRecord>();
  for (const entry of all) {
    const key = `${entry.kind} ${identityOf(entry.kind, entry.record)}`;
    const known = best.get(key);
    if (known === undefined || isBetter(entry.record, known.record)) best.set(key, entry);
  }
  return [...best].sort(([a], [b]) => compare(a, b)).map(([, entry]) => entry);
}

function isBetter(record: Raw, known: Raw): boolean {
  const newer = (numberAt(record, 'version') ?? 0) - (numberAt(known, 'version') ?? 0);
  if (newer !== 0) return newer > 0;
  const [a, b] = [JSON.stringify(record), JSON.stringify(known)];
  return a.length === b.length ? a > b : a.length > b.length;
}

const ARN_MEMBERS = [
  'clusterArn',
  'containerInstanceArn',
  'taskArn',
  'serviceArn',
  'taskDefinitionArn',
  'capacityProviderArn',
];

/** The cluster that a thing belongs to; null for what belongs to none, or does not say. */
function clusterOf({ kind, record }: KindedRecord): string | null {
  if (kind === 'taskDefinition' || kind === 'capacityProvider') return null;
  if (kind === 'scalableTarget' || kind === 'scalingPolicy') return textAt(record, 'ResourceId').split('/')[1] ?? null;
  for (const member of ARN_MEMBERS) {
    const cluster = clusterInArn(textAt(record, member));
    if (cluster !== null) return cluster;
  }
  const named = textAt(record, 'clusterArn');
  return named === '' ? null : shortName(named);
}

function clustersOf(entries: readonly KindedRecord[]): string[] {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const cluster = clusterOf(entry);
    if (cluster !== null) counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  }
  return [...counts].sort(([a, first], [b, second]) => second - first || compare(a, b)).map(([name]) => name);
}

function regionOf(entries: readonly KindedRecord[]): string | null {
  const counts = new Map<string, number>();
  for (const { record } of entries) {
    for (const member of ARN_MEMBERS) {
      const region = parseArn(textAt(record, member))?.region ?? '';
      if (/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region)) counts.set(region, (counts.get(region) ?? 0) + 1);
    }
  }
  const [first] = [...counts].sort(([a, m], [b, n]) => n - m || compare(a, b));
  return first?.[0] ?? null;
}

/** Epoch milliseconds of a date as either version of the CLI prints it, in seconds or in ISO's form; null for none. */
export function timeMs(value: unknown): number | null {
  if (typeof value === 'number') return Math.floor(value) * 1_000;
  return typeof value === 'string' ? parseTimestamp(value.replace(/\.\d+/, '')) : null;
}

function registeredAtMs(instance: Raw): number {
  return timeMs(instance['registeredAt']) ?? 0;
}

/** By code units: the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The value of an attribute of a thing that has `attributes`; null where it has none of that name, `''` for one without value. */
export function attributeOf(record: Raw, name: string): string | null {
  const found = recordsAt(record, 'attributes').find((attribute) => textAt(attribute, 'name') === name);
  return found === undefined ? null : textAt(found, 'value');
}

/** A resource of a container instance: `CPU`, `MEMORY`, `GPU`, `PORTS`, `PORTS_UDP`. */
export function resourceOf(
  instance: Raw,
  name: string,
): { readonly amount: number | null; readonly texts: readonly string[] } {
  const found = recordsAt(instance, 'registeredResources').find((resource) => textAt(resource, 'name') === name) ?? {};
  const amount = [numberAt(found, 'integerValue'), numberAt(found, 'longValue'), numberAt(found, 'doubleValue')];
  return {
    amount: amount.find((value) => value !== null && value > 0) ?? null,
    texts: textsAt(found, 'stringSetValue'),
  };
}
