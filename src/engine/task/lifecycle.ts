import { DESIRED_STATUS, STOP_CODES, TASK_STATUS } from '../../ecs/status';
import type { StopCode } from '../../ecs/status';
import type { Engine } from '../engine';
import { isOnMicroVm, launchMicroVm, pullsOnMicroVm, takenBackAtMs } from '../fargate/micro-vm';
import { balancersOf } from '../load-balancing/of-task';
import { containersChanged, deregisterTargets, registerTargets, targetsStart } from '../load-balancing/registration';
import { taskStarted } from '../service/start-failures';
import { leaveService } from '../service/task-count';
import { serviceOf, wakeService } from '../service/wake';
import { taskChanged } from '../task-changes';
import { executionStoppedAtMs, setEnding, setStopReason, signalledAtMs } from '../task-rows/endings';
import { activatingMs, deactivatingMs, taskDefinitionIndex } from '../task-rows/kinds';
import { setStartedAt, startedAtMs, statusAtMs } from '../task-rows/moments';
import { actAsAgent, nextAgentStepMs, startContainers } from './agent';
import { containersOf, runsAt, setContainers } from './containers';
import { reviewHealth } from './health';
import { beginLeaving, hostHasRoom, leaveHost, takeHost } from './host';
import { phaseOf, STATUS_OF_PHASE } from './phases';
import type { Phase } from './phases';
import { latest } from './plan/container-plan';
import { noteSignal, planOfTask, pullStoppedAtMs, shareContainers, takenAtMs } from './plan/shared-containers';
import { allHaveRun, allUp, nextReportMs, reportContainers, taskEnd, taskEndMs } from './report';
import { freeRoom } from './room';
import { isLinked } from './link';
import { enter, hold } from './step';
import { cutOff, signalContainers } from './stop-order';

/**
 * A task's way from its creation to its end. Source: placement-and-lifecycle 5.2: which states there are, what skips them, how long they
 * last. `AFTER` is the whole way; everything else in this file is how one step is taken.
 */

/** What happens when the time of a phase is over, or something in it is due. */
const AFTER: { readonly [K in Phase]: (engine: Engine, task: number) => void } = {
  provisioning: (engine, task) => enter(engine, task, 'dispatch', engine.state.timeMs + engine.timingsMs.agentDispatch),
  dispatch: takeByAgent,
  queued: giveUp,
  starting: review,
  activating: review,
  running: review,
  deactivating: review,
  stopping: stopContainers,
  deprovisioning: (engine, task) => enter(engine, task, 'stopped', Infinity),
  stopped: () => {},
  awaitingCapacity: () => {},
};

/** Phases that end with a message between agent and ECS: without a connection they last until it is back. */
const NEEDS_LINK: ReadonlySet<Phase> = new Set(['dispatch', 'stopping']);

/** A new task, already in the books, begins: with its network interface where it needs one. */
export function beginTask(engine: Engine, task: number): void {
  const { state, timingsMs } = engine;
  if (isOnMicroVm(state, task)) enter(engine, task, 'provisioning', launchMicroVm(engine, task));
  else if (hasInterface(engine, task)) enter(engine, task, 'provisioning', state.timeMs + timingsMs.eniProvision);
  else enter(engine, task, 'dispatch', state.timeMs + timingsMs.agentDispatch);
  const service = serviceOf(state, task);
  if (service >= 0) wakeService(state, service);
}

/** The time of the task's phase is over. What needs the agent waits for its connection (assumption `disconnected-stop`). */
export function advanceTask(engine: Engine, task: number): void {
  const phase = phaseOf(engine.state.taskLife.phase[task]);
  if (NEEDS_LINK.has(phase) && !isLinked(engine, task)) return awaitLink(engine, task, phase);
  AFTER[phase](engine, task);
}

/** The task waits for the connection; ECS lets it be PENDING only so long. */
function awaitLink(engine: Engine, task: number, phase: Phase): void {
  if (phase === 'dispatch') {
    const untilMs = pendingUntilMs(engine, task);
    if (untilMs <= engine.state.timeMs) return giveUp(engine, task);
    enter(engine, task, phase, untilMs);
  }
  hold(engine, task);
}

