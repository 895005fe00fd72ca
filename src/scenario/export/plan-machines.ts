import { isRecord } from '../../lib/is-record';
import { CUSTOM_INSTANCE_TYPE } from '../complete/instances';
import type { ContainerInstanceEntry, Scenario } from '../scenario';
import { launchOf } from './launch';
import type { Network } from './network';
import type { Launch, PlannedMachines, PlannedProvider, Tree } from './plan';

/** Instances that are there at second 0 and belong to no group, by how they are launched and by zone; those of an entry go round its zones. */
export function planMachines(scenario: Scenario, network: Network, grouped: ReadonlySet<string>): PlannedMachines[] {
  const alike = new Map<
    string,
    { readonly names: Set<string>; readonly launch: Launch; readonly zone: string; count: number }
  >();
  for (const entry of scenario.containerInstances) {
    const { id, at, capacityProvider, count, availabilityZones: zones } = entry;
    if (at > 0 || (capacityProvider !== null && grouped.has(capacityProvider))) continue;
    const launch = launchOf({ ...entry, instanceType: realType(entry) }, scenario.cluster.clusterName);
    for (let index = 0; index < count; index++) {
      const zone = zones[index % zones.length] ?? '';
      const key = JSON.stringify([launch, zone]);
      const known = alike.get(key) ?? { names: new Set<string>(), launch, zone, count: 0 };
      known.names.add(id);
      known.count += 1;
      alike.set(key, known);
    }
  }
  return [...alike.values()].map(({ names, launch, zone, count }) => {
    const [only = launch.instanceType] = names;
    return { name: names.size === 1 ? only : launch.instanceType, launch, subnet: network.subnetIn(zone), count };
  });
}

/** In place of a type that EC2 does not have. */
export const STAND_IN_TYPE = 'm5.large';

function realType({ instanceType }: Pick<ContainerInstanceEntry, 'instanceType'>): string {
  return instanceType === CUSTOM_INSTANCE_TYPE ? STAND_IN_TYPE : instanceType;
}

/** Capacity providers with the group of each; what the scenario lists as its members are instances of that group. */
export function planProviders(scenario: Scenario, network: Network): PlannedProvider[] {
  const { clusterName } = scenario.cluster;
  return scenario.capacityProviders.flatMap((provider) => {
    if (isRecord(provider['managedInstancesProvider'])) return [];
    const name = String(provider['name']);
    const group: Tree = isRecord(provider['autoScalingGroup']) ? provider['autoScalingGroup'] : {};
    const { autoScalingGroupArn: _, ...settings } = isRecord(provider['autoScalingGroupProvider'])
      ? provider['autoScalingGroupProvider']
      : {};
    const members = scenario.containerInstances.filter(
      ({ capacityProvider, at }) => capacityProvider === name && at === 0,
    );
    const size = members.reduce((sum, { count }) => sum + count, 0);
    const types = typesOf(group, members);
    const zones = zonesOf(group, members, scenario);
    const [minSize, maxSize] = [numberAt(group, 'minSize') ?? 0, numberAt(group, 'maxSize') ?? 1];
    const desiredCapacity = Math.max(numberAt(group, 'desiredCapacity') ?? minSize, size);
    const first = members[0];
    const machine = {
      instanceType: types[0] ?? STAND_IN_TYPE,
      attributes: textsOf(group['attributes'] ?? first?.attributes),
      agent: textsOf(group['agent'] ?? first?.agent),
      spot: (group['spot'] ?? first?.spot) === true,
    };
    const launch = launchOf(machine, clusterName);
    return {
      name,
      settings,
      group: {
        minSize,
        maxSize: Math.max(maxSize, desiredCapacity),
        desiredCapacity,
        instanceTypes: types,
        launch,
        subnets: zones.map((zone) => network.subnetIn(zone)),
        protectsFromScaleIn: settings['managedTerminationProtection'] === 'ENABLED',
      },
      unlike: members.filter((member) => !isLaunchedSo(member, launch, clusterName)).map(({ id }) => id),
    };
  });
}

/** Whether an instance has what a launch gives it. The type does not count: a group has several. */
function isLaunchedSo(member: ContainerInstanceEntry, launch: Launch, clusterName: string): boolean {
  const own = launchOf(member, clusterName);
  return own.spot === launch.spot && JSON.stringify(own.agentConfig) === JSON.stringify(launch.agentConfig);
}

function typesOf(group: Tree, members: readonly ContainerInstanceEntry[]): string[] {
  const given = Array.isArray(group['instanceTypes']) ? group['instanceTypes'].map(String) : [];
  const one = typeof group['instanceType'] === 'string' ? [group['instanceType']] : [];
  const types = [...new Set([...one, ...given, ...members.map(realType)])];
  return types.length === 0 ? [STAND_IN_TYPE] : types;
}

function zonesOf(group: Tree, members: readonly ContainerInstanceEntry[], { zones }: Scenario): readonly string[] {
  const given = Array.isArray(group['availabilityZones']) ? group['availabilityZones'].map(String) : [];
  const one = typeof group['availabilityZone'] === 'string' ? [group['availabilityZone']] : [];
  const named = [...new Set([...one, ...given, ...members.flatMap(({ availabilityZones }) => availabilityZones)])];
  return named.length === 0 ? zones : named;
}

function numberAt(record: Tree, key: string): number | null {
  return typeof record[key] === 'number' ? record[key] : null;
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)])) : {};
}
