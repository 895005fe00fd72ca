import { INSTANCE_STATUS } from '../ecs/status';
import type { TaskRequirements } from '../ecs/task-definition';
import { findTaskDefinition } from './names';
import type { Moment } from './simulation';

/**
 * Tells of an instance whether its free room is of no use to anybody: it fits none of the task definitions that the services and the timeline
 * use. Only what can run out counts: CPU, memory, ports, network interfaces, GPUs.
 */
export function strandedTest(simulation: Moment): (instance: number) => boolean {
  const { instances } = simulation.world;
  const used = usedRequirements(simulation);
  return (instance) => {
    if (used.length === 0 || instances.status[instance] !== INSTANCE_STATUS.ACTIVE) return false;
    const free = {
      cpuUnits: instances.cpuUnitsFree[instance] ?? 0,
      memoryMiB: instances.memoryMiBFree[instance] ?? 0,
      networkInterfaces: instances.networkInterfacesFree[instance] ?? 0,
      gpus: instances.gpusFree[instance] ?? 0,
    };
    const record = instances.records[instance];
    return !used.some(
      (needs) =>
        needs.cpuUnits <= free.cpuUnits &&
        needs.memoryMiB <= free.memoryMiB &&
        needs.networkInterfaces <= free.networkInterfaces &&
        (needs.gpus === 'ALL' ? free.gpus > 0 : needs.gpus <= free.gpus) &&
        !needs.tcpPorts.some((port) => record?.tcpPorts.has(port)) &&
        !needs.udpPorts.some((port) => record?.udpPorts.has(port)),
    );
  };
}

/** Of the services' present task definitions and of those that RunTask and StartTask of the timeline name. */
function usedRequirements({ world }: Moment): TaskRequirements[] {
  const used = new Set<number>();
  // Of a daemon no instance needs another one.
  for (const { status, deployments, input } of world.services) {
    const deployment = world.deployments[deployments[0] ?? -1];
    if (status === 'ACTIVE' && input.schedulingStrategy !== 'DAEMON' && deployment) used.add(deployment.taskDefinition);
  }
  for (const { action, input } of world.timeline) {
    const { taskDefinition } = input;
    const starts = action === 'RunTask' || action === 'StartTask';
    if (starts && typeof taskDefinition === 'string') used.add(findTaskDefinition(world, taskDefinition));
  }
  return [...used].flatMap((index) => world.taskDefinitions[index]?.requirements ?? []);
}
