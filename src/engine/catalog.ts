import type { Catalog, CatalogCapacityProvider, CatalogInstance, CatalogTaskDefinition } from '../frame/frame';
import { catalogTargetGroups } from './load-balancing/target-rows';
import { findTaskDefinition } from './names';
import type { Moment } from './simulation';
import type { SimulationState } from './state';

/** Names and other strings of a frame, sent only when they have changed. */
export function catalogOf({ world: state, scenario }: Moment): Catalog {
  return {
    version: state.catalogVersion,
    clusterName: scenario.cluster.clusterName,
    ...(scenario.lens === 'eks' && { lens: scenario.lens }),
    zones: [...state.zones],
    instances: state.instances.records.map((_, instance) => catalogInstance(state, instance)),
    owners: state.owners.map(({ kind, name }, colour) => ({ kind, name, colour })),
    taskDefinitions: state.taskDefinitions.map((_, index) => catalogTaskDefinition(state, index)),
    targetGroups: catalogTargetGroups(state),
    capacityProviders: state.capacityProviders.map((name) => ({ name, kind: providerKind(name) })),
    notStarted: [...notStartedServices(state), ...refusedServices(state)],
  };
}

function providerKind(name: string): CatalogCapacityProvider['kind'] {
  if (name === 'FARGATE') return 'fargate';
  return name === 'FARGATE_SPOT' ? 'fargateSpot' : 'autoScalingGroup';
}

function notStartedServices(state: SimulationState): Catalog['notStarted'] {
  return state.services.flatMap(({ owner, notStarted, status }) =>
    notStarted === null || status === 'INACTIVE' ? [] : { ownerIndex: owner, message: notStarted },
  );
}

/** Services of the scenario that ECS would not create: they have a name and a colour, and never a task. */
function refusedServices({ events, services, owners }: SimulationState): Catalog['notStarted'] {
  return events.flatMap((event) => {
    const { kind, ownerIndex } = event;
    if (kind !== 'refused' || ownerIndex === null || services.some(({ owner }) => owner === ownerIndex)) return [];
    const name = owners[ownerIndex]?.name ?? '';
    const { message } = event;
    return { ownerIndex, message: `ECS refuses to create ${name}: ${message.slice(`CreateService ${name}: `.length)}` };
  });
}

function catalogInstance({ instances, capacityProviders }: SimulationState, instance: number): CatalogInstance {
  const record = instances.records[instance];
  return {
    id: record?.id ?? '',
    ec2InstanceId: record?.ec2InstanceId ?? '',
    instanceType: record?.instanceType ?? '',
    availabilityZone: record?.availabilityZone ?? '',
    capacityProvider: capacityProviders[instances.capacityProvider[instance] ?? -1] ?? null,
    spot: record?.spot ?? false,
    memoryMiB: record?.memoryMiB ?? 0,
  };
}

function catalogTaskDefinition(state: SimulationState, index: number): CatalogTaskDefinition {
  const definition = state.taskDefinitions[index];
  const requirements = definition?.requirements;
  return {
    family: definition?.family ?? '',
    revision: definition?.revision ?? 0,
    cpuUnits: requirements?.cpuUnits ?? 0,
    memoryMiB: requirements?.memoryMiB ?? 0,
    gpus: requirements?.gpus === 'ALL' ? 1 : (requirements?.gpus ?? 0),
    networkInterfaces: requirements?.networkInterfaces ?? 0,
    hostPorts: [...(requirements?.tcpPorts ?? []), ...(requirements?.udpPorts ?? [])],
    newest: findTaskDefinition(state, definition?.family ?? '') === index,
  };
}
