import { CHECK } from '../../ecs/failure-reasons';
import { INSTANCE_STATUS } from '../../ecs/status';
import type { TaskRequirements } from '../../ecs/task-definition';
import type { HostPorts } from '../host-ports';
import type { World } from '../world';
import type { Ask } from './ask';
import { keptFrom, lessKept } from './kept-room';
import type { KeptRoom } from './kept-room';
import { kindFailure } from './kind';

/**
 * Which instances can hold a task: checks 0 to 9 of the eligibility chain, in its order, each on one instance.
 * Source: placement-and-lifecycle 1.2 and 7.
 */

/** Host ports that tasks and the instance itself may reserve together, dynamic ones not counted (7.3). */
export const MAX_RESERVED_HOST_PORTS = 100;

/** Check code with which the instance is not in the running at all, 0 where it is. */
export function activeFailure({ world: { instances }, request }: Ask, instance: number): number {
  if (instances.status[instance] !== INSTANCE_STATUS.ACTIVE) return CHECK.status;
  if (instances.agentConnected[instance] !== 1) return CHECK.agent;
  if (request.capacityProvider !== null && instances.capacityProvider[instance] !== request.capacityProvider) {
    return CHECK.capacityProvider;
  }
  return CHECK.eligible;
}

/** Check code of what the task needs and an active instance does not have, 0 where it has everything. */
export function requirementFailure(ask: Ask, instance: number): number {
  return kindFailure(ask, instance) || resourceFailure(ask, instance);
}

/** Check code of what is not left of an instance: CPU, memory, ports, network interfaces, GPUs (checks 5 to 9), what is kept for daemons aside. */
export function resourceFailure(ask: Ask, instance: number): number {
  const { requirements } = ask;
  const { instances } = ask.world;
  const kept = keptFrom(ask, instance);
  if (requirements.cpuUnits > lessKept(instances.cpuUnitsFree[instance], kept.cpuUnits)) return CHECK.cpu;
  if (requirements.memoryMiB > lessKept(instances.memoryMiBFree[instance], kept.memoryMiB)) return CHECK.memory;
  if (!portsAreFree(ask, instance, kept)) return CHECK.ports;
  if (requirements.networkInterfaces > lessKept(instances.networkInterfacesFree[instance], kept.networkInterfaces))
    return CHECK.networkInterfaces;
  if (requirements.gpus !== 0) {
    const needed = gpusNeeded(requirements, instances.gpusRegistered[instance] ?? 0);
    if (needed > (instances.gpusFree[instance] ?? 0)) return CHECK.gpu;
  }
  return CHECK.eligible;
}

/** GPUs that the task would take of an instance with `registered` ones. `ALL` needs an instance that has any (assumption `gpu-all`). */
export function gpusNeeded({ gpus }: TaskRequirements, registered: number): number {
  return gpus === 'ALL' ? Math.max(registered, 1) : gpus;
}

/** GPUs that a task of the definition holds once it is placed on the instance: what `TaskTable.gpus` wants. */
export function gpusTaken(world: World, taskDefinition: number, instance: number): number {
  const requirements = world.taskDefinitions[taskDefinition]?.requirements;
  return requirements === undefined ? 0 : gpusNeeded(requirements, world.instances.gpusRegistered[instance] ?? 0);
}

function portsAreFree({ world: { instances }, requirements }: Ask, instance: number, kept: KeptRoom): boolean {
  const { tcpPorts, udpPorts } = requirements;
  const needed = tcpPorts.length + udpPorts.length;
  if (needed === 0) return true;
  const spokenFor = (instances.hostPortsInUse[instance] ?? 0) + kept.tcpPorts.length + kept.udpPorts.length;
  if (spokenFor + needed > MAX_RESERVED_HOST_PORTS) return false;
  return (
    areFree(tcpPorts, instances.tcpPortsInUse[instance], kept.tcpPorts) &&
    areFree(udpPorts, instances.udpPortsInUse[instance], kept.udpPorts)
  );
}

function areFree(ports: readonly number[], inUse: HostPorts | undefined, kept: readonly number[]): boolean {
  for (const port of ports) if (inUse?.has(port) || kept.includes(port)) return false;
  return true;
}

/**
 * What a check compares: how much the task needs, and how much the instance has left for it; null for checks without numbers. `kept` is how
 * much of what is left is kept for daemons.
 */
export function neededAndAvailable(
  ask: Ask,
  check: number,
  instance: number,
): { needed: number; available: number; kept: number } | null {
  const { requirements } = ask;
  const { instances } = ask.world;
  const kept = keptFrom(ask, instance);
  const compared = (needed: number, free: number | undefined, keptPart = 0) => ({
    needed,
    available: lessKept(free, keptPart),
    kept: Math.min(free ?? 0, keptPart),
  });
  switch (check) {
    case CHECK.cpu:
      return compared(requirements.cpuUnits, instances.cpuUnitsFree[instance], kept.cpuUnits);
    case CHECK.memory:
      return compared(requirements.memoryMiB, instances.memoryMiBFree[instance], kept.memoryMiB);
    case CHECK.networkInterfaces:
      return compared(
        requirements.networkInterfaces,
        instances.networkInterfacesFree[instance],
        kept.networkInterfaces,
      );
    case CHECK.gpu:
      return compared(gpusNeeded(requirements, instances.gpusRegistered[instance] ?? 0), instances.gpusFree[instance]);
    default:
      return null;
  }
}
