import { TASK_STATUS } from '../../ecs/status';
import { taskHasLeft } from '../capacity/draining';
import type { Engine } from '../engine';
import { EVENT, pushEvent } from '../event-queue';
import { leaveFargate } from '../fargate/micro-vm';
import { removeTargets } from '../load-balancing/registration';
import { taskStopped } from '../service/start-failures';
import { serviceOf, wakeService } from '../service/wake';
import { taskChanged } from '../task-changes';
import { setEnding } from '../task-rows/endings';
import { isBeginning, setLastStatus } from '../task-rows/moments';
import { endHealth } from './health';
import { PHASE, STATUS_OF_PHASE } from './phases';
import type { Phase } from './phases';

/** One step of a task's way: the books that are kept of it, and its next event. */

/** Puts the task into a phase that lasts until `untilMs`; Infinity for one that ends by something else. */
export function enter(engine: Engine, task: number, phase: Phase, untilMs: number): void {
  const { state } = engine;
  const generation = ((state.taskLife.generation[task] ?? 0) + 1) & 0xffff;
  state.taskLife.generation[task] = generation;
  state.taskLife.phase[task] = PHASE[phase];
  letGo(engine, task);
  setStatus(engine, task, STATUS_OF_PHASE[phase]);
  if (phase === 'stopping' || phase === 'deprovisioning' || phase === 'stopped') {
    removeTargets(engine, task);
    endHealth(state, task);
  }
  if (phase === 'stopped') {
    setEnding(state.tasks, task, 'stoppedAt', state.timeMs);
    leaveFargate(state, task);
    taskStopped(engine, task);
    taskHasLeft(engine, state.tasks.instanceIndex[task] ?? -1);
  }
  if (untilMs < Infinity) pushEvent(state.queue, Math.max(state.timeMs, untilMs), EVENT.task, task, generation);
}

/** Whether a queued event of the task still means something. */
export function isCurrent(engine: Engine, task: number, generation: number): boolean {
  return engine.state.taskLife.generation[task] === generation;
}

/** The task's next step waits for the connection: it is advanced when that is back, unless something else moves it first. */
export function hold({ state }: Engine, task: number): void {
  const held = state.instanceLife.held[state.tasks.instanceIndex[task] ?? -1];
  if (held?.includes(task) === false) held.push(task);
}

function letGo({ state }: Engine, task: number): void {
  const held = state.instanceLife.held[state.tasks.instanceIndex[task] ?? -1];
  if (held === undefined || held.length === 0) return;
  const position = held.indexOf(task);
  if (position >= 0) held.splice(position, 1);
}

function setStatus({ state }: Engine, task: number, status: number): void {
  const { tasks, totals, instances } = state;
  const before = tasks.lastStatus[task] ?? 0;
  const instance = tasks.instanceIndex[task] ?? -1;
  const isNew = isBeginning(tasks, task);
  if (!isNew && before === status) return;
  if (!isNew) totals.tasksByStatus[before] = (totals.tasksByStatus[before] ?? 0) - 1;
  totals.tasksByStatus[status] = (totals.tasksByStatus[status] ?? 0) + 1;
  if (instance >= 0) {
    const pendingBefore = !isNew && before === TASK_STATUS.PENDING ? 1 : 0;
    const pendingNow = status === TASK_STATUS.PENDING ? 1 : 0;
    instances.pendingTasksCount[instance] = (instances.pendingTasksCount[instance] ?? 0) + pendingNow - pendingBefore;
  }
  setLastStatus(tasks, task, status, state.timeMs);
  taskChanged(state, task);
  const service = serviceOf(state, task);
  if (service >= 0) wakeService(state, service);
}