/** The health of one of the task's containers changes now; ECS hears of it when the agent is connected. */
export function advanceHealth(engine: Engine, task: number): void {
  reviewHealth(engine, task);
  const isReviewed = AFTER[phaseOf(engine.state.taskLife.phase[task])] === review;
  if (isReviewed && !isLinked(engine, task)) hold(engine, task);
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
      return containersGone(engine, task);
    case 'awaitingCapacity':
      return leaveQueue(engine, task);
    case 'running':
      return deregister(engine, task);
    default:
      return stopContainers(engine, task);
  }
}

/**
 * Fargate takes the task's micro-VM back: its containers have their stop signal at once, whatever load balancers are still told, and in the end the
 * machine goes. Source: services-and-capacity 4.8.
 */
export function interruptTask(engine: Engine, task: number, stopCode: StopCode, reason: string): void {
  if (!markStopping(engine, task, stopCode, reason)) return;
  signalContainers(engine, task, engine.state.timeMs);
  deregister(engine, task);
}

/** The host is gone, and with it the task, whatever it was doing. Source: placement-and-lifecycle 6.5. */
export function loseTask(engine: Engine, task: number, stopCode: StopCode, reason: string): void {
  const { tasks, timeMs } = engine.state;
  if (tasks.lastStatus[task] === TASK_STATUS.STOPPED) return;
  markStopping(engine, task, stopCode, reason);
  noteSignal(engine.state, task, timeMs);
  cutOffContainers(engine, task);
  // What was to come, ECS never hears of.
  if (executionStoppedAtMs(engine.state, task) > timeMs) setEnding(tasks, task, 'executionStoppedAt', NaN);
  reportContainers(engine, task, timeMs);
  shareContainers(engine.state, task);
  leaveHost(engine, task);
  enter(engine, task, 'stopped', Infinity);
}

/** Their machine is gone. */
function cutOffContainers(engine: Engine, task: number): void {
  const { timeMs } = engine.state;
  setContainers(
    engine,
    task,
    containersOf(engine, task).map((container) => cutOff(container, timeMs)),
  );
}

/** A container exits on its own, now: the one of that name, else the first essential one. One that does not run cannot. */
export function crashContainer(engine: Engine, task: number, name: string | null, exitCode: number): void {
  const { timeMs } = engine.state;
  const containers = containersOf(engine, task);
  const crashed = containers.find((it) => (name === null ? it.essential : it.name === name));
  if (!crashed || !runsAt(crashed, timeMs)) return;
  const exit = { exitsAtMs: timeMs, exitCode, reason: null };
  setContainers(
    engine,
    task,
    containers.map((it) => (it === crashed ? { ...it, ...exit } : it)),
  );
  containersChanged(engine, task);
  review(engine, task);
}

/** The agent has the task: it starts, or waits until its host has room. */
function takeByAgent(engine: Engine, task: number): void {
  const { state } = engine;
  const waiting = state.instanceLife.waiting[state.tasks.instanceIndex[task] ?? -1] ?? [];
  if (waiting.length === 0 && hostHasRoom(engine, task)) return start(engine, task);
  waiting.push(task);
  enter(engine, task, 'queued', pendingUntilMs(engine, task));
}

/** How long ECS lets it be PENDING. */
function pendingUntilMs({ state, timingsMs }: Engine, task: number): number {
  return Math.max(state.timeMs, (state.tasks.createdAtMs[task] ?? 0) + timingsMs.pendingTimeout);
}

/** PENDING for too long. */
function giveUp(engine: Engine, task: number): void {
  stopTask(engine, task, 'TaskFailedToStart', 'Task failed to start');
}

function start(engine: Engine, task: number): void {
  startContainers(engine, task);
  pullsOnMicroVm(engine.state, task);
  // It has its host ports.
  taskChanged(engine.state, task);
  takeHost(engine, task);
  awaitNext(engine, task, 'starting', pendingUntilMs(engine, task));
}

/**
 * Something of the containers is due: the agent does what it does on its own, ECS hears of what there is to hear when the agent is connected, and
 * the task goes on when it can.
 */
