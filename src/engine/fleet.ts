import { findInstanceType } from '../ecs/instance-types';
import { INSTANCE_STATUS } from '../ecs/status';
import { parseTimestamp } from '../query/timestamp';
import type { ContainerInstanceEntry } from '../scenario/scenario';
import { instanceChanged } from './changes';
import type { Engine } from './engine';
import { EVENT, pushEvent } from './event-queue';
import { ec2InstanceIdOf } from './ids';
import { attributesOf } from './instance-attributes';
import { isPresent } from './state';
import { addRow } from './world';

/** Container instances come into the cluster. Source: placement-and-lifecycle 6.5, 7.1, 7.3 to 7.5; scenario.md, `containerInstances`. */

/** Agent of instances that do not say which: newer than every feature that is simulated. */
const DEFAULT_AGENT_VERSION = '1.103.0';
/** For types that the catalogue does not have: what a large one offers without trunking. Assumption `unknown-type-interfaces`. */
const NETWORK_INTERFACES_OF_UNKNOWN_TYPE = 2;
/** A Spot instance costs this share of the list price. Assumption `spot-price`. */
const SPOT_SHARE_PERCENT = 30;

/** Registers all `count` instances of an entry, in order, their zones going round the list. Answers with their indexes. */
export function registerEntry(engine: Engine, entry: ContainerInstanceEntry, entryIndex: number): number[] {
  return Array.from({ length: entry.count }, (_, position) => {
    const id = entry.count === 1 ? entry.id : `${entry.id}-${position + 1}`;
    const zone = entry.availabilityZones[position % entry.availabilityZones.length] ?? '';
    return registerInstance(engine, entry, entryIndex, id, zone);
  });
}

function registerInstance(
  engine: Engine,
  entry: ContainerInstanceEntry,
  entryIndex: number,
  id: string,
  zone: string,
): number {
  const { state } = engine;
  const instance = addRow(state.instances);
  addRow(state.instanceLife);
  state.instanceLife.entry[instance] = entryIndex;
  state.instanceLife.terminatedAtMs[instance] = NaN;
  state.instanceLife.hosted[instance] = [];
  state.instanceLife.waiting[instance] = [];
  state.instanceLife.held[instance] = [];
  state.instanceLife.images[instance] = new Map();
  writeRecord(engine, instance, entry, id, zone);
  writeRoom(engine, instance, entry);
  state.instances.zone[instance] = indexOf(state.zones, zone);
  state.instances.capacityProvider[instance] =
    entry.capacityProvider === null ? -1 : indexOf(state.capacityProviders, entry.capacityProvider);
  state.instances.registeredAtMs[instance] = state.timeMs;
  state.instances.agentConnected[instance] = entry.agentConnected ? 1 : 0;
  state.instanceLife.linkUp[instance] = entry.agentConnected ? 1 : 0;
  state.instanceLife.agentLostAtMs[instance] = NaN;
  begin(engine, instance, entry);
  state.placementVersion++;
  state.catalogVersion++;
  return instance;
}

/** ACTIVE at once, or after its trunk interface has been attached. What is there at second 0 has had time for that. */
function begin(engine: Engine, instance: number, entry: ContainerInstanceEntry): void {
  const { state } = engine;
  if (state.timeMs > 0 && trunkedInterfaces(entry) !== null) {
    state.instances.status[instance] = INSTANCE_STATUS.REGISTERING;
    pushEvent(state.queue, state.timeMs + engine.timingsMs.trunkProvision, EVENT.boot, instance);
    return;
  }
  state.instances.status[instance] = INSTANCE_STATUS[entry.status];
  countInstance(engine, instance, 1);
}

/** The instance is ready: its trunk interface is attached, or a machine has come up in the place of one that was lost. */
export function finishBoot(engine: Engine, instance: number): void {
  const { status } = engine.state.instances;
  if (status[instance] === INSTANCE_STATUS.REGISTERING) activateInstance(engine, instance);
  else if (status[instance] === INSTANCE_STATUS.INACTIVE) registerAgain(engine, instance);
}

/** A new container instance with the id, the entry and the zone of one that is gone. */
function registerAgain(engine: Engine, gone: number): void {
  const { state, scenario } = engine;
  const entryIndex = state.instanceLife.entry[gone] ?? -1;
  const entry = scenario.containerInstances[entryIndex];
  const record = state.instances.records[gone];
  if (entry && record) registerInstance(engine, entry, entryIndex, record.id, record.availabilityZone);
}

