import { fargatePrice } from '../../ecs/prices';
import type { RegisteredTaskDefinition } from '../../ecs/task-definition';
import type { SimulationState } from '../state';
import { taskDefinitionIndex, taskOwner } from '../task-rows/kinds';
import { pullStartedAtMs } from '../task-rows/life';
import { beganRunning } from '../task-rows/moments';
import { isOnFargateSpot } from '../task-rows/platform';
import { changeRate, charge } from './meters';
import { KIND_CODE, madeOwnerMeter, runningMeter, usedMeter } from './state';

/** What Fargate tasks cost: from the start of the image pull to the end of the task, for a minute at least. Source: services-and-capacity 5.3;
 * assumption `fargate-billing`. */

const LEAST_MS = 60_000;

/** The task's images are pulled from now on (`setPullStartedAt`), or it was there when the run began. */
export function addRunningFargateTask(state: SimulationState, task: number): void {
  changeRunning(state, task, 1);
}

/** The task is STOPPED now. Nothing happens for one whose images were never pulled. */
export function removeRunningFargateTask(state: SimulationState, task: number): void {
  const sinceMs = beganRunning(state, task) ? (state.tasks.createdAtMs[task] ?? 0) : pullStartedAtMs(state, task);
  if (Number.isNaN(sinceMs)) return;
  changeRunning(state, task, -1);
  const missingMs = LEAST_MS - (state.timeMs - sinceMs);
  if (missingMs <= 0) return;
  for (const meter of metersOf(state, task)) charge(state.cost.meters, meter, priceOf(state, task), missingMs);
}

function changeRunning(state: SimulationState, task: number, sign: 1 | -1): void {
  const rate = sign * priceOf(state, task);
  for (const meter of metersOf(state, task)) changeRate(state.cost.meters, meter, state.timeMs, rate);
}

function metersOf(state: SimulationState, task: number): number[] {
  const kind = isOnFargateSpot(state, task) ? KIND_CODE.fargateSpot : KIND_CODE.fargate;
  return [runningMeter(kind), usedMeter(kind), madeOwnerMeter(state.cost.meters, taskOwner(state, task), kind)];
}

function priceOf(state: SimulationState, task: number): number {
  const definition = state.taskDefinitions[taskDefinitionIndex(state, task)];
  return definition === undefined ? 0 : priceOnFargate(definition, isOnFargateSpot(state, task));
}

/** What an hour of one task costs there, in billionths of a US dollar. */
export function priceOnFargate({ input, requirements }: RegisteredTaskDefinition, spot: boolean): number {
  return fargatePrice({
    cpuUnits: requirements.cpuUnits,
    memoryMiB: requirements.memoryMiB,
    ephemeralStorageGiB: input.ephemeralStorage?.sizeInGiB ?? null,
    architecture: input.runtimePlatform?.cpuArchitecture ?? 'X86_64',
    operatingSystem: input.runtimePlatform?.operatingSystemFamily ?? 'LINUX',
    spot,
  });
}
