import { DESIRED_STATUS, STOP_CODES, TASK_STATUS, TASK_STATUSES } from '../../ecs/status';
import type { StopCode } from '../../ecs/status';
import type { Engine } from '../engine';
import { EVENT, pushEvent } from '../event-queue';
import { taskStarted, taskStopped } from '../service/start-failures';
import { serviceOf, wakeService } from '../service/wake';
import { deregisterTargets, registerTargets, removeTargets, targetsStart } from '../load-balancing/registration';
import type { ContainerState } from '../state';
import {
  allUpMs,
  exitShown,
  failureReason,
  firstEssentialExitMs,
  firstFailureMs,
  nextExitMs,
  reported,
} from './container-plan';
import { startContainers, stopOf } from './containers';
import { containersStart } from './health';
import { hostHasRoom, leaveHost, takeHost } from './host';
import { PHASE, phaseOf, STATUS_OF_PHASE } from './phases';
import type { Phase } from './phases';
import { freeRoom } from './room';

/**
 * A task's way from its creation to its end. Source: placement-and-lifecycle 5.2: which states there are, what skips them, how long they
 * last. `AFTER` is the whole way; everything else in this file is how one step is taken.
 */

/** What happens when the time of a phase is over. */
const AFTER: { readonly [K in Phase]: (engine: Engine, task: number) => void } = {
  provisioning: (engine, task) => enter(engine, task, 'dispatch', engine.timingsMs.agentDispatch),
  dispatch: takeByAgent,
  queued: (engine, task) => stopTask(engine, task, 'TaskFailedToStart', 'Task failed to start'),
  starting: reportStart,
  activating: run,
  running: reportExit,
  deactivating: stopContainers,
  stopping: containersGone,
  deprovisioning: (engine, task) => enter(engine, task, 'stopped', null),
  stopped: () => {},
};

/** Phases that end with a message between agent and ECS: without a connection they last until it is back. */
const NEEDS_LINK: ReadonlySet<Phase> = new Set(['dispatch', 'starting', 'running', 'deactivating', 'stopping']);

/** A new task, already in the books, begins: with its network interface where it needs one. */
export function beginTask(engine: Engine, task: number): void {
  const { state, timingsMs } = engine;
  if (hasInterface(engine, task)) enter(engine, task, 'provisioning', timingsMs.eniProvision);
  else enter(engine, task, 'dispatch', timingsMs.agentDispatch);
  const service = serviceOf(state, task);
  if (service >= 0) wakeService(state, service);
}

/** The time of the task's phase is over. What needs the agent waits for its connection (assumption `disconnected-stop`). */
export function advanceTask(engine: Engine, task: number): void {
  const { state } = engine;
  const phase = phaseOf(state.taskLife.phase[task]);
  const instance = state.tasks.instanceIndex[task] ?? -1;
  if (NEEDS_LINK.has(phase) && state.instanceLife.linkUp[instance] !== 1) {
    state.instanceLife.held[instance]?.push(task);
    return;
  }
  AFTER[phase](engine, task);
}

/**
 * Tells a task to stop: its room is free at once, its containers go in their own time. Does nothing for a task that was told before.
 * Source: placement-and-lifecycle 5.1 and 5.2.
 */
export function stopTask(engine: Engine, task: number, stopCode: StopCode, reason: string): void {
  if (!markStopping(engine, task, stopCode, reason)) return;
  switch (phaseOf(engine.state.taskLife.phase[task])) {
    case 'provisioning':
    case 'dispatch':
    case 'queued':
      return afterContainers(engine, task);
    case 'running':
      return deregister(engine, task);
    default:
      return stopContainers(engine, task);
  }
}

