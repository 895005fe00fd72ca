import type { Engine } from '../../engine';
import type { ContainerState, SimulationState } from '../../state';
import { signalledAtMs } from '../../task-rows/endings';
import { setPullStartedAt } from '../../task-rows/life';
import { hasPlainAgent } from '../agent-settings';
import type { ContainerPlan, PlannedContainer } from './container-plan';
import { beginningOf, newFork, stepsOf } from './plan-memory';
import type { Fork } from './plan-memory';
import { containersIn, planOfTask, setPlan, setPorts, shareContainers, takenAtMs } from './shared-containers';

/**
 * The steps of tasks whose containers are shared. What a step makes of a plan is found out the first time by taking the step the long way, and
 * remembered: `longWay` does to the task's containers whatever is to be done. Each answers whether it was the short way.
 */

/** The agent does not have the task yet. */
export function beginShared(engine: Engine, task: number, longWay: () => void): void {
  const beginning = beginningOf(engine, task);
  if (beginning.planned >= 0) return setPlan(engine.state, task, beginning.planned);
  longWay();
  if (!beginning.isPlain) return;
  shareContainers(engine.state, task);
  beginning.planned = planNumber(engine.state, task);
}

/** It was RUNNING when the run began: nothing of its containers lies ahead that depends on the host. */
export function runShared(engine: Engine, task: number, portsOf: () => readonly number[], longWay: () => void): void {
  const { state } = engine;
  const beginning = beginningOf(engine, task);
  if (beginning.running < 0) {
    longWay();
    if (!beginning.isPlain) return;
    shareContainers(state, task);
    beginning.running = planNumber(state, task);
    return;
  }
  const images = state.instanceLife.images[state.tasks.instanceIndex[task] ?? -1];
  for (const { name } of beginning.images) images?.set(name, state.timeMs);
  setPlan(state, task, beginning.running);
  setPorts(state.taskLife, task, portsOf());
}

/** The agent takes the task. */
export function takeShared(engine: Engine, task: number, portsOf: () => readonly number[], longWay: () => void): void {
  const { state, timingsMs } = engine;
  const beginning = beginningOf(engine, task);
  const instance = state.tasks.instanceIndex[task] ?? -1;
  // A micro-VM is new, and has none.
  const images = instance < 0 ? NO_IMAGES : state.instanceLife.images[instance];
  if (!beginning.isPlain || !hasPlainAgent(state, instance) || images === undefined) return longWay();
  let fork: Fork = instance < 0 ? way(beginning.taken, ON_FARGATE) : beginning.taken;
  for (const { name } of beginning.images) {
    const atMs = images.get(name);
    fork = way(fork, atMs === undefined ? FIRST_PULL : Math.max(atMs - state.timeMs, timingsMs.imagePullCached));
  }
  if (fork.plan < 0) {
    longWay();
    if (hasFailed(state, task)) return;
    shareContainers(state, task);
    fork.plan = planNumber(state, task);
    return;
  }
  if (instance >= 0)
    for (const { name, pullMs } of beginning.images) if (!images.has(name)) images.set(name, state.timeMs + pullMs);
  setPullStartedAt(state, task, state.timeMs);
  setPorts(state.taskLife, task, portsOf());
  setPlan(state, task, fork.plan);
}

/** In place of the time that is left of a pull. */
const FIRST_PULL = -1;
/** Tasks on Fargate go by plans of their own (assumption `fargate-pulls`). */
const ON_FARGATE = -2;
const NO_IMAGES = new Map<string, number>();

function way(fork: Fork, number: number): Fork {
  const known = fork.ways.get(number);
  if (known) return known;
  const next = newFork();
  fork.ways.set(number, next);
  return next;
}

/** ECS learns of everything up to a moment. There is something to learn. */
export function reportShared(
  engine: Engine,
  task: number,
  plan: ContainerPlan,
  reportedMs: number,
  longWay: () => void,
): void {
  const { state } = engine;
  const takenMs = takenAtMs(state, task);
  const signalledMs = signalledAtMs(state, task);
  let key = 0;
  for (const planned of plan.containers) {
    const ended = endMs(planned, takenMs, signalledMs) <= reportedMs;
    key = key * 3 + (ended ? 2 : planned.state.startedAtMs + takenMs <= reportedMs ? 1 : 0);
  }
  step(engine, task, stepsOf(engine, plan.index).reported, key, longWay);
}

/** The agent stops the containers from a moment on. */
export function signalShared(
  engine: Engine,
  task: number,
  plan: ContainerPlan,
  atMs: number,
  longWay: () => void,
): void {
  const { state } = engine;
  if (!hasPlainAgent(state, state.tasks.instanceIndex[task] ?? -1)) return longWay();
  const afterMs = atMs - takenAtMs(state, task);
  let key = 0;
  for (const { state: container } of plan.containers) key = key * 6 + stageOf(container, afterMs);
  step(engine, task, stepsOf(engine, plan.index).signalled, key, longWay);
}

/** How far a container has come by its signal, as finely as the signal tells apart. */
function stageOf({ pulledAtMs, createdAtMs, startedAtMs, exitsAtMs }: ContainerState, afterMs: number): number {
  if (exitsAtMs <= afterMs) return exitsAtMs < afterMs ? 0 : 1;
  if (!(createdAtMs <= afterMs)) return pulledAtMs <= afterMs ? 3 : 2;
  return startedAtMs <= afterMs ? 5 : 4;
}

function step(engine: Engine, task: number, known: Map<number, number>, key: number, longWay: () => void): void {
  const next = known.get(key);
  if (next !== undefined) return setPlan(engine.state, task, next);
  longWay();
  shareContainers(engine.state, task);
  known.set(key, planNumber(engine.state, task));
}

/** The plan that the task goes by, -1 for none. */
function planNumber(state: SimulationState, task: number): number {
  return planOfTask(state, task)?.index ?? -1;
}

function hasFailed(state: SimulationState, task: number): boolean {
  return containersIn(state, task).some(({ failed }) => failed !== null);
}

function endMs({ state, endsAfterSignal }: PlannedContainer, takenMs: number, signalledMs: number): number {
  return state.exitsAtMs + (endsAfterSignal ? signalledMs : takenMs);
}
