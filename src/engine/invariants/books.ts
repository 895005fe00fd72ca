import { DESIRED_STATUS } from '../../ecs/status';
import { MAX_RESERVED_HOST_PORTS } from '../placement/requirements';
import { tasksOn } from '../task-counts';
import type { World } from '../world';
import { taskDefinitionIndex, taskGroup } from '../task-rows/kinds';
import { gpusOfTask } from '../task-rows/moments';

/**
 * What must hold of every world, whatever happened: nothing is given out twice, and every count is what the tasks say. Answers
 * with what does not hold, in words; empty when all is well.
 */
export function brokenInvariants(world: World): string[] {
  const live = liveTasksByInstance(world);
  return world.instances.records.flatMap((record, instance) => {
    const tasks = live[instance] ?? [];
    return [
      ...brokenCounts(world, instance, tasks),
      ...brokenPorts(world, instance, tasks),
      ...brokenGroups(world, instance, tasks),
    ].map((text) => `${record.id}: ${text}`);
  });
}

function liveTasksByInstance({ tasks, instances }: World): number[][] {
  const live = Array.from({ length: instances.count }, (): number[] => []);
  for (let task = 0; task < tasks.count; task++) {
    if (tasks.desiredStatus[task] === DESIRED_STATUS.RUNNING) live[tasks.instanceIndex[task] ?? -1]?.push(task);
  }
  return live;
}

/** Registered less what the tasks take is what is free, and never negative. */
function brokenCounts(world: World, instance: number, tasks: readonly number[]): string[] {
  const { instances } = world;
  const needs = tasks.map((task) => requirementsOf(world, task));
  const amounts = [
    {
      of: 'CPU units',
      registered: instances.cpuUnitsRegistered,
      free: instances.cpuUnitsFree,
      taken: sum(needs.map((need) => need.cpuUnits)),
    },
    {
      of: 'MiB',
      registered: instances.memoryMiBRegistered,
      free: instances.memoryMiBFree,
      taken: sum(needs.map((need) => need.memoryMiB)),
    },
    {
      of: 'interfaces',
      registered: instances.networkInterfacesRegistered,
      free: instances.networkInterfacesFree,
      taken: sum(needs.map((need) => need.networkInterfaces)),
    },
    {
      of: 'GPUs',
      registered: instances.gpusRegistered,
      free: instances.gpusFree,
      taken: sum(tasks.map((task) => gpusOfTask(world, task))),
    },
  ];
  const broken = amounts.flatMap(({ of, registered, free, taken }) => {
    const left = free[instance] ?? 0;
    const expected = (registered[instance] ?? 0) - taken;
    return [
      ...(left === expected ? [] : [`${left} ${of} are free by its count, ${expected} by its tasks`]),
      ...(expected < 0 ? [`${-expected} ${of} more are given out than it has`] : []),
    ];
  });
  const counted = instances.runningTasksCount[instance] ?? 0;
  return counted === tasks.length
    ? broken
    : [...broken, `runningTasksCount is ${counted} with ${tasks.length} live tasks`];
}

/** A static port belongs to one task, the one that the instance remembers, and no more than 100 are reserved. */
function brokenPorts(world: World, instance: number, tasks: readonly number[]): string[] {
  const { tcpPortsInUse, udpPortsInUse } = world.instances;
  const broken: string[] = [];
  let taken = 0;
  for (const protocol of ['tcp', 'udp'] as const) {
    const held = (protocol === 'tcp' ? tcpPortsInUse : udpPortsInUse)[instance];
    if (!held) return ['there is no record of its ports'];
    const wanted = tasks.flatMap((task) => {
      const needs = requirementsOf(world, task);
      return (protocol === 'tcp' ? needs.tcpPorts : needs.udpPorts).map((port) => ({ port, task }));
    });
    taken += held.size;
    if (new Set(wanted.map(({ port }) => port)).size < wanted.length)
      broken.push(`a ${protocol} port is given out twice`);
    for (const { port, task } of wanted) {
      if (held.get(port) !== task) broken.push(`${protocol} port ${port} of task ${task} is not held by it`);
    }
    const known = new Set(wanted.map(({ port }) => port));
    for (const port of held.keys()) {
      const task = held.get(port);
      if (task !== -1 && !known.has(port)) broken.push(`${protocol} port ${port} is held for a task that is not there`);
    }
  }
  const counted = world.instances.hostPortsInUse[instance] ?? 0;
  if (counted !== taken) broken.push(`${counted} ports are in use by its count, ${taken} by its tables`);
  if (tasks.length > 0 && counted > MAX_RESERVED_HOST_PORTS) broken.push(`${counted} ports are reserved`);
  return broken;
}

/** The groups count the live tasks of the instance. */
function brokenGroups(world: World, instance: number, tasks: readonly number[]): string[] {
  return world.groups.flatMap((group, index) => {
    const counted = tasksOn(group.tasks, instance);
    const live = tasks.filter((task) => taskGroup(world, task) === index).length;
    return counted === live ? [] : [`${counted} tasks of ${group.name} by its count, ${live} by its tasks`];
  });
}

function requirementsOf(world: World, task: number) {
  const definition = world.taskDefinitions[taskDefinitionIndex(world, task)];
  if (!definition) throw new Error(`task ${task} has no definition`);
  return definition.requirements;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
