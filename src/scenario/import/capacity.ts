import { FARGATE_PROVIDERS } from '../refusal/placement';
import { capacityProvider, cluster as clusterSchema } from '../schema/capacity';
import { compare } from './account';
import type { Account } from './account';
import { shortName } from './arn';
import type { ImportedInstances } from './container-instances';
import { numberAt, recordAt, recordsAt, textAt, textsAt, withoutEmpty } from './raw';
import type { Raw } from './raw';
import { shaped } from './shaped';

export interface ImportedCapacity {
  readonly cluster: Raw;
  /** Entries of `capacityProviders`, by name. */
  readonly providers: readonly Raw[];
  /** Providers that are named and that nothing describes. */
  readonly undescribed: readonly string[];
  /** Auto Scaling groups whose limits nothing tells. */
  readonly unknownGroups: readonly string[];
  readonly dropped: readonly string[];
}

/** The cluster and the capacity providers that it, its instances or its services name. Those of Fargate are always there. */
export function importCapacity(
  account: Account,
  { instances }: ImportedInstances,
  services: readonly Raw[],
): ImportedCapacity {
  const dropped: string[] = [];
  const described = new Map(account.records.capacityProvider.map((record) => [textAt(record, 'name'), record]));
  const record = account.records.cluster[0] ?? {};
  const strategies = [record, ...services].flatMap((it) => [
    ...recordsAt(it, 'capacityProviderStrategy'),
    ...recordsAt(it, 'defaultCapacityProviderStrategy'),
  ]);
  const inUse = [
    ...textsAt(record, 'capacityProviders'),
    ...instances.map(({ entry }) => textAt(entry, 'capacityProvider')),
    ...strategies.map((item) => textAt(item, 'capacityProvider')),
    // Providers are the account's: those of another cluster are left out where it is known which are this one's.
    ...(account.records.cluster.length === 0 ? described.keys() : []),
  ];
  const names = [...new Set(inUse)].filter((name) => name !== '' && !FARGATE_PROVIDERS.includes(name)).sort(compare);
  const groups = new Map(
    account.records.autoScalingGroup.map((group) => [textAt(group, 'AutoScalingGroupName'), group]),
  );
  const unknownGroups: string[] = [];
  const providers = names.map((name) => {
    const provider = described.get(name) ?? {};
    const group = groupName(textAt(recordAt(provider, 'autoScalingGroupProvider'), 'autoScalingGroupArn'));
    if (group !== null && !groups.has(group)) unknownGroups.push(group);
    const members = instances.map(({ entry }) => entry).filter((entry) => textAt(entry, 'capacityProvider') === name);
    return shaped(capacityProvider, providerOf(name, provider, members, groups.get(group ?? '') ?? {}), dropped);
  });
  return {
    cluster: shaped(clusterSchema, clusterOf(account.cluster, record, names), dropped),
    providers,
    undescribed: names.filter((name) => !described.has(name)),
    unknownGroups: [...new Set(unknownGroups)].sort(compare),
    dropped,
  };
}

function clusterOf(name: string | null, record: Raw, providers: readonly string[]): Raw {
  const listed = textsAt(record, 'capacityProviders');
  return {
    clusterName: textAt(record, 'clusterName') || (name ?? 'default'),
    // What an instance or a service has is the cluster's, whatever an older description says.
    ...(listed.length === 0 ? {} : { capacityProviders: [...new Set([...listed, ...providers])] }),
    defaultCapacityProviderStrategy: record['defaultCapacityProviderStrategy'],
    settings: record['settings'],
    configuration: record['configuration'],
    serviceConnectDefaults: record['serviceConnectDefaults'],
    tags: record['tags'],
  };
}

/** A provider with its group inlined; the group's instances are those that are registered, no more and no fewer. */
function providerOf(name: string, described: Raw, members: readonly Raw[], group: Raw): Raw {
  const { autoScalingGroupArn: _, ...provider } = recordAt(described, 'autoScalingGroupProvider');
  const managed = recordAt(described, 'managedInstancesProvider');
  if (Object.keys(managed).length > 0) return { name, managedInstancesProvider: managed };
  const types = new Set(
    [...members.map((it) => textAt(it, 'instanceType')), ...typesOf(group)].filter((it) => it !== ''),
  );
  const zones = new Set([
    ...members.map((it) => textAt(it, 'availabilityZone')),
    ...textsAt(group, 'AvailabilityZones'),
  ]);
  const [instanceType, ...others] = [...types].sort(compare);
  return withoutEmpty({
    name,
    autoScalingGroupProvider: withoutEmpty(provider),
    autoScalingGroup: withoutEmpty({
      minSize: Math.min(numberAt(group, 'MinSize') ?? 0, members.length),
      // A capacity provider’s group may have instances.
      maxSize: Math.max(numberAt(group, 'MaxSize') ?? members.length, members.length, 1),
      desiredCapacity: members.length,
      ...(others.length > 0 ? { instanceTypes: [...types].sort(compare) } : { instanceType }),
      availabilityZones: [...zones].filter((zone) => zone !== '').sort(compare),
    }),
  });
}

function typesOf(group: Raw): string[] {
  const overrides = recordsAt(recordAt(recordAt(group, 'MixedInstancesPolicy'), 'LaunchTemplate'), 'Overrides');
  return [...recordsAt(group, 'Instances'), ...overrides].map((it) => textAt(it, 'InstanceType'));
}

/** The name in `arn:…:autoScalingGroup:UUID:autoScalingGroupName/NAME`, or the text itself. */
function groupName(reference: string): string | null {
  return reference === '' ? null : shortName(reference);
}
