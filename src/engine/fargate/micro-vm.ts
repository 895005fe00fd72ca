import { STOP_CODES } from '../../ecs/status';
import { addRunningFargateTask, removeRunningFargateTask } from '../cost/fargate';
import type { Engine } from '../engine';
import { wakeWaiting } from '../service/wake';
import type { SimulationState } from '../state';
import { isWindows } from '../../ecs/fargate-platform';
import { stopCodeAt, stoppingAtMs } from '../task-rows/endings';
import { taskDefinitionIndex } from '../task-rows/kinds';
import { pullStartedAtMs } from '../task-rows/life';
import { fargateZone } from '../task-rows/platform';
import { marketOfTask } from './market';
import { launchAtMs } from './quotas';
import { countVcpus } from './room';

/** What a Fargate task has in place of an instance: a machine of its own, from its launch to its end. */

export function isOnMicroVm(state: SimulationState, task: number): boolean {
  return fargateZone(state, task) >= 0;
}

/** Whether the task runs in a micro-VM from which ECS hears: one that its zone has not taken with it. */
export function hasMicroVm(state: SimulationState, task: number): boolean {
  const zone = fargateZone(state, task);
  return zone >= 0 && task >= (state.fargate.lostBefore[zone] ?? 0);
}

/** Windows takes longer to begin. Source: services-and-capacity 5.2. */
const WINDOWS_MS = 60_000;

/** The micro-VM of a new task is asked for. Answers with when it is there, simulated ms. */
export function launchMicroVm(engine: Engine, task: number): number {
  const { state, timingsMs } = engine;
  countVcpus(state, task, 1);
  const platform = state.taskDefinitions[taskDefinitionIndex(state, task)]?.input.runtimePlatform;
  const takesMs = timingsMs.fargateProvision + (isWindows(platform) ? WINDOWS_MS : 0);
  return launchAtMs(engine, marketOfTask(state, task)) + takesMs;
}

/** When Fargate Spot takes the micro-VM of a task back that has been warned; Infinity for all others. */
export function takenBackAtMs({ state, timingsMs }: Engine, task: number): number {
  if (stopCodeAt(state, task) !== SPOT_INTERRUPTION || !isOnMicroVm(state, task)) return Infinity;
  return stoppingAtMs(state, task) + timingsMs.spotNotice;
}

const SPOT_INTERRUPTION = STOP_CODES.indexOf('SpotInterruption');

/** Its images are pulled from now on: so is it billed. */
export function pullsOnMicroVm(state: SimulationState, task: number): void {
  if (isOnMicroVm(state, task) && !Number.isNaN(pullStartedAtMs(state, task))) addRunningFargateTask(state, task);
}

/** The task was RUNNING when the run began: where it has a micro-VM, that counts. */
export function enterFargate(state: SimulationState, task: number): void {
  if (!isOnMicroVm(state, task)) return;
  countVcpus(state, task, 1);
  addRunningFargateTask(state, task);
}

/** The task is STOPPED: where it had a micro-VM, that is gone. */
export function leaveFargate(state: SimulationState, task: number): void {
  if (!isOnMicroVm(state, task)) return;
  countVcpus(state, task, -1);
  removeRunningFargateTask(state, task);
  state.placementVersion++;
  wakeWaiting(state);
}
