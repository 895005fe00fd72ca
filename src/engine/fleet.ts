import { INSTANCE_STATUS } from '../ecs/status';
import type { InstanceStatus } from '../ecs/status';
import type { ContainerInstanceEntry } from '../scenario/scenario';
import { instanceChanged } from './changes';
import { connect, reconnect } from './connection';
import { joinGroup } from './capacity/members';
import { addRunningInstance, handOverMachine } from './cost/instances';
import type { Engine } from './engine';
import { EVENT, pushEvent } from './event-queue';
import { writeEvent } from './events';
import { TRUNK_ATTRIBUTE, trunkedInterfaces, wantsTrunk, writeRecord, writeRoom } from './instance-record';
import { trunkProblem } from './registration-problem';
import { isPresent } from './state';
import { addRow } from './world';

/** Container instances in the cluster, from REGISTERING to INACTIVE. Whether they get there is decided in `registration.ts`. Source: placement-and-lifecycle 6.5. */

/** What an instance comes from: entry `entryIndex` of the scenario's fleet, -1 for one that an action registers. */
export interface NewInstance {
  readonly entry: ContainerInstanceEntry;
  readonly entryIndex: number;
  readonly id: string;
  readonly availabilityZone: string;
}

/** Registers an instance of which nothing speaks against it. Answers with its index. */
export function registerInstance(engine: Engine, given: NewInstance): number {
  const instance = addInstance(engine, given);
  enterCluster(engine, instance, given.entry);
  return instance;
}

/** A machine that runs from now on has a row, and is not registered yet. Answers with its index. */
export function addInstance(engine: Engine, given: NewInstance): number {
  const { state } = engine;
  const { entry, entryIndex, id, availabilityZone: zone } = given;
  const instance = addRow(state.instances);
  addRow(state.instanceLife);
  state.instanceLife.entry[instance] = entryIndex;
  state.instanceLife.agentLostAtMs[instance] = NaN;
  state.instanceLife.terminatedAtMs[instance] = NaN;
  state.instanceLife.bootAtMs[instance] = NaN;
  state.instanceLife.billedSinceMs[instance] = NaN;
  state.instanceLife.spotEndsAtMs[instance] = NaN;
  state.instanceLife.statusReason[instance] = null;
  state.instanceLife.binding[instance] = [];
  state.instanceLife.waiting[instance] = [];
  state.instanceLife.held[instance] = [];
  state.instanceLife.images[instance] = new Map();
  writeRecord(engine, instance, entry, id, zone);
  writeRoom(engine, instance, entry);
  state.instances.zone[instance] = indexOf(state.zones, zone);
  state.instances.capacityProvider[instance] =
    entry.capacityProvider === null ? -1 : indexOf(state.capacityProviders, entry.capacityProvider);
  const before = joinGroup(state, instance);
  if (before < 0) addRunningInstance(state, instance);
  else handOverMachine(state, before, instance);
  return instance;
}

/** The agent of a machine has registered. */
export function enterCluster(engine: Engine, instance: number, entry: ContainerInstanceEntry): void {
  const { state } = engine;
  state.instances.registeredAtMs[instance] = state.timeMs;
  if (entry.agentConnected) connect(engine, instance);
  begin(engine, instance, entry);
  state.placementVersion++;
  state.catalogVersion++;
}

/** ACTIVE at once, or after its trunk interface has been attached. What is there at second 0 has had time for that. */
function begin(engine: Engine, instance: number, entry: ContainerInstanceEntry): void {
  const { state, timingsMs } = engine;
  const needsTrunk =
    wantsTrunk(entry) && (trunkedInterfaces(entry) !== null || trunkProblem(entry.instanceType) !== null);
  if (!needsTrunk) return enter(engine, instance, entry.status);
  state.instances.status[instance] = INSTANCE_STATUS.REGISTERING;
  if (state.timeMs > 0) bootIn(engine, instance, timingsMs.trunkProvision);
  else trunkIsReady(engine, instance, entry.status);
}

/** Its trunk interface is attached, or removed; or its machine, which was stopped, runs again. */
export function finishWait(engine: Engine, instance: number): void {
  const { instances, instanceLife } = engine.state;
  const status = instances.status[instance];
  if (status === INSTANCE_STATUS.REGISTERING) return trunkIsReady(engine, instance, 'ACTIVE');
  if (status === INSTANCE_STATUS.DEREGISTERING) return enter(engine, instance, 'INACTIVE');
  instanceLife.machineStopped[instance] = 0;
  reconnect(engine, instance);
}

/** Something of the instance takes a while; an earlier wait is void. */
export function bootIn({ state }: Engine, instance: number, durationMs: number): void {
  const atMs = state.timeMs + durationMs;
  state.instanceLife.bootAtMs[instance] = atMs;
  pushEvent(state.queue, atMs, EVENT.boot, instance);
}

function trunkIsReady(engine: Engine, instance: number, status: 'ACTIVE' | 'DRAINING'): void {
  const { instances, instanceLife } = engine.state;
  const record = instances.records[instance];
  const problem = trunkProblem(record?.instanceType ?? '');
  if (problem === null) return enter(engine, instance, status);
  instanceLife.statusReason[instance] = problem;
  enter(engine, instance, 'REGISTRATION_FAILED');
  writeEvent(engine, 'failure', `${record?.id ?? ''} is REGISTRATION_FAILED: ${problem}`, { instances: [instance] });
}

function enter(engine: Engine, instance: number, status: InstanceStatus): void {
  const { state } = engine;
  const before = isPresent(state, instance);
  state.instances.status[instance] = INSTANCE_STATUS[status];
  const now = isPresent(state, instance);
  if (before !== now) countInstance(engine, instance, now ? 1 : -1);
  // Tasks that wait for capacity are tried as soon as there is some.
  if (status === 'ACTIVE' && state.capacity.provisioning.length > 0) state.capacity.retryAtMs = state.timeMs;
  instanceChanged(state, instance);
  state.placementVersion++;
}

/**
 * Takes an instance out of the cluster. Its tasks are the caller's. With `trunk` its trunk interface has to be removed first, which a machine that is
 * gone has taken with it (assumption `trunk-removal`).
 */
export function deactivateInstance(engine: Engine, instance: number, trunk: boolean): void {
  const { state, timingsMs } = engine;
  state.instances.agentConnected[instance] = 0;
  state.instanceLife.linkUp[instance] = 0;
  state.instanceLife.spotEndsAtMs[instance] = NaN;
  // The machine that boots in the place of one that is gone comes all the same.
  if (Number.isNaN(state.instanceLife.terminatedAtMs[instance])) state.instanceLife.bootAtMs[instance] = NaN;
  state.catalogVersion++;
  const hasTrunk = state.instances.records[instance]?.attributes.has(TRUNK_ATTRIBUTE) === true;
  if (!trunk || !hasTrunk || timingsMs.trunkProvision === 0) return enter(engine, instance, 'INACTIVE');
  enter(engine, instance, 'DEREGISTERING');
  bootIn(engine, instance, timingsMs.trunkProvision);
}

function indexOf(names: string[], name: string): number {
  const known = names.indexOf(name);
  return known >= 0 ? known : names.push(name) - 1;
}

function countInstance(engine: Engine, instance: number, sign: 1 | -1): void {
  const { totals, instances } = engine.state;
  totals.instances += sign;
  totals.cpuUnitsRegistered += sign * (instances.cpuUnitsRegistered[instance] ?? 0);
  totals.memoryMiBRegistered += sign * (instances.memoryMiBRegistered[instance] ?? 0);
}
