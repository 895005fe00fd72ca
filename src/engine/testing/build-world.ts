import { effectiveStrategies } from '../../ecs/placement-rules';
import { DESIRED_STATUS, INSTANCE_STATUS, TASK_STATUS } from '../../ecs/status';
import type { RegisteredTaskDefinition, TaskRequirements } from '../../ecs/task-definition';
import { emptyFargateState } from '../fargate/fargate-state';
import { HostPorts } from '../host-ports';
import type { PlacementRequest } from '../placement/placement';
import { gpusTaken } from '../placement/requirements';
import { addRow, emptyInstanceTable, groupIndex, release, reserve } from '../world';
import { emptyTaskTable } from '../task-rows/table';
import type { World } from '../world';
import type { PlainCluster, PlainInstance, PlainRequest } from './plain-cluster';
import { setKind } from '../task-rows/kinds';
import type { TaskKind } from '../task-rows/kinds';
import { setGpus, setInstance, setNumber } from '../task-rows/moments';

/** The real world of a plain cluster: same order of instances, tasks in the order given. */
export function worldOf(cluster: PlainCluster): World {
  const world: World = {
    timeMs: 0,
    zones: [...new Set(cluster.instances.map((instance) => instance.availabilityZone))].sort(),
    capacityProviders: [...new Set(cluster.instances.flatMap((instance) => instance.capacityProvider ?? []))],
    instances: emptyInstanceTable(),
    tasks: emptyTaskTable(),
    taskDefinitions: Object.entries(cluster.definitions).map(([name, requirements]) => registered(name, requirements)),
    groups: [],
    groupIndexByName: new Map(),
    daemons: [],
    fargate: emptyFargateState(),
  };
  for (const instance of cluster.instances) addInstance(world, instance);
  world.daemons = (cluster.daemons ?? []).map((daemon) => requestOf(world, daemon));
  for (const { instance, group, definition } of cluster.tasks) {
    addTask(
      world,
      { taskDefinition: definitionIndex(world, definition), group: groupIndex(world, group) },
      instanceIndex(world, instance),
    );
  }
  return world;
}

/** A plain request as the pipeline takes it, defaults filled in. */
export function requestOf(world: World, request: PlainRequest): PlacementRequest {
  const provider = request.capacityProvider;
  return {
    taskDefinition: definitionIndex(world, request.definition),
    group: groupIndex(world, request.group),
    strategies: effectiveStrategies(request.strategies, request.requestedBy),
    memberOf: request.memberOf,
    distinctInstance: request.distinctInstance,
    zones:
      request.zones && request.zones.flatMap((zone) => (world.zones.includes(zone) ? world.zones.indexOf(zone) : [])),
    // A provider that no instance belongs to is still not null: nothing matches it.
    capacityProvider: provider === null ? null : indexOf(world.capacityProviders, provider),
  };
}

/** Registers one instance at the end of the fleet and answers with its index. */
export function addInstance(world: World, instance: PlainInstance): number {
  const { instances } = world;
  const row = addRow(instances);
  instances.status[row] = INSTANCE_STATUS[instance.status];
  instances.agentConnected[row] = instance.agentConnected ? 1 : 0;
  instances.zone[row] = indexOf(world.zones, instance.availabilityZone);
  instances.capacityProvider[row] =
    instance.capacityProvider === null ? -1 : indexOf(world.capacityProviders, instance.capacityProvider);
  instances.cpuUnitsRegistered[row] = instances.cpuUnitsFree[row] = instance.cpuUnits;
  instances.memoryMiBRegistered[row] = instances.memoryMiBFree[row] = instance.memoryMiB;
  instances.networkInterfacesRegistered[row] = instances.networkInterfacesFree[row] = instance.networkInterfaces;
  instances.gpusRegistered[row] = instances.gpusFree[row] = instance.gpus;
  instances.tcpPortsInUse[row] = HostPorts.heldBy(-1, instance.reservedPorts);
  instances.udpPortsInUse[row] = HostPorts.heldBy(-1, []);
  instances.hostPortsInUse[row] = instance.reservedPorts.length;
  instances.records.push({
    id: instance.id,
    ec2InstanceId: instance.ec2InstanceId,
    instanceType: instance.attributes['ecs.instance-type'] ?? 'm5.large',
    availabilityZone: instance.availabilityZone,
    attributes: new Map(Object.entries({ 'ecs.availability-zone': instance.availabilityZone, ...instance.attributes })),
    agentVersion: instance.agentVersion,
    registeredAtEpochMs: instance.registeredAtEpochMs,
    memoryMiB: instance.memoryMiB,
    nanoUsdPerHour: 0,
    spot: false,
    agent: {},
    instanceRole: 'instance',
  });
  return row;
}

/** Puts a RUNNING task on an instance, as if it had been placed there, and answers with its index. */
export function addTask(world: World, request: Asked, instance: number): number {
  return addTaskOfKind(world, kindOfTask(request, -1), instance);
}

type Asked = Pick<PlacementRequest, 'taskDefinition' | 'group'>;

/** What all tasks of a request have in common. @param deployment a number of its own, -1 for none */
export function kindOfTask({ taskDefinition, group }: Asked, deployment: number): TaskKind {
  return { owner: 0, group, taskDefinition, deployment, activatingMs: 0, deactivatingMs: 0, startedBy: null };
}

/** `addTask` for many tasks of a kind. */
export function addTaskOfKind(world: World, kind: TaskKind, instance: number): number {
  const { tasks } = world;
  const task = addRow(tasks);
  setInstance(tasks, task, instance);
  setKind(tasks, task, kind);
  setNumber(tasks, task, task + 1);
  tasks.lastStatus[task] = TASK_STATUS.RUNNING;
  tasks.desiredStatus[task] = DESIRED_STATUS.RUNNING;
  setGpus(tasks, task, gpusTaken(world, kind.taskDefinition, instance));
  reserve(world, task);
  return task;
}

/** Puts a task without GPUs that has stopped on an instance, as if it were another one: its row is not a history any more. */
export function restartTask(world: World, task: number, instance: number): void {
  setInstance(world.tasks, task, instance);
  world.tasks.desiredStatus[task] = DESIRED_STATUS.RUNNING;
  reserve(world, task);
}

/** Tells a task to stop: it gives back what it reserves at once. */
export function stopTask(world: World, task: number): void {
  world.tasks.desiredStatus[task] = DESIRED_STATUS.STOPPED;
  release(world, task);
}

export function instanceIndex(world: World, id: string): number {
  const index = world.instances.records.findIndex((record) => record.id === id);
  if (index === -1) throw new Error(`no instance ${id}`);
  return index;
}

/** Id of an instance, null for -1. */
export function instanceId(world: World, instance: number): string | null {
  return world.instances.records[instance]?.id ?? null;
}

function definitionIndex(world: World, name: string): number {
  const index = world.taskDefinitions.findIndex((definition) => definition.family === name);
  if (index === -1) throw new Error(`no task definition ${name}`);
  return index;
}

function indexOf(names: string[], name: string): number {
  const index = names.indexOf(name);
  return index === -1 ? names.push(name) - 1 : index;
}

function registered(family: string, requirements: TaskRequirements): RegisteredTaskDefinition {
  return {
    family,
    revision: 1,
    arn: `arn:aws:ecs:us-east-1:123456789012:task-definition/${family}:1`,
    input: { family, containerDefinitions: [] },
    requiresAttributes: requirements.requiredAttributes.map((name) => ({ name })),
    compatibilities: ['EC2'],
    requirements,
  };
}
