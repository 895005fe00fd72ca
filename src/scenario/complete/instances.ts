import type { InstanceType } from '../../ecs/instance-types';
import { findInstanceType } from '../../ecs/instance-types';
import { RESERVED_HOST_PORTS } from '../../ecs/ports';
import type { ContainerInstanceEntry } from '../scenario';
import type { ScenarioDocument } from '../schema/document';
import { machineZones } from './zones';

export type WrittenInstance = NonNullable<ScenarioDocument['containerInstances']>[number];

/** The name of an instance type that the document leaves out because it gives the resources itself. */
export const CUSTOM_INSTANCE_TYPE = 'custom';

/** Whether it is known what the instances offer: by their type, or by resources of their own. */
export function resourcesAreKnown({
  instanceType,
  resources,
}: Pick<WrittenInstance, 'instanceType' | 'resources'>): boolean {
  if (instanceType !== undefined && findInstanceType(instanceType) !== undefined) return true;
  return resources?.cpu !== undefined && resources.memory !== undefined;
}

/** One entry of the fleet with every default of scenario.md filled in. Its resources must be known. */
export function completeInstance(
  written: WrittenInstance,
  region: string,
  subnets: Readonly<Record<string, string>>,
): ContainerInstanceEntry {
  const type = written.instanceType === undefined ? undefined : findInstanceType(written.instanceType);
  const agent = written.agent ?? {};
  return {
    id: written.id,
    count: written.count ?? 1,
    instanceType: written.instanceType ?? CUSTOM_INSTANCE_TYPE,
    availabilityZones: machineZones(written, region, subnets),
    attributes: written.attributes ?? {},
    capacityProvider: written.capacityProvider ?? null,
    spot: written.spot ?? false,
    spotInterruptionsPerHour: written.spotInterruptionsPerHour ?? 0,
    resources: {
      cpu: written.resources?.cpu ?? type?.cpuUnits ?? 0,
      memory: written.resources?.memory ?? type?.registeredMemoryMiB ?? 0,
    },
    agent,
    agentVersion: written.agentVersion ?? null,
    agentConnected: written.agentConnected ?? true,
    ec2InstanceId: written.ec2InstanceId ?? null,
    registeredAt: written.registeredAt ?? null,
    status: written.status ?? 'ACTIVE',
    gpus: written.gpus ?? gpusOf(type, agent),
    reservedPorts: written.reservedPorts ?? portsSetting(agent['ECS_RESERVED_PORTS']) ?? RESERVED_HOST_PORTS,
    reservedPortsUdp: portsSetting(agent['ECS_RESERVED_PORTS_UDP']) ?? [],
    awsvpcTrunking: written.awsvpcTrunking ?? false,
    instanceRole: written.instanceRole ?? null,
    at: written.at ?? 0,
  };
}

/** A GPU type is taken to run the GPU AMI, which turns the agent's support on (assumption `gpu-ami`). */
function gpusOf(type: InstanceType | undefined, agent: Readonly<Record<string, string>>): number {
  return agent['ECS_ENABLE_GPU_SUPPORT'] === 'false' ? 0 : (type?.gpuCount ?? 0);
}

/** Ports in the agent's own notation, `[22, 2375]`, which take the place of its default (assumption `reserved-ports`); null where there is none or it is not understood, as the agent then keeps its default. */
export function portsSetting(setting: string | undefined): readonly number[] | null {
  const list = /^\s*\[([\d\s,]*)\]\s*$/.exec(setting ?? '')?.[1];
  if (list === undefined) return null;
  const ports = list.split(',').map((item) => Number(item.trim() || Number.NaN));
  const valid = ports.filter((port) => Number.isInteger(port) && port >= 1 && port <= 65_535);
  return list.trim() === '' ? [] : valid.length === ports.length ? valid : null;
}