function review(engine: Engine, task: number): void {
  const { state, timingsMs } = engine;
  const phase = phaseOf(state.taskLife.phase[task]);
  const acted = actAsAgent(engine, task);
  if (phase === 'running' && acted) containersChanged(engine, task);
  if (isLinked(engine, task)) {
    const reportedMs = state.timeMs - timingsMs.stateReport;
    if (phase !== 'deactivating' && taskEndMs(engine, task) <= reportedMs) return endBySelf(engine, task);
    reportContainers(engine, task, reportedMs);
  }
  if (phase === 'starting') return goOnStarting(engine, task);
  if (phase === 'activating') return goOn(engine, task, phase, runTask);
  if (phase === 'deactivating') return goOn(engine, task, phase, stopContainers);
  awaitNext(engine, task, phase, Infinity);
}

function goOnStarting(engine: Engine, task: number): void {
  const { state } = engine;
  const untilMs = pendingUntilMs(engine, task);
  if (!allUp(engine, task)) {
    return untilMs <= state.timeMs ? giveUp(engine, task) : awaitNext(engine, task, 'starting', untilMs);
  }
  if (!isRegistered(engine, task)) return runTask(engine, task);
  registerTargets(engine, task);
  awaitNext(engine, task, 'activating', state.timeMs + activatingMs(state, task));
}

/** Registration or deregistration is over, and `next` comes; or something was due before that. */
function goOn(
  engine: Engine,
  task: number,
  phase: 'activating' | 'deactivating',
  next: (engine: Engine, task: number) => void,
): void {
  const { state } = engine;
  const takesMs = phase === 'activating' ? activatingMs(state, task) : deactivatingMs(state, task);
  const untilMs = Math.min(statusAtMs(state, task, STATUS_OF_PHASE[phase]) + takesMs, takenBackAtMs(engine, task));
  if (untilMs <= state.timeMs) next(engine, task);
  else awaitNext(engine, task, phase, untilMs);
}

/** Whether the task goes through ACTIVATING and DEACTIVATING, which may take no time. */
function isRegistered({ state }: Engine, task: number): boolean {
  return activatingMs(state, task) + deactivatingMs(state, task) > 0 || balancersOf(state, task).length > 0;
}

/** The task is RUNNING from now on; `healthy`: it was there when the run began and counts as healthy. */
export function runTask(engine: Engine, task: number, healthy = false): void {
  const { state } = engine;
  setStartedAt(state.tasks, task, state.timeMs);
  targetsStart(engine, task, healthy);
  awaitNext(engine, task, 'running', Infinity);
  taskStarted(engine, task);
}

/** In a phase until its time is over, the agent has something to do, or ECS hears of something. */
function awaitNext(engine: Engine, task: number, phase: Phase, untilMs: number): void {
  const linked = isLinked(engine, task);
  const reportMs = linked ? nextReportMs(engine, task) : Infinity;
  enter(engine, task, phase, Math.min(untilMs, reportMs, nextAgentStepMs(engine, task)));
  reviewHealth(engine, task);
  if (!linked) hold(engine, task);
}

/**
 * ECS hears that a container has ended its task. The agent has sent the others their stop signal at that moment. Where ECS hears only now that all have
 * run, the task is RUNNING first: one that crashes as soon as it has started has not failed to start.
 */
function endBySelf(engine: Engine, task: number): void {
  const end = taskEnd(engine, task);
  if (end === null) return;
  const { stopCode, reason } = end;
  if (!isRegistered(engine, task) && !hasRun(engine, task) && allHaveRun(engine, task)) runTask(engine, task);
  const ran = hasRun(engine, task);
  if (!markStopping(engine, task, stopCode, reason)) return;
  if (ran) deregister(engine, task);
  else stopContainers(engine, task);
}

function hasRun({ state }: Engine, task: number): boolean {
  return !Number.isNaN(startedAtMs(state, task));
}

function deregister(engine: Engine, task: number): void {
  const { state, timingsMs } = engine;
  if (!isRegistered(engine, task)) return stopContainers(engine, task);
  deregisterTargets(engine, task);
  if (isLinked(engine, task)) reportContainers(engine, task, state.timeMs - timingsMs.stateReport);
  const untilMs = Math.min(state.timeMs + deactivatingMs(state, task), takenBackAtMs(engine, task));
  awaitNext(engine, task, 'deactivating', untilMs);
}

/**
 * The stop signal goes out now, if the agent can be told; containers that an essential one took with it had theirs then. STOPPING until the last one
 * is gone (assumption `stop-report`).
 */
