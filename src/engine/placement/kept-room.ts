import type { TaskRequirements } from '../../ecs/task-definition';
import type { World } from '../world';
import type { Ask } from './ask';

/**
 * Room that ECS keeps on an instance for daemons that belong there and are not there yet: CPU, memory, ports and network interfaces.
 * `remainingResources` does not tell of it, and strategies do not count it (assumption `daemon-kept-room`).
 * Source: placement-and-lifecycle 1.2 and 6.3.
 */
export interface KeptRoom {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly networkInterfaces: number;
  readonly tcpPorts: readonly number[];
  readonly udpPorts: readonly number[];
}

const NOTHING_KEPT: KeptRoom = { cpuUnits: 0, memoryMiB: 0, networkInterfaces: 0, tcpPorts: [], udpPorts: [] };

/** What the request has to leave on the instance. Daemons' own tasks have to leave nothing: among themselves the first that comes is first. */
export function keptFrom({ world, request }: Pick<Ask, 'world' | 'request'>, instance: number): KeptRoom {
  return request.takesKeptRoom === true ? NOTHING_KEPT : keptRoom(world, instance);
}

/** What is kept on an instance now. */
export function keptRoom(world: World, instance: number): KeptRoom {
  const belonging = world.instances.daemons[instance];
  if (belonging === undefined || belonging.length === 0) return NOTHING_KEPT;
  let kept = NOTHING_KEPT;
  for (const { group, taskDefinition } of belonging) {
    if (world.groups[group]?.onInstance.has(instance) === true) continue;
    const definition = world.taskDefinitions[taskDefinition];
    if (definition) kept = withRoomOf(kept, definition.requirements);
  }
  return kept;
}

function withRoomOf(kept: KeptRoom, needs: TaskRequirements): KeptRoom {
  return {
    cpuUnits: kept.cpuUnits + needs.cpuUnits,
    memoryMiB: kept.memoryMiB + needs.memoryMiB,
    networkInterfaces: kept.networkInterfaces + needs.networkInterfaces,
    tcpPorts: [...kept.tcpPorts, ...needs.tcpPorts],
    udpPorts: [...kept.udpPorts, ...needs.udpPorts],
  };
}

/** What is left of an amount once the kept part is off: never less than nothing. */
export function lessKept(free: number | undefined, kept: number): number {
  return Math.max(0, (free ?? 0) - kept);
}
