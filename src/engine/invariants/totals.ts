import { DESIRED_STATUS, TASK_STATUS, TASK_STATUSES } from '../../ecs/status';
import { brokenCosts } from './costs';
import { isPresent } from '../state';
import type { SimulationState } from '../state';
import { taskDefinitionIndex, taskDeployment } from '../task-rows/kinds';

/** The running sums are what the tables add up to. Answers with what does not hold; empty when all is well. */
export function brokenTotals(state: SimulationState): string[] {
  return [...brokenTaskTotals(state), ...brokenInstanceTotals(state), ...brokenPending(state), ...brokenCosts(state)];
}

function brokenTaskTotals(state: SimulationState): string[] {
  const { tasks, totals, taskDefinitions } = state;
  const counted = TASK_STATUSES.map(() => 0);
  let standalone = 0;
  let cpuUnits = 0;
  let memoryMiB = 0;
  for (let task = 0; task < tasks.count; task++) {
    const status = tasks.lastStatus[task] ?? 0;
    counted[status] = (counted[status] ?? 0) + 1;
    if (tasks.desiredStatus[task] !== DESIRED_STATUS.RUNNING) continue;
    // What is reserved is reserved of instances.
    const isOnInstance = (tasks.instanceIndex[task] ?? -1) >= 0;
    const needs = isOnInstance ? taskDefinitions[taskDefinitionIndex(state, task)]?.requirements : undefined;
    cpuUnits += needs?.cpuUnits ?? 0;
    memoryMiB += needs?.memoryMiB ?? 0;
    if (taskDeployment(state, task) === -1) standalone++;
  }
  const wrong = TASK_STATUSES.filter((_, status) => counted[status] !== totals.tasksByStatus[status]);
  return [
    ...wrong.map((status) => `the tasks that are ${status} are miscounted`),
    ...differing('standalone tasks', totals.standaloneTasks, standalone),
    ...differing('CPU units reserved', totals.cpuUnitsReserved, cpuUnits),
    ...differing('MiB reserved', totals.memoryMiBReserved, memoryMiB),
  ];
}

function brokenInstanceTotals(state: SimulationState): string[] {
  const { instances, totals } = state;
  let present = 0;
  let cpuUnits = 0;
  let memoryMiB = 0;
  instances.records.forEach((_, instance) => {
    if (!isPresent(state, instance)) return;
    present++;
    cpuUnits += instances.cpuUnitsRegistered[instance] ?? 0;
    memoryMiB += instances.memoryMiBRegistered[instance] ?? 0;
  });
  return [
    ...differing('instances', totals.instances, present),
    ...differing('CPU units registered', totals.cpuUnitsRegistered, cpuUnits),
    ...differing('MiB registered', totals.memoryMiBRegistered, memoryMiB),
  ];
}

function brokenPending({ instances, tasks }: SimulationState): string[] {
  const pending = instances.records.map(() => 0);
  for (let task = 0; task < tasks.count; task++) {
    const instance = tasks.instanceIndex[task] ?? -1;
    if (instance >= 0 && tasks.lastStatus[task] === TASK_STATUS.PENDING)
      pending[instance] = (pending[instance] ?? 0) + 1;
  }
  return instances.records.flatMap(({ id }, instance) =>
    differing(`pending tasks of ${id}`, instances.pendingTasksCount[instance] ?? 0, pending[instance] ?? 0),
  );
}

function differing(of: string, counted: number, summed: number): string[] {
  return counted === summed ? [] : [`${of}: ${counted} by the count, ${summed} by the tables`];
}
