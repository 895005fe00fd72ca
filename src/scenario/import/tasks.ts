import { parseArn, shortName } from './arn';
import { compare } from './account';
import type { Account } from './account';
import type { ImportedInstances } from './container-instances';
import { recordsAt, textAt } from './raw';
import type { Raw } from './raw';

/** A task of the account that runs, or is about to. */
export interface LiveTask {
  readonly record: Raw;
  /** `family:revision`. */
  readonly definition: string;
  /** Id in the scenario; null on Fargate. */
  readonly instance: string | null;
  readonly zone: string | null;
  readonly group: string;
}

export interface ImportedTasks {
  /** Those that go into the scenario, where they are. */
  readonly placed: readonly LiveTask[];
  /** Short ARNs of container instances that tasks name and nothing describes. */
  readonly unknownInstances: readonly string[];
  /** Their tasks, which are left out. */
  readonly onUnknownInstances: number;
  readonly stopping: number;
  /** Without an instance so far. */
  readonly waiting: number;
  /** Not RUNNING yet, and taken as RUNNING. */
  readonly starting: number;
  readonly onFargateSpot: number;
}

const BEFORE_RUNNING: readonly string[] = ['PROVISIONING', 'PENDING', 'ACTIVATING'];

/** Sorts the account's tasks into those that the scenario begins with and those that it cannot have. */
export function importTasks(account: Account, instances: ImportedInstances): ImportedTasks {
  const placed: LiveTask[] = [];
  const unknown = new Map<string, number>();
  let [stopping, waiting, starting, onFargateSpot] = [0, 0, 0, 0];
  for (const record of account.records.task) {
    const lastStatus = textAt(record, 'lastStatus');
    const isLive = lastStatus === '' || lastStatus === 'RUNNING' || BEFORE_RUNNING.includes(lastStatus);
    if (!isLive || textAt(record, 'desiredStatus') === 'STOPPED') {
      stopping += 1;
      continue;
    }
    const isFargate = textAt(record, 'launchType') === 'FARGATE';
    const host = shortName(textAt(record, 'containerInstanceArn'));
    if (host === '' && !isFargate) {
      waiting += 1;
      continue;
    }
    const instance = instances.byShortArn.get(host);
    if (instance === undefined && !isFargate) {
      unknown.set(host, (unknown.get(host) ?? 0) + 1);
      continue;
    }
    if (BEFORE_RUNNING.includes(lastStatus)) starting += 1;
    if (textAt(record, 'capacityProviderName') === 'FARGATE_SPOT') onFargateSpot += 1;
    const definition = definitionName(textAt(record, 'taskDefinitionArn'));
    const zone = textAt(record, 'availabilityZone');
    placed.push({
      record,
      definition,
      instance: instance?.id ?? null,
      zone: zone === '' ? null : zone,
      group: textAt(record, 'group') || `family:${definition.split(':')[0] ?? ''}`,
    });
  }
  return {
    placed,
    unknownInstances: [...unknown.keys()].sort(compare),
    onUnknownInstances: [...unknown.values()].reduce((sum, count) => sum + count, 0),
    stopping,
    waiting,
    starting,
    onFargateSpot,
  };
}

/** `family:revision` of an ARN or of that itself. */
export function definitionName(reference: string): string {
  return parseArn(reference)?.resource.replace(/^task-definition\//, '') ?? reference;
}

/** Entries of `tasks`: equal tasks of an instance are one entry with a count, in the order of the fleet. */
export function taskEntries(tasks: readonly LiveTask[], fleet: readonly string[], region: string): Raw[] {
  const order = new Map(fleet.map((id, index) => [id, index]));
  const entries = new Map<string, { readonly entry: Raw; readonly host: number; count: number }>();
  for (const task of tasks) {
    const entry = entryOf(task, region);
    const key = JSON.stringify(entry);
    const known = entries.get(key);
    if (known !== undefined) known.count += 1;
    else entries.set(key, { entry, host: order.get(task.instance ?? '') ?? fleet.length, count: 1 });
  }
  return [...entries]
    .sort(([a, first], [b, second]) => first.host - second.host || compare(a, b))
    .map(([, { entry, count }]) => (count === 1 ? entry : { ...entry, count }));
}

function entryOf({ record, definition, instance, zone, group }: LiveTask, region: string): Raw {
  const startedBy = textAt(record, 'startedBy');
  return {
    taskDefinition: definition,
    ...(instance === null
      ? { launchType: 'FARGATE', availabilityZone: zone ?? `${region}a` }
      : { containerInstance: instance }),
    group,
    // Of a service it is the deployment, which the scenario has under another id.
    ...(startedBy === '' || group.startsWith('service:') ? {} : { startedBy }),
  };
}

/** Subnets in which tasks have their network interfaces, with the zones of those. */
export function subnetsOf(tasks: readonly Raw[]): readonly (readonly [subnet: string, zone: string])[] {
  return tasks.flatMap((task) => {
    const zone = textAt(task, 'availabilityZone');
    const details = recordsAt(task, 'attachments').flatMap((attachment) => recordsAt(attachment, 'details'));
    const subnets = details.filter((detail) => textAt(detail, 'name') === 'subnetId').map((it) => textAt(it, 'value'));
    return zone === '' ? [] : subnets.map((subnet) => [subnet, zone] as const);
  });
}
