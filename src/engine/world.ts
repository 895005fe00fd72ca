import type { RegisteredTaskDefinition } from '../ecs/task-definition';
import type { QuerySubject } from '../query/subject';
import { growTable } from '../lib/columns';
import { tasksChanged } from './changes';
import type { FargateState } from './fargate/fargate-state';
import type { HostPorts } from './host-ports';
import type { PlacementRequest } from './placement/placement';
import { addTasksOn, noTaskCounts, tasksOn } from './task-counts';
import type { TaskCounts } from './task-counts';
import { taskDefinitionIndex, taskGroup } from './task-rows/kinds';
import { gpusOfTask } from './task-rows/moments';
import type { TaskTable } from './task-rows/table';

/**
 * The state of the simulated cluster that placement reads: columns for what is many, plain objects for what is few. Placement never
 * writes here; `reserve` and `release` are the only ways in which a task takes and gives back room.
 * CPU in CPU units, memory in MiB.
 */

/** Container instances by `instanceIndex`, which is fleet order: the order that breaks every tie. */
export interface InstanceTable {
  count: number;
  /** Code in INSTANCE_STATUSES. */
  status: Uint8Array;
  agentConnected: Uint8Array;
  /** Index in `World.zones`. */
  zone: Int16Array;
  /** Index in `World.capacityProviders`, -1 for none. */
  capacityProvider: Int16Array;
  cpuUnitsRegistered: Int32Array;
  cpuUnitsFree: Int32Array;
  memoryMiBRegistered: Int32Array;
  memoryMiBFree: Int32Array;
  /** Attachment points for awsvpc tasks. */
  networkInterfacesRegistered: Int32Array;
  networkInterfacesFree: Int32Array;
  gpusRegistered: Int32Array;
  gpusFree: Int32Array;
  /** Host ports in use by protocol: of tasks with static ports, and those that the instance reserves. */
  readonly tcpPortsInUse: HostPorts[];
  readonly udpPortsInUse: HostPorts[];
  /** Static and reserved host ports in use, both protocols together, against the limit of 100. */
  hostPortsInUse: Int32Array;
  /** Tasks with desiredStatus RUNNING. */
  runningTasksCount: Int32Array;
  /** Tasks with lastStatus PENDING. */
  pendingTasksCount: Int32Array;
  registeredAtMs: Float64Array;
  readonly records: InstanceRecord[];
}

/** What is not a number about one container instance. Replaced as a whole when something of it changes, so that copies of the state share it. */
export interface InstanceRecord {
  readonly id: string;
  readonly ec2InstanceId: string;
  readonly instanceType: string;
  readonly availabilityZone: string;
  /** ECS's own, the capabilities (value '') and custom ones. Changed by PutAttributes and DeleteAttributes only. */
  readonly attributes: Map<string, string>;
  readonly agentVersion: string;
  /** Epoch milliseconds, for `registeredAt` in expressions. */
  readonly registeredAtEpochMs: number;
  /** Hardware memory in MiB, registered or not. */
  readonly memoryMiB: number;
  /** Indicative price of the machine, billionths of a US dollar (ecs/prices.ts). */
  readonly nanoUsdPerHour: number;
  readonly spot: boolean;
  readonly agent: Readonly<Record<string, string>>;
  /** With whose permissions its agent works where a task has no execution role. */
  readonly instanceRole: string;
}

/** Live tasks of one task group: how many in all, and on which instances. */
export interface GroupState {
  readonly name: string;
  readonly tasks: TaskCounts;
}

/** The part of the state that placement needs. The simulation's own state extends it. */
export interface World {
  timeMs: number;
  /** Zone names, sorted. */
  readonly zones: string[];
  readonly capacityProviders: string[];
  readonly instances: InstanceTable;
  /** Tasks by `taskIndex`, in order of creation. */
  readonly tasks: TaskTable;
  readonly taskDefinitions: RegisteredTaskDefinition[];
  readonly groups: GroupState[];
  readonly groupIndexByName: Map<string, number>;
  /**
   * What is asked for the tasks of each ACTIVE DAEMON service: where one belongs and is not there yet, room is kept for it
   * (placement-and-lifecycle 6.3). Replaced as a whole, with a call of `daemonsChanged`.
   */
  daemons: readonly PlacementRequest[];
  /** What runs without instances of one's own. */
  readonly fargate: FargateState;
}

