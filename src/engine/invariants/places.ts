import { DESIRED_STATUS, INSTANCE_STATUS } from '../../ecs/status';
import type { PlacementRequest } from '../placement/placement';
import type { World } from '../world';
import { brokenKeptRoom, holds } from './daemons';
import { taskGroup } from '../task-rows/kinds';

/**
 * What must hold of a task's place at the moment of its placement: the instance takes tasks, has the room, and every constraint that binds is met. Said
 * as plainly as possible, from the tables alone. Answers with what does not hold; empty when all is well.
 */
export function brokenPlacement(world: World, request: PlacementRequest, instance: number): string[] {
  const id = world.instances.records[instance]?.id ?? String(instance);
  return [
    ...brokenState(world, instance),
    ...brokenRoom(world, request, instance),
    ...brokenKeptRoom(world, request, instance),
    ...brokenBonds(world, request, instance),
  ].map((text) => `a task was placed on ${id}: ${text}`);
}

function brokenState({ instances }: World, instance: number): string[] {
  return [
    ...(instances.status[instance] === INSTANCE_STATUS.ACTIVE ? [] : ['it is not ACTIVE']),
    ...(instances.agentConnected[instance] === 1 ? [] : ['its agent is not connected']),
  ];
}

function brokenRoom(
  { instances, taskDefinitions }: World,
  { taskDefinition }: PlacementRequest,
  instance: number,
): string[] {
  const needs = taskDefinitions[taskDefinition]?.requirements;
  const record = instances.records[instance];
  if (!needs || !record) return ['there is no such instance or task definition'];
  const lacks = (of: string, has: number | undefined, needed: number) =>
    needed <= (has ?? 0) ? [] : [`${of} do not suffice`];
  return [
    ...lacks('CPU units', instances.cpuUnitsFree[instance], needs.cpuUnits),
    ...lacks('MiB', instances.memoryMiBFree[instance], needs.memoryMiB),
    ...lacks('interfaces', instances.networkInterfacesFree[instance], needs.networkInterfaces),
    ...needs.tcpPorts
      .filter((port) => instances.tcpPortsInUse[instance]?.has(port))
      .map((port) => `tcp port ${port} is taken`),
    ...needs.udpPorts
      .filter((port) => instances.udpPortsInUse[instance]?.has(port))
      .map((port) => `udp port ${port} is taken`),
    ...needs.requiredAttributes.filter((name) => !record.attributes.has(name)).map((name) => `it lacks ${name}`),
  ];
}

function brokenBonds(world: World, request: PlacementRequest, instance: number): string[] {
  const { instances, tasks, taskDefinitions } = world;
  const { zones, capacityProvider, distinctInstance, group, memberOf } = request;
  const expressions = [...memberOf, ...(taskDefinitions[request.taskDefinition]?.requirements.memberOf ?? [])];
  const isTaken = Array.from({ length: tasks.count }).some(
    (_, task) =>
      tasks.instanceIndex[task] === instance &&
      taskGroup(world, task) === group &&
      tasks.desiredStatus[task] === DESIRED_STATUS.RUNNING,
  );
  const needsInterface = taskDefinitions[request.taskDefinition]?.requirements.networkInterfaces === 1;
  return [
    ...(distinctInstance && isTaken ? ['distinctInstance'] : []),
    ...(needsInterface && zones !== null && !zones.includes(instances.zone[instance] ?? -1)
      ? ['its zone has no subnet']
      : []),
    ...(capacityProvider === null || capacityProvider === instances.capacityProvider[instance]
      ? []
      : ['its capacity provider']),
    ...(request.onlyZone === undefined || request.onlyZone === instances.zone[instance] ? [] : ['its zone']),
    ...(request.onlyInstance === undefined || request.onlyInstance === instance ? [] : ['it is another instance']),
    ...expressions
      .filter((expression) => !holds(world, expression, instance))
      .map((expression) => `memberOf ${expression}`),
  ];
}
