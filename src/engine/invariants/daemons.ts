import { DESIRED_STATUS } from '../../ecs/status';
import { compileQuery } from '../../query/compile';
import { parseQuery } from '../../query/parse';
import type { PlacementRequest } from '../placement/placement';
import type { SimulationState } from '../state';
import { querySubject } from '../world';
import type { World } from '../world';
import { taskGroup } from '../task-rows/kinds';
import { liveTasksOf } from '../service/live-tasks';

/** What must hold of DAEMON services: one task on an instance at most, and what is kept for it goes to nobody else. Said from the tables alone. */

export function brokenDaemons(state: SimulationState): string[] {
  return state.services.flatMap((service) => {
    const { name, input } = service;
    if (input.schedulingStrategy !== 'DAEMON') return [];
    const instances = liveTasksOf(state, service).map((task) => state.tasks.instanceIndex[task] ?? -1);
    const crowded = instances.find((instance, index) => instances.indexOf(instance) !== index);
    return crowded === undefined ? [] : [`${name}: has more than one task on instance ${crowded}`];
  });
}

/** Whether a task that is being placed takes what is kept: empty when it does not. Before it has its room. */
export function brokenKeptRoom(world: World, request: PlacementRequest, instance: number): string[] {
  const needs = world.taskDefinitions[request.taskDefinition]?.requirements;
  if (needs === undefined || request.takesKeptRoom === true) return [];
  const kept = world.daemons.flatMap((daemon) =>
    isAwaited(world, daemon, instance) ? (world.taskDefinitions[daemon.taskDefinition]?.requirements ?? []) : [],
  );
  const { instances } = world;
  const takes = (of: string, needed: number, free: number | undefined, keptParts: readonly number[]) => {
    const left = (free ?? 0) - keptParts.reduce((sum, part) => sum + part, 0);
    return needed > 0 && needed > left ? [`${of} are kept for a daemon`] : [];
  };
  return [
    ...takes(
      'CPU units',
      needs.cpuUnits,
      instances.cpuUnitsFree[instance],
      kept.map(({ cpuUnits }) => cpuUnits),
    ),
    ...takes(
      'MiB',
      needs.memoryMiB,
      instances.memoryMiBFree[instance],
      kept.map(({ memoryMiB }) => memoryMiB),
    ),
    ...takes(
      'interfaces',
      needs.networkInterfaces,
      instances.networkInterfacesFree[instance],
      kept.map(({ networkInterfaces }) => networkInterfaces),
    ),
    ...needs.tcpPorts
      .filter((port) => kept.some(({ tcpPorts }) => tcpPorts.includes(port)))
      .map((port) => `port ${port} is kept`),
  ];
}

/** The daemon belongs there, and no live task of its group is. */
function isAwaited(world: World, daemon: PlacementRequest, instance: number): boolean {
  const { tasks, instances, taskDefinitions } = world;
  const needs = taskDefinitions[daemon.taskDefinition]?.requirements;
  const record = instances.records[instance];
  if (!needs || !record) return false;
  for (let task = 0; task < tasks.count; task++) {
    const isLive = tasks.desiredStatus[task] === DESIRED_STATUS.RUNNING;
    if (isLive && tasks.instanceIndex[task] === instance && taskGroup(world, task) === daemon.group) return false;
  }
  const inZone = needs.networkInterfaces === 0 || (daemon.zones?.includes(instances.zone[instance] ?? -1) ?? true);
  const lacks = needs.requiredAttributes.some((name) => !record.attributes.has(name));
  const architecture = needs.cpuArchitecture ?? record.attributes.get('ecs.cpu-architecture');
  const expressions = [...needs.memberOf, ...daemon.memberOf];
  return (
    inZone &&
    !lacks &&
    architecture === record.attributes.get('ecs.cpu-architecture') &&
    expressions.every((expression) => holds(world, expression, instance))
  );
}

/** Whether a cluster query holds of an instance now. */
export function holds(world: World, expression: string, instance: number): boolean {
  const parsed = parseQuery(expression);
  return parsed.ok && compileQuery(parsed.query)(querySubject(world, instance));
}
