import type { ContainerDefinition } from '../../ecs/container-definition';
import type { Engine } from '../engine';
import type { ContainerState } from '../state';
import { agentStopTimeoutMs } from './agent-settings';
import { behaviourOf, containersOf, dependsOn, milliseconds, setContainers } from './containers';
import { containerDefinitionsOf } from './definition';
import { soonest } from './plan/container-plan';
import { signalShared } from './plan/plan-steps';
import { noteSignal, planOfTask, pullStoppedAtMs, takenAtMs } from './plan/shared-containers';
import { setEnding, signalledAtMs } from '../task-rows/endings';
import { pullStartedAtMs } from '../task-rows/life';

/**
 * Containers are stopped against the order of their dependencies: none gets its stop signal before all that depend on it are gone, the others get
 * theirs at the same time. SIGTERM first, SIGKILL after `stopTimeout`. Source: placement-and-lifecycle 5.4. Assumption `clean-exit`.
 */

/** The agent stops the task's containers from a moment on, not later than now. Those that have had their signal, or have ended, stay as they are. */
export function signalContainers(engine: Engine, task: number, atMs: number): void {
  const { state } = engine;
  const plan = planOfTask(state, task);
  const isFirst = Number.isNaN(signalledAtMs(state, task));
  noteSignal(state, task, atMs);
  if (plan === null) signalEach(engine, task, atMs);
  // Shared containers depend on nothing: all had their signal at once, or had ended.
  else if (isFirst) signalShared(engine, task, plan, atMs, () => signalEach(engine, task, atMs));
  noteEnd(engine, task, atMs);
}

function signalEach(engine: Engine, task: number, atMs: number): void {
  const definitions = containerDefinitionsOf(engine.state, task);
  const containers = containersOf(engine, task);
  const stopped: ContainerState[] = [];
  const stop = (index: number): ContainerState | undefined => {
    const known = stopped[index];
    const container = containers[index];
    if (known || !container) return known;
    let turnMs = atMs;
    definitions.forEach((other, dependent) => {
      if (dependsOn(other, container.name)) turnMs = Math.max(turnMs, stop(dependent)?.exitsAtMs ?? 0);
    });
    stopped[index] = signalled(engine, task, definitions[index], container, atMs, turnMs);
    return stopped[index];
  };
  setContainers(
    engine,
    task,
    containers.map((container, index) => stop(index) ?? container),
  );
}

/** @param turnMs when those that depend on it are gone */
function signalled(
  engine: Engine,
  task: number,
  definition: ContainerDefinition | undefined,
  container: ContainerState,
  atMs: number,
  turnMs: number,
): ContainerState {
  if (container.exitsAtMs <= atMs || !Number.isNaN(container.signalledAtMs)) return container;
  if (!(container.createdAtMs <= atMs)) return abandoned(container, atMs);
  if (!(container.startedAtMs <= atMs)) return betweenRuns(engine, container, turnMs);
  if (container.exitsAtMs <= turnMs) return container;
  const timeoutMs = stopTimeoutMs(engine, task, definition);
  const { stopGrace } = engine.timingsMs;
  const handled = behaviourOf(engine, container.image).ignoresSigterm !== true && stopGrace <= timeoutMs;
  return {
    ...container,
    signalledAtMs: turnMs,
    exitsAtMs: turnMs + (handled ? stopGrace : timeoutMs),
    exitCode: handled ? 0 : 137,
    reason: null,
  };
}

/** The host is gone with the container: nothing that has not been reported by then ever will be. */
export function cutOff(container: ContainerState, atMs: number): ContainerState {
  if (container.lastStatus === 'STOPPED') return container;
  const unknown = { ...container, exitCode: null, reason: null };
  if (container.exitsAtMs <= atMs) return unknown;
  if (!(container.createdAtMs <= atMs)) return { ...abandoned(container, atMs), signalledAtMs: NaN };
  if (container.startedAtMs <= atMs) return { ...unknown, exitsAtMs: atMs };
  const last = container.earlierRuns.at(-1);
  if (last) return { ...unknown, ...last, earlierRuns: container.earlierRuns.slice(0, -1) };
  return { ...container, ...NEVER_RAN, exitsAtMs: atMs };
}

/** It does not exist yet, and never will. */
function abandoned(container: ContainerState, atMs: number): ContainerState {
  return {
    ...container,
    readyAtMs: container.readyAtMs <= atMs ? container.readyAtMs : NaN,
    pulledAtMs: container.pulledAtMs <= atMs ? container.pulledAtMs : NaN,
    ...NEVER_RAN,
    createdAtMs: NaN,
    signalledAtMs: atMs,
    exitsAtMs: atMs,
  };
}

const NEVER_RAN = { startedAtMs: NaN, exitCode: null, reason: null, failed: null } as const;

/** It exists, but its process does not: it has not been started yet, or was about to be restarted. */
function betweenRuns(engine: Engine, container: ContainerState, turnMs: number): ContainerState {
  const last = container.earlierRuns.at(-1);
  if (last) return { ...container, ...last, earlierRuns: container.earlierRuns.slice(0, -1), signalledAtMs: turnMs };
  return { ...container, ...NEVER_RAN, signalledAtMs: turnMs, exitsAtMs: turnMs + engine.timingsMs.stopGrace };
}

/** `stopTimeout` of the container, else the agent's, else the default; in simulated ms. */
function stopTimeoutMs(engine: Engine, task: number, definition: ContainerDefinition | undefined): number {
  if (definition?.stopTimeout !== undefined) return milliseconds(definition.stopTimeout);
  return agentStopTimeoutMs(engine.state, task) ?? engine.timingsMs.stopTimeout;
}

/** What the end of the containers means for the task's timestamps (placement-and-lifecycle 5.6). */
function noteEnd(engine: Engine, task: number, atMs: number): void {
  const { state } = engine;
  const { tasks } = state;
  const plan = planOfTask(state, task);
  if (plan !== null) {
    const executedMs = soonest(plan.executed, takenAtMs(state, task), signalledAtMs(state, task));
    if (executedMs < Infinity) setEnding(tasks, task, 'executionStoppedAt', executedMs);
    if (plan.isCutShort || !Number.isNaN(pullStoppedAtMs(state, task))) return;
  }
  const containers = containersOf(engine, task);
  const executed = containers.filter(
    ({ essential, startedAtMs, failed }) => essential && (!Number.isNaN(startedAtMs) || failed === 'dependency'),
  );
  if (executed.length > 0) {
    setEnding(tasks, task, 'executionStoppedAt', Math.min(...executed.map(({ exitsAtMs }) => exitsAtMs)));
  }
  // Nothing more is pulled: what waited for its pull no longer does.
  const isCutShort = containers.some(
    ({ readyAtMs, pulledAtMs, failed }) => !Number.isNaN(readyAtMs) && Number.isNaN(pulledAtMs) && failed !== 'pull',
  );
  const pulls = !Number.isNaN(pullStartedAtMs(state, task));
  if (pulls && Number.isNaN(pullStoppedAtMs(state, task)) && !isCutShort) {
    const last = Math.max(...containers.map(({ pulledAtMs }) => (pulledAtMs <= atMs ? pulledAtMs : -1)));
    if (last >= 0) setEnding(tasks, task, 'pullStoppedAt', last);
  }
}