/** The host is gone, and with it the task, whatever it was doing. Source: placement-and-lifecycle 6.5. */
export function loseTask(engine: Engine, task: number, stopCode: StopCode, reason: string): void {
  if (engine.state.tasks.lastStatus[task] === TASK_STATUS.STOPPED) return;
  markStopping(engine, task, stopCode, reason);
  setContainers(engine, task, (container) => ({ ...container, lastStatus: 'STOPPED' }));
  leaveHost(engine, task);
  enter(engine, task, 'stopped', null);
}

/** A container exits on its own, now: the one of that name, else the first essential one. */
export function crashContainer(engine: Engine, task: number, name: string | null, exitCode: number): void {
  const { state } = engine;
  const crashed = containersOf(engine, task).find((it) => (name === null ? it.essential : it.name === name));
  if (!crashed) return;
  setContainers(engine, task, (it) =>
    it === crashed ? { ...it, exitsAtMs: state.timeMs, exitCode, reason: null } : it,
  );
  awaitExit(engine, task);
}

/** Whether a queued event of the task still means something. */
export function isCurrent(engine: Engine, task: number, generation: number): boolean {
  return engine.state.taskLife.generation[task] === generation;
}

/** Puts the task into a phase that lasts `durationMs`; null for one that ends by something else. */
function enter(engine: Engine, task: number, phase: Phase, durationMs: number | null): void {
  const { state } = engine;
  const generation = (state.taskLife.generation[task] ?? 0) + 1;
  state.taskLife.generation[task] = generation;
  state.taskLife.phase[task] = PHASE[phase];
  setStatus(engine, task, STATUS_OF_PHASE[phase]);
  if (phase === 'stopping' || phase === 'deprovisioning' || phase === 'stopped') removeTargets(engine, task);
  if (phase === 'stopped') {
    state.tasks.stoppedAtMs[task] = state.timeMs;
    taskStopped(engine, task);
  }
  if (durationMs !== null && durationMs < Infinity)
    pushEvent(state.queue, state.timeMs + durationMs, EVENT.task, task, generation);
}

function setStatus({ state }: Engine, task: number, status: number): void {
  const { tasks, totals, instances, taskLife } = state;
  const before = tasks.lastStatus[task] ?? 0;
  const instance = tasks.instanceIndex[task] ?? -1;
  const isNew = Number.isNaN(tasks.statusSinceMs[task]);
  if (!isNew && before === status) return;
  if (!isNew) totals.tasksByStatus[before] = (totals.tasksByStatus[before] ?? 0) - 1;
  totals.tasksByStatus[status] = (totals.tasksByStatus[status] ?? 0) + 1;
  if (instance >= 0) {
    const pendingBefore = !isNew && before === TASK_STATUS.PENDING ? 1 : 0;
    const pendingNow = status === TASK_STATUS.PENDING ? 1 : 0;
    instances.pendingTasksCount[instance] = (instances.pendingTasksCount[instance] ?? 0) + pendingNow - pendingBefore;
  }
  tasks.lastStatus[task] = status;
  tasks.statusSinceMs[task] = state.timeMs;
  taskLife.statusAtMs[task * TASK_STATUSES.length + status] = state.timeMs;
  const service = serviceOf(state, task);
  if (service >= 0) wakeService(state, service);
}

/** The agent has the task: it starts, or waits until its host has room. */
function takeByAgent(engine: Engine, task: number): void {
  const { state } = engine;
  const waiting = state.instanceLife.waiting[state.tasks.instanceIndex[task] ?? -1] ?? [];
  if (waiting.length === 0 && hostHasRoom(engine, task)) return start(engine, task);
  waiting.push(task);
  const waitedMs = state.timeMs - (state.tasks.createdAtMs[task] ?? 0);
  enter(engine, task, 'queued', Math.max(0, engine.timingsMs.pendingTimeout - waitedMs));
}

function start(engine: Engine, task: number): void {
  const { timeMs } = engine.state;
  startContainers(engine, task);
  takeHost(engine, task);
  const containers = containersOf(engine, task);
  const atMs = Math.min(firstFailureMs(containers), firstEssentialExitMs(containers), allUpMs(containers));
  enter(engine, task, 'starting', atMs + engine.timingsMs.stateReport - timeMs);
}

