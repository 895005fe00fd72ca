import { TASK_STATUS } from '../ecs/status';
import { INSTANCE, TASK } from '../frame/frame';
import { lifecycleCode, lifecycleEndsAtMs } from './instance-lifecycle';
import { targetVerdict } from './load-balancing/verdict';
import { isProtected } from './service/protection';
import { healthVerdict } from './service/task-health';
import { isPresent } from './state';
import type { SimulationState } from './state';
import { containerVerdict } from './task/health';
import { hostPortCount } from './task/plan/shared-containers';
import { NO_STOP_CODE, stopCodeAt, stoppedAtMs, stoppingAtMs } from './task-rows/endings';
import { taskDefinitionIndex, taskOwner } from './task-rows/kinds';
import { statusSinceMs } from './task-rows/moments';
import { fargateZone, taskPlatform } from './task-rows/platform';

/** Rows of a frame (frame/frame.ts), written into `rows` from cell `at` on. */

export function writeInstanceRow(
  state: SimulationState,
  instance: number,
  isStranded: (instance: number) => boolean,
  rows: Int32Array,
  at: number,
): void {
  const { instances } = state;
  rows[at + INSTANCE.status] = instances.status[instance] ?? 0;
  rows[at + INSTANCE.agentConnected] = instances.agentConnected[instance] ?? 0;
  rows[at + INSTANCE.cpuUnitsRegistered] = instances.cpuUnitsRegistered[instance] ?? 0;
  rows[at + INSTANCE.cpuUnitsFree] = instances.cpuUnitsFree[instance] ?? 0;
  rows[at + INSTANCE.memoryMiBRegistered] = instances.memoryMiBRegistered[instance] ?? 0;
  rows[at + INSTANCE.memoryMiBFree] = instances.memoryMiBFree[instance] ?? 0;
  rows[at + INSTANCE.runningTasksCount] = instances.runningTasksCount[instance] ?? 0;
  rows[at + INSTANCE.pendingTasksCount] = instances.pendingTasksCount[instance] ?? 0;
  rows[at + INSTANCE.networkInterfacesRegistered] = instances.networkInterfacesRegistered[instance] ?? 0;
  rows[at + INSTANCE.networkInterfacesFree] = instances.networkInterfacesFree[instance] ?? 0;
  rows[at + INSTANCE.gpusRegistered] = instances.gpusRegistered[instance] ?? 0;
  rows[at + INSTANCE.gpusFree] = instances.gpusFree[instance] ?? 0;
  rows[at + INSTANCE.registeredAtMs] = instances.registeredAtMs[instance] ?? 0;
  rows[at + INSTANCE.stranded] = isStranded(instance) ? 1 : 0;
  rows[at + INSTANCE.terminated] = isGoneUnnoticed(state, instance) ? 1 : 0;
  rows[at + INSTANCE.lifecycle] = lifecycleCode(state, instance);
  rows[at + INSTANCE.lifecycleEndsAtMs] = lifecycleEndsAtMs(state, instance);
}

function isGoneUnnoticed(state: SimulationState, instance: number): boolean {
  return isPresent(state, instance) && !Number.isNaN(state.instanceLife.terminatedAtMs[instance] ?? NaN);
}

/** How long a task shows as STOPPED, and then as DELETED, before it leaves the stage: simulated ms. */
export const STOPPED_FOR_MS = 10_000;
export const GONE_AFTER_MS = STOPPED_FOR_MS + 1_000;

/** STOPPED shows for ten seconds and DELETED for one more; null for a task that has gone. */
export function shownStatus(state: SimulationState, task: number): number | null {
  const status = state.tasks.lastStatus[task] ?? 0;
  if (status !== TASK_STATUS.STOPPED) return status;
  const stoppedForMs = state.timeMs - stoppedAtMs(state, task);
  if (stoppedForMs < STOPPED_FOR_MS) return status;
  return stoppedForMs < GONE_AFTER_MS ? TASK_STATUS.DELETED : null;
}

export function writeTaskRow(state: SimulationState, task: number, rows: Int32Array, at: number): void {
  const { tasks } = state;
  const status = shownStatus(state, task) ?? 0;
  const stopCode = stopCodeAt(state, task);
  const sinceMs = statusSinceMs(state, task);
  rows[at + TASK.taskIndex] = task;
  rows[at + TASK.instanceIndex] = tasks.instanceIndex[task] ?? -1;
  rows[at + TASK.ownerIndex] = taskOwner(state, task);
  rows[at + TASK.number] = tasks.number[task] ?? 0;
  rows[at + TASK.taskDefinitionIndex] = taskDefinitionIndex(state, task);
  rows[at + TASK.lastStatus] = status;
  rows[at + TASK.desiredStatus] = tasks.desiredStatus[task] ?? 0;
  rows[at + TASK.createdAtMs] = tasks.createdAtMs[task] ?? 0;
  rows[at + TASK.statusSinceMs] = status === TASK_STATUS.DELETED ? sinceMs + STOPPED_FOR_MS : sinceMs;
  rows[at + TASK.stopCode] = stopCode === NO_STOP_CODE ? -1 : stopCode;
  rows[at + TASK.reserves] = Number.isNaN(stoppingAtMs(state, task)) ? 1 : 0;
  rows[at + TASK.hostPorts] = hostPortCount(state, task);
  rows[at + TASK.health] = healthCode(state, task);
  rows[at + TASK.protected] = isProtected(state, task) ? 1 : 0;
  rows[at + TASK.decision] = tasks.decision[task] ?? -1;
  rows[at + TASK.platform] = taskPlatform(state, task);
  rows[at + TASK.zoneIndex] = fargateZone(state, task);
}

function healthCode(state: SimulationState, task: number): number {
  // Most tasks have no checks, and that is known soonest.
  if (containerVerdict(state, task) === 'none' && targetVerdict(state, task) === 'none') return 0;
  const verdict = healthVerdict(state, task);
  return verdict === 'unhealthy' ? 3 : verdict === 'healthy' ? 2 : 1;
}
