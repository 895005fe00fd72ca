import { DESIRED_STATUS } from '../../ecs/status';
import { KIND_CODE, madeOwnerMeter, runningMeter, usedMeter } from './state';
import type { SimulationState } from '../state';
import { taskDefinitionIndex, taskOwner } from '../task-rows/kinds';
import { changeRate, charge } from './meters';

/**
 * What container instances cost: from the launch of the machine to its termination, whatever ECS knows of it (assumption `instance-billing`). Whoever
 * takes one of them down, or uses its room, says so here; who bears how much of it: assumption `cost-owners`.
 */

/** A machine that is gone sooner is charged for a minute. */
const LEAST_MS = 60_000;

/** The machine of an instance runs from now on. Nothing happens for one that runs already. */
export function addRunningInstance(state: SimulationState, instance: number): void {
  if (isRunning(state, instance)) return;
  changeRunning(state, instance, 1);
  state.instanceLife.billedSinceMs[instance] = state.timeMs;
  shareOut(state, [instance], 1);
}

/** Machines end now, or are stopped. Nothing happens for those that do not run. */
export function removeRunningInstances(state: SimulationState, instances: readonly number[]): void {
  const running = instances.filter((instance) => isRunning(state, instance));
  shareOut(state, running, -1);
  for (const instance of running) {
    const ranMs = state.timeMs - (state.instanceLife.billedSinceMs[instance] ?? 0);
    const rate = priceOf(state, instance);
    if (ranMs < LEAST_MS) charge(state.cost.meters, runningMeter(kindOf(state, instance)), rate, LEAST_MS - ranMs);
    endRunning(state, instance);
  }
}

export function removeRunningInstance(state: SimulationState, instance: number): void {
  removeRunningInstances(state, [instance]);
}

/** The machine of one row is that of another from now on: it has registered under a new one. */
export function handOverMachine(state: SimulationState, from: number, to: number): void {
  if (!isRunning(state, from)) return;
  const sinceMs = state.instanceLife.billedSinceMs[from] ?? 0;
  shareOut(state, [from], -1);
  endRunning(state, from);
  addRunningInstance(state, to);
  state.instanceLife.billedSinceMs[to] = sinceMs;
}

/** A task takes its part of its instance (`sign` 1), or gives it back: half of it by CPU, half by memory. */
export function changeUse(state: SimulationState, task: number, sign: 1 | -1): void {
  const { instances, tasks, cost, timeMs } = state;
  const instance = tasks.instanceIndex[task] ?? -1;
  if (instance < 0 || !isRunning(state, instance)) return;
  const needs = state.taskDefinitions[taskDefinitionIndex(state, task)]?.requirements;
  const cpu = share(needs?.cpuUnits ?? 0, instances.cpuUnitsRegistered[instance] ?? 0);
  const memory = share(needs?.memoryMiB ?? 0, instances.memoryMiBRegistered[instance] ?? 0);
  const rate = sign * Math.floor((priceOf(state, instance) * (cpu + memory)) / 2);
  const kind = kindOf(state, instance);
  changeRate(cost.meters, usedMeter(kind), timeMs, rate);
  changeRate(cost.meters, madeOwnerMeter(cost.meters, taskOwner(state, task), kind), timeMs, rate);
}

/** Whether somebody pays for the instance's machine. */
export function isRunning({ instanceLife }: SimulationState, instance: number): boolean {
  return !Number.isNaN(instanceLife.billedSinceMs[instance] ?? NaN);
}

/** Billionths of a US dollar an hour. */
export function priceOf({ instances }: SimulationState, instance: number): number {
  return instances.records[instance]?.nanoUsdPerHour ?? 0;
}

function share(part: number, of: number): number {
  return of === 0 ? 0 : part / of;
}

function kindOf({ instances }: SimulationState, instance: number): number {
  return instances.records[instance]?.spot === true ? KIND_CODE.spot : KIND_CODE.onDemand;
}

function endRunning(state: SimulationState, instance: number): void {
  changeRunning(state, instance, -1);
  state.instanceLife.billedSinceMs[instance] = NaN;
}

function changeRunning(state: SimulationState, instance: number, sign: 1 | -1): void {
  const { cost, timeMs } = state;
  changeRate(cost.meters, runningMeter(kindOf(state, instance)), timeMs, sign * priceOf(state, instance));
}

/** Of the tasks that ECS has in its books for these instances, all of which run. */
function shareOut(state: SimulationState, instances: readonly number[], sign: 1 | -1): void {
  const { tasks } = state;
  const of = new Set(instances.filter((instance) => (state.instances.runningTasksCount[instance] ?? 0) > 0));
  if (of.size === 0) return;
  for (let task = 0; task < tasks.count; task++)
    if (of.has(tasks.instanceIndex[task] ?? -1) && tasks.desiredStatus[task] === DESIRED_STATUS.RUNNING)
      changeUse(state, task, sign);
}
