import { INSTANCE_STATUS } from '../../ecs/status';
import type { TaskRequirements } from '../../ecs/task-definition';
import { hasTaskOn } from '../world';
import { prepare } from './ask';
import type { Ask } from './ask';
import { constraintFailure } from './constraints/constraints';
import { kindFailure } from './kind';

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
export function keptFrom({ cache, world, request }: Ask, instance: number): KeptRoom {
  if (request.takesKeptRoom === true || world.daemons.length === 0) return NOTHING_KEPT;
  cache.daemons ??= world.daemons.map((daemon) => prepare(world, daemon));
  let kept = NOTHING_KEPT;
  for (const daemon of cache.daemons) if (isAwaited(daemon, instance)) kept = withRoomOf(kept, daemon.requirements);
  return kept;
}

/** Whether a daemon belongs on the instance and is not there: `distinctInstance` is implied in its constraints. */
function isAwaited(daemon: Ask, instance: number): boolean {
  // First what is quickly said of nearly every instance.
  if (hasTaskOn(daemon.group, instance)) return false;
  if (daemon.world.instances.status[instance] !== INSTANCE_STATUS.ACTIVE) return false;
  return kindFailure(daemon, instance) === 0 && constraintFailure(daemon, instance) === 0;
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
