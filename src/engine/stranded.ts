import { INSTANCE_STATUS } from '../ecs/status';
import type { TaskRequirements } from '../ecs/task-definition';
import { findTaskDefinition } from './names';
import type { Moment } from './simulation';
import type { SimulationState } from './state';

/**
 * Tells of an instance whether its free room is of no use to anybody: it fits none of the task definitions that the services and the timeline
 * use. Only what can run out counts: CPU, memory, ports, network interfaces, GPUs.
 */
export type StrandedTest = (instance: number) => boolean;

export function strandedTest({ world }: Moment): StrandedTest {
  return testAgainst(world, usedDefinitions(world, startedByTimeline(world)));
}

/** The test for a moment of one run: the very same one as long as the same definitions are used. */
export function strandedTestOfRun(): (world: SimulationState) => StrandedTest {
  let started: readonly number[] = [];
  let startedKey = '';
  let usedKey = '';
  let test: StrandedTest = () => false;
  return (world) => {
    // Every change of what a name without a revision means changes the catalog.
    const nextStartedKey = `${world.timeline.length} ${world.catalogVersion}`;
    if (nextStartedKey !== startedKey) [started, startedKey] = [startedByTimeline(world), nextStartedKey];
    const used = usedDefinitions(world, started);
    const nextUsedKey = used.join();
    if (nextUsedKey !== usedKey) [test, usedKey] = [testAgainst(world, used), nextUsedKey];
    return test;
  };
}

function testAgainst(world: SimulationState, used: readonly number[]): StrandedTest {
  const { instances } = world;
  const needed = smallest(used.flatMap((index) => world.taskDefinitions[index]?.requirements ?? []));
  return (instance) => {
    if (needed.length === 0 || instances.status[instance] !== INSTANCE_STATUS.ACTIVE) return false;
    return !needed.some((needs) => fits(world, instance, needs));
  };
}

function fits({ instances }: SimulationState, instance: number, needs: TaskRequirements): boolean {
  const gpusFree = instances.gpusFree[instance] ?? 0;
  return (
    needs.cpuUnits <= (instances.cpuUnitsFree[instance] ?? 0) &&
    needs.memoryMiB <= (instances.memoryMiBFree[instance] ?? 0) &&
    needs.networkInterfaces <= (instances.networkInterfacesFree[instance] ?? 0) &&
    (needs.gpus === 'ALL' ? gpusFree > 0 : needs.gpus <= gpusFree) &&
    !needs.tcpPorts.some((port) => instances.tcpPortsInUse[instance]?.has(port)) &&
    !needs.udpPorts.some((port) => instances.udpPortsInUse[instance]?.has(port))
  );
}

/** Those that nothing smaller stands for: what fits none of them fits none of all. The first fit is found soonest among the smallest. */
function smallest(all: readonly TaskRequirements[]): TaskRequirements[] {
  const kept: TaskRequirements[] = [];
  for (const needs of all.toSorted((a, b) => a.cpuUnits - b.cpuUnits || a.memoryMiB - b.memoryMiB))
    if (!kept.some((other) => needsNoMore(other, needs))) kept.push(needs);
  return kept;
}

function needsNoMore(some: TaskRequirements, than: TaskRequirements): boolean {
  return (
    some.cpuUnits <= than.cpuUnits &&
    some.memoryMiB <= than.memoryMiB &&
    some.networkInterfaces <= than.networkInterfaces &&
    (some.gpus === than.gpus || some.gpus === 0) &&
    some.tcpPorts.every((port) => than.tcpPorts.includes(port)) &&
    some.udpPorts.every((port) => than.udpPorts.includes(port))
  );
}

/** Indexes in `taskDefinitions`: those of the services' present deployments, and `started`. */
function usedDefinitions(world: SimulationState, started: readonly number[]): number[] {
  const used = new Set<number>(started);
  // Of a daemon no instance needs another one.
  for (const { status, deployments, input } of world.services) {
    const deployment = world.deployments[deployments[0] ?? -1];
    if (status === 'ACTIVE' && input.schedulingStrategy !== 'DAEMON' && deployment) used.add(deployment.taskDefinition);
  }
  return [...used];
}

/** Those that RunTask and StartTask of the timeline name. */
function startedByTimeline(world: SimulationState): number[] {
  return world.timeline.flatMap(({ action, input: { taskDefinition } }) => {
    const starts = action === 'RunTask' || action === 'StartTask';
    return starts && typeof taskDefinition === 'string' ? findTaskDefinition(world, taskDefinition) : [];
  });
}