function activateInstance(engine: Engine, instance: number): void {
  const { state } = engine;
  state.instances.status[instance] = INSTANCE_STATUS.ACTIVE;
  instanceChanged(state, instance);
  state.placementVersion++;
  countInstance(engine, instance, 1);
}

/** Takes an instance out of the cluster. Its tasks are the caller's. */
export function deactivateInstance(engine: Engine, instance: number): void {
  const { state } = engine;
  if (isPresent(state, instance)) countInstance(engine, instance, -1);
  state.instances.status[instance] = INSTANCE_STATUS.INACTIVE;
  state.instances.agentConnected[instance] = 0;
  instanceChanged(state, instance);
  state.instanceLife.linkUp[instance] = 0;
  state.placementVersion++;
  state.catalogVersion++;
}

function writeRecord(engine: Engine, instance: number, entry: ContainerInstanceEntry, id: string, zone: string): void {
  const { state, scenario } = engine;
  const type = findInstanceType(entry.instanceType);
  const agentVersion = entry.agentVersion ?? DEFAULT_AGENT_VERSION;
  const attributes = attributesOf(entry, zone, agentVersion);
  if (trunkedInterfaces(entry) !== null)
    attributes.set('ecs.awsvpc-trunk-id', `eni-${ec2InstanceIdOf(state.seed, instance).slice(2)}`);
  const price = type?.onDemandUsdPerHour ?? 0;
  state.instances.records[instance] = {
    id,
    ec2InstanceId: ec2InstanceId(engine, entry, instance),
    instanceType: entry.instanceType,
    availabilityZone: zone,
    attributes,
    agentVersion,
    registeredAtEpochMs: epochMs(entry.registeredAt) ?? (epochMs(scenario.startsAt) ?? 0) + state.timeMs,
    tcpPorts: new Map(entry.reservedPorts.map((port) => [port, -1])),
    udpPorts: new Map(entry.reservedPortsUdp.map((port) => [port, -1])),
    memoryMiB: type?.memoryMiB ?? entry.resources.memory,
    costPerHour: entry.spot ? (price * SPOT_SHARE_PERCENT) / 100 : price,
    spot: entry.spot,
    agent: entry.agent,
  };
}

function writeRoom(engine: Engine, instance: number, entry: ContainerInstanceEntry): void {
  const { instances } = engine.state;
  const record = instances.records[instance];
  const memoryMiB = Math.max(0, entry.resources.memory - nonNegative(entry.agent['ECS_RESERVED_MEMORY']));
  const networkInterfaces =
    trunkedInterfaces(entry) ?? findInstanceType(entry.instanceType)?.awsvpcTasks ?? NETWORK_INTERFACES_OF_UNKNOWN_TYPE;
  instances.cpuUnitsRegistered[instance] = instances.cpuUnitsFree[instance] = entry.resources.cpu;
  instances.memoryMiBRegistered[instance] = instances.memoryMiBFree[instance] = memoryMiB;
  instances.networkInterfacesRegistered[instance] = instances.networkInterfacesFree[instance] = networkInterfaces;
  instances.gpusRegistered[instance] = instances.gpusFree[instance] = entry.gpus;
  instances.hostPortsInUse[instance] = (record?.tcpPorts.size ?? 0) + (record?.udpPorts.size ?? 0);
}

/** Attachment points with trunking; null where the instance has no trunk. */
function trunkedInterfaces(entry: ContainerInstanceEntry): number | null {
  if (!entry.awsvpcTrunking || entry.agent['ECS_ENABLE_HIGH_DENSITY_ENI'] === 'false') return null;
  return findInstanceType(entry.instanceType)?.awsvpcTasksTrunked ?? null;
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

function nonNegative(setting: string | undefined): number {
  const value = Number(setting ?? 0);
  return Number.isInteger(value) && value > 0 ? value : 0;
}

function indexOf(names: string[], name: string): number {
  const known = names.indexOf(name);
  return known >= 0 ? known : names.push(name) - 1;
}

function countInstance(engine: Engine, instance: number, sign: 1 | -1): void {
  const { totals, instances } = engine.state;
  totals.costMicroUsdPerHour += sign * Math.round((instances.records[instance]?.costPerHour ?? 0) * 1_000_000);
  totals.instances += sign;
  totals.cpuUnitsRegistered += sign * (instances.cpuUnitsRegistered[instance] ?? 0);
  totals.memoryMiBRegistered += sign * (instances.memoryMiBRegistered[instance] ?? 0);
}
