import type { TaskRequirements } from '../../ecs/task-definition';
import type { PlainCluster, PlainInstance } from './plain-cluster';

/** An instance with what is left of it. */
export interface Machine extends Omit<PlainInstance, 'reservedPorts'> {
  cpuLeft: number;
  memoryLeft: number;
  interfacesLeft: number;
  gpusLeft: number;
  /** Such as `80/tcp`. */
  ports: string[];
  /** Groups of the live tasks, one entry a task. */
  groups: string[];
}

/** The fleet of a plain cluster with its tasks on it. */
export function machinesOf(cluster: PlainCluster): Machine[] {
  const machines = cluster.instances.map((instance): Machine => ({
    ...instance,
    attributes: { 'ecs.availability-zone': instance.availabilityZone, ...instance.attributes },
    cpuLeft: instance.cpuUnits,
    memoryLeft: instance.memoryMiB,
    interfacesLeft: instance.networkInterfaces,
    gpusLeft: instance.gpus,
    ports: instance.reservedPorts.map((port) => `${port}/tcp`),
    groups: [],
  }));
  for (const { instance, group, definition } of cluster.tasks) {
    const machine = machines.find(({ id }) => id === instance);
    const task = cluster.definitions[definition];
    if (machine && task) occupy(machine, task, group);
  }
  return machines;
}

/** Puts a task on an instance. */
export function occupy(machine: Machine, task: TaskRequirements, group: string): void {
  machine.cpuLeft -= task.cpuUnits;
  machine.memoryLeft -= task.memoryMiB;
  machine.interfacesLeft -= task.networkInterfaces;
  machine.gpusLeft -= task.gpus === 'ALL' ? machine.gpus : task.gpus;
  machine.ports.push(...portsOf(task));
  machine.groups.push(group);
}

/** Takes a task off again. */
export function vacate(machine: Machine, task: TaskRequirements, group: string): void {
  machine.cpuLeft += task.cpuUnits;
  machine.memoryLeft += task.memoryMiB;
  machine.interfacesLeft += task.networkInterfaces;
  machine.gpusLeft += task.gpus === 'ALL' ? machine.gpus : task.gpus;
  machine.ports = machine.ports.filter((port) => !portsOf(task).includes(port));
  machine.groups.splice(machine.groups.indexOf(group), 1);
}

/** The static host ports of a task, such as `80/tcp`. */
export function portsOf(task: TaskRequirements): string[] {
  return [...task.tcpPorts.map((port) => `${port}/tcp`), ...task.udpPorts.map((port) => `${port}/udp`)];
}
