import type { ContainerDefinition } from '../../ecs/container-definition';
import type { Engine } from '../engine';
import type { ContainerState } from '../state';
import { hasEnding, setEnding } from '../task-rows/endings';
import { setPullStartedAt } from '../task-rows/life';
import { pullsUpfront } from './agent-settings';
import { containersOf, isWaiting, setContainers } from './containers';
import { containerDefinitionsOf } from './definition';
import { nextDependencyChangeMs, resolve } from './dependencies';
import type { Siblings } from './dependencies';
import { resourceProblem } from './permissions';
import { takeShared } from './plan/plan-steps';
import { lastPullMs, planOfTask } from './plan/shared-containers';
import { bindPorts, freePorts } from './ports';
import { pulled } from './pull';
import { endOf, taskEndMs } from './report';
import { isRestarted, restarted } from './restart';
import { begun } from './start';
import { signalContainers } from './stop-order';

/**
 * What the agent does with a task's containers on its own, connected or not: starts them in the order of their dependencies, restarts those with a
 * policy, stops all when an essential one has ended. Each container is planned as far as it depends on nothing else, so that most tasks need no step
 * between their start and their end. Source: placement-and-lifecycle 5.3 and 5.4.
 */

/** The agent has taken the task, and its host has room. */
export function startContainers(engine: Engine, task: number): void {
  takeShared(
    engine,
    task,
    () => freePorts(engine, task),
    () => startEach(engine, task),
  );
}

function startEach(engine: Engine, task: number): void {
  const { state } = engine;
  const problem = resourceProblem(engine, task);
  if (problem !== null) return failResources(engine, task, problem);
  setPullStartedAt(state, task, state.timeMs);
  const containers = bindPorts(engine, task, containersOf(engine, task));
  const upfront = pullsUpfront(state, task);
  setContainers(engine, task, upfront ? containers.map((it) => pulled(engine, task, it)) : containers);
  actAsAgent(engine, task);
}

/** Secrets and credentials come before everything else; the task's reason is told of one container. */
function failResources(engine: Engine, task: number, problem: string): void {
  const exitsAtMs = engine.state.timeMs;
  const failed = containersOf(engine, task).map((container, index): ContainerState => {
    return { ...container, failed: 'resources', exitsAtMs, reason: index === 0 ? problem : null };
  });
  setContainers(engine, task, failed);
}

/** Everything that is due now. Answers whether that was anything. */
export function actAsAgent(engine: Engine, task: number): boolean {
  const { state } = engine;
  const changed = planOfTask(state, task) === null && stepEach(engine, task);
  const endMs = taskEndMs(engine, task);
  if (endMs > state.timeMs) return changed;
  signalContainers(engine, task, endMs);
  return true;
}

/** Each container goes as far as it can. */
function stepEach(engine: Engine, task: number): boolean {
  const { state } = engine;
  const definitions = containerDefinitionsOf(state, task);
  const before = containersOf(engine, task);
  let containers = before;
  for (;;) {
    const next = stepped(engine, task, definitions, containers);
    if (next === containers) break;
    containers = next;
  }
  if (containers === before) return false;
  setContainers(engine, task, containers);
  if (hasEnding(state.tasks, task)) setEnding(state.tasks, task, 'pullStoppedAt', lastPullMs(containers));
  return true;
}

/** When the agent next has something to do; Infinity when it only waits, or stops the task. Reports are another matter. */
export function nextAgentStepMs(engine: Engine, task: number): number {
  const { timeMs } = engine.state;
  const endMs = taskEndMs(engine, task);
  const plan = planOfTask(engine.state, task);
  if (plan !== null) return plan.containers.length > 1 && !plan.isStopping && endMs > timeMs ? endMs : Infinity;
  const containers = containersOf(engine, task);
  if (isStopping(containers) || endMs <= timeMs) return Infinity;
  const definitions = containerDefinitionsOf(engine.state, task);
  let nextMs = containers.length > 1 ? endMs : Infinity;
  containers.forEach((container, index) => {
    const definition = definitions[index];
    if (!definition) return;
    if (isWaiting(container)) {
      nextMs = Math.min(nextMs, nextDependencyChangeMs(definition, { definitions, containers }, timeMs));
    } else if (isRestarted(definition, container)) nextMs = Math.min(nextMs, container.exitsAtMs);
  });
  return nextMs;
}

/** The containers after one round of what is due; the same list when nothing is. */
function stepped(
  engine: Engine,
  task: number,
  definitions: readonly ContainerDefinition[],
  containers: readonly ContainerState[],
): readonly ContainerState[] {
  if (isStopping(containers) || (endOf(engine, task, containers)?.atMs ?? Infinity) <= engine.state.timeMs) {
    return containers;
  }
  let changed = false;
  const next = containers.map((container, index) => {
    const definition = definitions[index];
    if (!definition) return container;
    const after = containerStep(engine, task, definition, container, { definitions, containers });
    changed ||= after !== container;
    return after;
  });
  return changed ? next : containers;
}

function containerStep(
  engine: Engine,
  task: number,
  definition: ContainerDefinition,
  container: ContainerState,
  siblings: Siblings,
): ContainerState {
  const { timeMs } = engine.state;
  if (container.exitsAtMs <= timeMs) {
    return isRestarted(definition, container) ? restarted(engine, definition, container) : container;
  }
  if (!isWaiting(container)) return container;
  const resolution = resolve(definition, siblings, timeMs);
  if (resolution === 'waiting') return container;
  if (resolution === 'ready') return begun(engine, task, definition, container);
  // As if it had been stopped: the agent gives it Docker's exit code for that, though it never ran.
  const reason = `CannotStartContainerError: dependency graph: ${resolution.never}`;
  return { ...container, failed: 'dependency', exitsAtMs: timeMs, exitCode: 143, reason };
}

function isStopping(containers: readonly ContainerState[]): boolean {
  return containers.some(({ signalledAtMs }) => !Number.isNaN(signalledAtMs));
}