/** The agent reports: every container is up, or one could not start, or an essential one has already ended. */
function reportStart(engine: Engine, task: number): void {
  const { state, timingsMs } = engine;
  const containers = containersOf(engine, task);
  const reportedMs = state.timeMs - timingsMs.stateReport;
  if (firstFailureMs(containers) <= reportedMs) return failToStart(engine, task);
  if (firstEssentialExitMs(containers) <= reportedMs) return endByExit(engine, task);
  setContainers(engine, task, (container) => reported(engine, container, reportedMs));
  const activatingMs = state.taskLife.activatingMs[task] ?? 0;
  if (activatingMs === 0) return run(engine, task);
  registerTargets(engine, task);
  enter(engine, task, 'activating', activatingMs);
}

function failToStart(engine: Engine, task: number): void {
  const reason = failureReason(containersOf(engine, task)) ?? 'Task failed to start';
  if (markStopping(engine, task, 'TaskFailedToStart', reason)) containersGone(engine, task);
}

function run(engine: Engine, task: number): void {
  const { state } = engine;
  state.tasks.startedAtMs[task] = state.timeMs;
  state.taskLife.settledAtMs[task] = state.timeMs + engine.timingsMs.healthyWait;
  containersStart(engine, task, false);
  targetsStart(engine, task, false);
  awaitExit(engine, task);
  taskStarted(engine, task);
}

/** RUNNING until the agent reports the next container that exits by itself. */
function awaitExit(engine: Engine, task: number): void {
  const reportMs = nextExitMs(containersOf(engine, task)) + engine.timingsMs.stateReport;
  enter(engine, task, 'running', Math.max(0, reportMs - engine.state.timeMs));
}

/** The agent reports a container that has exited: an essential one ends the task, another one does not. */
function reportExit(engine: Engine, task: number): void {
  const reportedMs = engine.state.timeMs - engine.timingsMs.stateReport;
  if (firstEssentialExitMs(containersOf(engine, task)) <= reportedMs) return endByExit(engine, task);
  setContainers(engine, task, (container) => reported(engine, container, reportedMs));
  awaitExit(engine, task);
}

/** An essential container has exited. The agent has sent the others their stop signal at that moment. */
function endByExit(engine: Engine, task: number): void {
  const { state } = engine;
  const exitMs = firstEssentialExitMs(containersOf(engine, task));
  state.taskLife.executionStoppedAtMs[task] = exitMs;
  if (!markStopping(engine, task, 'EssentialContainerExited', 'Essential container in task exited')) return;
  if (Number.isNaN(state.tasks.startedAtMs[task])) finishContainers(engine, task, exitMs);
  else deregister(engine, task);
}

function deregister(engine: Engine, task: number): void {
  const deactivatingMs = engine.state.taskLife.deactivatingMs[task] ?? 0;
  if (deactivatingMs === 0) return stopContainers(engine, task);
  deregisterTargets(engine, task);
  enter(engine, task, 'deactivating', deactivatingMs);
}

/** The stop signal goes out now; containers that an essential one took with it had theirs then. */
function stopContainers(engine: Engine, task: number): void {
  const { taskLife, timeMs } = engine.state;
  const executionStoppedAtMs = taskLife.executionStoppedAtMs[task] ?? NaN;
  finishContainers(engine, task, Number.isNaN(executionStoppedAtMs) ? timeMs : executionStoppedAtMs);
}