function stopContainers(engine: Engine, task: number): void {
  const { timeMs } = engine.state;
  const linked = isLinked(engine, task);
  const endMs = taskEndMs(engine, task);
  if (endMs <= timeMs) signalContainers(engine, task, endMs);
  else if (linked) signalContainers(engine, task, timeMs);
  const takenBackMs = takenBackAtMs(engine, task);
  if (takenBackMs <= timeMs) cutOffContainers(engine, task);
  const goneMs = Math.min(allGoneMs(engine, task), takenBackMs);
  if (!linked) return enter(engine, task, 'stopping', goneMs === Infinity ? timeMs : goneMs);
  if (goneMs <= timeMs) return containersGone(engine, task);
  reportContainers(engine, task, timeMs - engine.timingsMs.stateReport);
  enter(engine, task, 'stopping', Math.min(goneMs, nextReportMs(engine, task)));
}

/** Nothing of the task is left on its host: those that waited for the room go on, and the network interface is detached. */
function containersGone(engine: Engine, task: number): void {
  const { state } = engine;
  if (allGoneMs(engine, task) > state.timeMs) endContainers(engine, task);
  reportContainers(engine, task, state.timeMs);
  shareContainers(state, task);
  leaveHost(engine, task);
  if (hasInterface(engine, task)) enter(engine, task, 'deprovisioning', state.timeMs + deprovisionMs(engine, task));
  else enter(engine, task, 'stopped', Infinity);
  const instance = state.tasks.instanceIndex[task] ?? -1;
  const waiting = state.instanceLife.waiting[instance] ?? [];
  for (let next = waiting[0]; next !== undefined && hostHasRoom(engine, next); next = waiting[0]) {
    waiting.shift();
    start(engine, next);
  }
}

/** It waits no longer for an instance: there is nothing to be taken down. */
function leaveQueue(engine: Engine, task: number): void {
  const { capacity } = engine.state;
  const at = capacity.provisioning.findIndex((waiting) => waiting.task === task);
  if (at >= 0) capacity.provisioning.splice(at, 1);
  endContainers(engine, task);
  reportContainers(engine, task, engine.state.timeMs);
  shareContainers(engine.state, task);
  enter(engine, task, 'stopped', Infinity);
}

/** When the last container is gone; Infinity while that is not known. */
function allGoneMs(engine: Engine, task: number): number {
  const { state } = engine;
  const plan = planOfTask(state, task);
  if (plan !== null) return latest(plan.gone, takenAtMs(state, task), signalledAtMs(state, task));
  return Math.max(...containersOf(engine, task).map(({ exitsAtMs }) => exitsAtMs));
}

/** Of a task that its agent never had they end here. */
function endContainers(engine: Engine, task: number): void {
  const { timeMs } = engine.state;
  noteSignal(engine.state, task, timeMs);
  const containers = containersOf(engine, task);
  setContainers(
    engine,
    task,
    containers.map((it) => (it.exitsAtMs <= timeMs ? it : { ...it, exitsAtMs: timeMs })),
  );
}

/** desiredStatus becomes STOPPED, and the room is free. False for a task that was told before. */
function markStopping(engine: Engine, task: number, stopCode: StopCode, reason: string): boolean {
  const { state } = engine;
  const { tasks, services, timeMs } = state;
  if (tasks.desiredStatus[task] === DESIRED_STATUS.STOPPED) return false;
  tasks.desiredStatus[task] = DESIRED_STATUS.STOPPED;
  const pulledAtMs = pullStoppedAtMs(state, task);
  setEnding(tasks, task, 'stoppingAt', timeMs);
  setStopReason(tasks, task, STOP_CODES.indexOf(stopCode), reason);
  taskChanged(state, task);
  // A pull that is under way does not come to its end.
  setEnding(tasks, task, 'pullStoppedAt', pulledAtMs > timeMs ? NaN : pulledAtMs);
  freeRoom(engine, task);
  beginLeaving(engine, task);
  const service = services[serviceOf(state, task)];
  if (service) leaveService(engine.state, service, task);
  return true;
}

function deprovisionMs({ state, timingsMs }: Engine, task: number): number {
  return isOnMicroVm(state, task) ? timingsMs.fargateDeprovision : timingsMs.eniDeprovision;
}

function hasInterface({ state }: Engine, task: number): boolean {
  return state.taskDefinitions[taskDefinitionIndex(state, task)]?.requirements.networkInterfaces === 1;
}
