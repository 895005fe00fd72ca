import { INSTANCE_ROLE } from '../ecs/iam';
import { findInstanceType } from '../ecs/instance-types';
import { instancePrice } from '../ecs/prices';
import { parseTimestamp } from '../query/timestamp';
import type { ContainerInstanceEntry } from '../scenario/scenario';
import type { Engine } from './engine';
import { HostPorts } from './host-ports';
import { ec2InstanceIdOf } from './ids';
import { attributesOf } from './instance-attributes';

/** What a container instance registers with. Source: placement-and-lifecycle 6.6, 7.1, 7.3 to 7.5; scenario.md, `containerInstances`. */

/** Agent of instances that do not say which: newer than every feature that is simulated. */
const DEFAULT_AGENT_VERSION = '1.103.0';
/** For types that the catalogue does not have: what a large one offers without trunking. Assumption `unknown-type-interfaces`. */
const NETWORK_INTERFACES_OF_UNKNOWN_TYPE = 2;
/** Of an instance with a trunk interface: the interface's id. */
export const TRUNK_ATTRIBUTE = 'ecs.awsvpc-trunk-id';

export function writeRecord(
  engine: Engine,
  instance: number,
  entry: ContainerInstanceEntry,
  id: string,
  zone: string,
): void {
  const { state, scenario } = engine;
  const type = findInstanceType(entry.instanceType);
  const agentVersion = agentVersionOf(entry);
  const common = attributesOf(entry, zone, agentVersion);
  const trunkId = `eni-${ec2InstanceIdOf(state.seed, instance).slice(2)}`;
  const attributes = trunkedInterfaces(entry) === null ? common : new Map([...common, [TRUNK_ATTRIBUTE, trunkId]]);
  state.instances.records[instance] = {
    id,
    ec2InstanceId: ec2InstanceId(engine, entry, instance),
    instanceType: entry.instanceType,
    availabilityZone: zone,
    attributes,
    agentVersion,
    registeredAtEpochMs: epochMs(entry.registeredAt) ?? (epochMs(scenario.startsAt) ?? 0) + state.timeMs,
    memoryMiB: type?.memoryMiB ?? entry.resources.memory,
    nanoUsdPerHour: instancePrice(entry.instanceType, entry.spot),
    spot: entry.spot,
    agent: entry.agent,
    instanceRole: entry.instanceRole ?? INSTANCE_ROLE,
  };
}

export function writeRoom({ state, lens }: Engine, instance: number, entry: ContainerInstanceEntry): void {
  const { instances } = state;
  const tcp = HostPorts.heldBy(-1, entry.reservedPorts);
  const udp = HostPorts.heldBy(-1, entry.reservedPortsUdp);
  const { cpuUnits, memoryMiB } = lens?.room(entry, instance) ?? registeredRoom(entry);
  const networkInterfaces = interfacesOf(entry);
  instances.cpuUnitsRegistered[instance] = instances.cpuUnitsFree[instance] = cpuUnits;
  instances.memoryMiBRegistered[instance] = instances.memoryMiBFree[instance] = memoryMiB;
  instances.networkInterfacesRegistered[instance] = instances.networkInterfacesFree[instance] = networkInterfaces;
  instances.gpusRegistered[instance] = instances.gpusFree[instance] = entry.gpus;
  instances.tcpPortsInUse[instance] = tcp;
  instances.udpPortsInUse[instance] = udp;
  instances.hostPortsInUse[instance] = tcp.size + udp.size;
}

/** CPU units and MiB that its agent registers. */
export function registeredRoom(entry: ContainerInstanceEntry): { cpuUnits: number; memoryMiB: number } {
  const { cpu, memory } = entry.resources;
  return { cpuUnits: cpu, memoryMiB: Math.max(0, memory - reservedMemoryMiB(entry)) };
}

/** Attachment points for awsvpc tasks. */
export function interfacesOf(entry: ContainerInstanceEntry): number {
  return (
    trunkedInterfaces(entry) ?? findInstanceType(entry.instanceType)?.awsvpcTasks ?? NETWORK_INTERFACES_OF_UNKNOWN_TYPE
  );
}

export function agentVersionOf({ agentVersion }: ContainerInstanceEntry): string {
  return agentVersion ?? DEFAULT_AGENT_VERSION;
}

/** Whether the instance is to have a trunk: the account has opted in, and the agent does not refuse. */
export function wantsTrunk({ awsvpcTrunking, agent }: ContainerInstanceEntry): boolean {
  return awsvpcTrunking && agent['ECS_ENABLE_HIGH_DENSITY_ENI'] !== 'false';
}

/** Attachment points with trunking; null where the instance has no trunk. */
export function trunkedInterfaces(entry: ContainerInstanceEntry): number | null {
  return wantsTrunk(entry) ? (findInstanceType(entry.instanceType)?.awsvpcTasksTrunked ?? null) : null;
}

/** `ECS_RESERVED_MEMORY` in MiB; 0 where it is no whole number. */
export function reservedMemoryMiB({ agent }: ContainerInstanceEntry): number {
  const value = Number(agent['ECS_RESERVED_MEMORY'] ?? 0);
  return Number.isInteger(value) && value > 0 ? value : 0;
}

/** An id that the scenario gives belongs to one instance; the others of an entry have their own. */
function ec2InstanceId(engine: Engine, entry: ContainerInstanceEntry, instance: number): string {
  return entry.ec2InstanceId !== null && entry.count === 1
    ? entry.ec2InstanceId
    : ec2InstanceIdOf(engine.state.seed, instance);
}

function epochMs(date: string | null): number | null {
  return date === null ? null : parseTimestamp(date);
}