/** The containers get their stop signal at `signalMs`, all at once; the task is STOPPING until the last one is gone (assumption `stop-report`). */
function finishContainers(engine: Engine, task: number, signalMs: number): void {
  const { state } = engine;
  let goneMs = signalMs;
  let essentialGoneMs = Infinity;
  setContainers(engine, task, (container) => {
    const end = endOf(engine, task, container, signalMs);
    goneMs = Math.max(goneMs, end.atMs);
    if (container.essential && container.startedAtMs <= signalMs) essentialGoneMs = Math.min(essentialGoneMs, end.atMs);
    return { ...container, ...end.shows };
  });
  if (essentialGoneMs < Infinity) state.taskLife.executionStoppedAtMs[task] = essentialGoneMs;
  const linkUp = state.instanceLife.linkUp[state.tasks.instanceIndex[task] ?? -1] === 1;
  if (linkUp && goneMs <= state.timeMs) return containersGone(engine, task);
  enter(engine, task, 'stopping', Math.max(0, goneMs - state.timeMs));
}

/** When and how one container ends that gets its stop signal at `signalMs`. */
function endOf(
  engine: Engine,
  task: number,
  container: ContainerState,
  signalMs: number,
): { atMs: number; shows: Partial<ContainerState> } {
  if (container.exitsAtMs <= signalMs) return { atMs: container.exitsAtMs, shows: exitShown(engine, container) };
  if (!(container.createdAtMs <= signalMs)) return { atMs: signalMs, shows: {} };
  const stop = stopOf(engine, task, container);
  if (!(container.startedAtMs <= signalMs)) return { atMs: signalMs + engine.timingsMs.stopGrace, shows: {} };
  return { atMs: signalMs + stop.durationMs, shows: { exitCode: stop.exitCode } };
}

function containersGone(engine: Engine, task: number): void {
  setContainers(engine, task, (container) => ({ ...container, lastStatus: 'STOPPED' }));
  afterContainers(engine, task);
}

/** Nothing of the task is left on its host: those that waited for the room go on, and the network interface is detached. */
function afterContainers(engine: Engine, task: number): void {
  const { state, timingsMs } = engine;
  leaveHost(engine, task);
  if (hasInterface(engine, task)) enter(engine, task, 'deprovisioning', timingsMs.eniDeprovision);
  else enter(engine, task, 'stopped', null);
  const instance = state.tasks.instanceIndex[task] ?? -1;
  const waiting = state.instanceLife.waiting[instance] ?? [];
  for (let next = waiting[0]; next !== undefined && hostHasRoom(engine, next); next = waiting[0]) {
    waiting.shift();
    start(engine, next);
  }
}

/** desiredStatus becomes STOPPED, and the room is free. False for a task that was told before. */
function markStopping(engine: Engine, task: number, stopCode: StopCode, reason: string): boolean {
  const { tasks, taskLife, services, timeMs } = engine.state;
  if (tasks.desiredStatus[task] === DESIRED_STATUS.STOPPED) return false;
  tasks.desiredStatus[task] = DESIRED_STATUS.STOPPED;
  tasks.stoppingAtMs[task] = timeMs;
  tasks.stopCode[task] = STOP_CODES.indexOf(stopCode);
  taskLife.stoppedReason[task] = reason;
  // A pull that is under way does not come to its end.
  if ((taskLife.pullStoppedAtMs[task] ?? NaN) > timeMs) taskLife.pullStoppedAtMs[task] = NaN;
  freeRoom(engine, task);
  const service = services[serviceOf(engine.state, task)];
  if (service) service.liveTasks.splice(service.liveTasks.indexOf(task), 1);
  return true;
}

function containersOf({ state }: Engine, task: number): readonly ContainerState[] {
  return state.taskLife.containers[task] ?? [];
}

function setContainers({ state }: Engine, task: number, change: (container: ContainerState) => ContainerState): void {
  state.taskLife.containers[task] = (state.taskLife.containers[task] ?? []).map(change);
}

function hasInterface({ state }: Engine, task: number): boolean {
  return state.taskDefinitions[state.tasks.taskDefinition[task] ?? -1]?.requirements.networkInterfaces === 1;
}