/** A table without rows; columns grow by `growTable`. */
export function emptyInstanceTable(): InstanceTable {
  return {
    count: 0,
    status: new Uint8Array(),
    agentConnected: new Uint8Array(),
    zone: new Int16Array(),
    capacityProvider: new Int16Array(),
    cpuUnitsRegistered: new Int32Array(),
    cpuUnitsFree: new Int32Array(),
    memoryMiBRegistered: new Int32Array(),
    memoryMiBFree: new Int32Array(),
    networkInterfacesRegistered: new Int32Array(),
    networkInterfacesFree: new Int32Array(),
    gpusRegistered: new Int32Array(),
    gpusFree: new Int32Array(),
    tcpPortsInUse: [],
    udpPortsInUse: [],
    hostPortsInUse: new Int32Array(),
    runningTasksCount: new Int32Array(),
    pendingTasksCount: new Int32Array(),
    registeredAtMs: new Float64Array(),
    records: [],
  };
}

/** Adds one row to a table and answers with its index. */
export function addRow(table: { count: number }): number {
  const row = table.count++;
  growTable(table, table.count);
  return row;
}

/** The index of a task group, made on first use. */
export function groupIndex(world: World, name: string): number {
  const known = world.groupIndexByName.get(name);
  if (known !== undefined) return known;
  world.groupIndexByName.set(name, world.groups.length);
  return world.groups.push({ name, tasks: noTaskCounts() }) - 1;
}

/**
 * Takes the room of task `task` on the instance it has been assigned to: CPU, memory, static ports, network interface, GPUs, and its place
 * in the group's counts. The task's `instanceIndex`, kind and GPUs must be set.
 */
export function reserve(world: World, task: number): void {
  changeReservation(world, task, 1);
}

/** Gives back what `reserve` took. Done as soon as desiredStatus becomes STOPPED (placement-and-lifecycle 5.1). */
export function release(world: World, task: number): void {
  changeReservation(world, task, -1);
}

function changeReservation(world: World, task: number, sign: 1 | -1): void {
  const { instances, tasks } = world;
  const instance = tasks.instanceIndex[task] ?? -1;
  const groupNumber = taskGroup(world, task);
  const definition = world.taskDefinitions[taskDefinitionIndex(world, task)];
  const group = world.groups[groupNumber];
  if (!definition || !group || instance < 0 || instance >= instances.count)
    throw new Error(`task ${task} has no instance, definition or group to reserve with`);
  const { cpuUnits, memoryMiB, networkInterfaces, tcpPorts, udpPorts } = definition.requirements;
  const ports = tcpPorts.length + udpPorts.length;
  const gpus = definition.requirements.gpus === 0 ? 0 : gpusOfTask(world, task);
  add(instances.cpuUnitsFree, instance, -sign * cpuUnits);
  add(instances.memoryMiBFree, instance, -sign * memoryMiB);
  add(instances.runningTasksCount, instance, sign);
  const isPlain = ports === 0 && networkInterfaces === 0 && gpus === 0;
  if (!isPlain) {
    add(instances.networkInterfacesFree, instance, -sign * networkInterfaces);
    add(instances.gpusFree, instance, -sign * gpus);
    add(instances.hostPortsInUse, instance, sign * ports);
  }
  changePorts(instances.tcpPortsInUse, instance, tcpPorts, task, sign);
  changePorts(instances.udpPortsInUse, instance, udpPorts, task, sign);
  const before = addTasksOn(group.tasks, instance, sign);
  tasksChanged(world, instance, groupNumber, before, before + sign, definition.requirements);
}

function add(column: Int32Array, row: number, amount: number): void {
  column[row] = (column[row] ?? 0) + amount;
}

function changePorts(inUse: HostPorts[], instance: number, ports: readonly number[], task: number, sign: 1 | -1): void {
  const before = inUse[instance];
  if (ports.length === 0 || before === undefined) return;
  inUse[instance] = sign === 1 ? before.taken(ports, task) : before.freed(ports);
}

/** Whether a live task of the group is on the instance. */
export function hasTaskOn(group: GroupState | undefined, instance: number): boolean {
  return group !== undefined && tasksOn(group.tasks, instance) > 0;
}

/** One instance as the cluster query language sees it. */
export function querySubject(world: World, instance: number): QuerySubject {
  const record = world.instances.records[instance];
  if (!record) throw new Error(`no container instance ${instance}`);
  return {
    attributes: record.attributes,
    agentConnected: world.instances.agentConnected[instance] === 1,
    agentVersion: record.agentVersion,
    ec2InstanceId: record.ec2InstanceId,
    registeredAtMs: record.registeredAtEpochMs,
    runningTasksCount: world.instances.runningTasksCount[instance] ?? 0,
    *taskGroups() {
      for (const group of world.groups) if (tasksOn(group.tasks, instance) > 0) yield group.name;
    },
  };
}
