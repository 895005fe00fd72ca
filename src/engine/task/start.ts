import type { ContainerDefinition } from '../../ecs/container-definition';
import type { Engine } from '../engine';
import type { ContainerState } from '../state';
import { agentTimeoutMs } from './agent-settings';
import { behaviourOf, milliseconds } from './containers';
import { startProblem } from './permissions';
import { answersOf } from './probes';
import { pulled, timeoutReason } from './pull';

/**
 * A container from the moment at which nothing holds it up any longer to its exit, all planned at once: pull, create, start. Source:
 * placement-and-lifecycle 5.3 and 5.4.
 */

/** The agent begins with the container now; its image may be there or on its way already. */
export function begun(
  engine: Engine,
  task: number,
  definition: ContainerDefinition,
  container: ContainerState,
): ContainerState {
  const ready = { ...container, readyAtMs: engine.state.timeMs };
  const withImage = Number.isNaN(ready.pulledAtMs) ? pulled(engine, task, ready) : ready;
  const withContainer = withImage.failed === null ? created(engine, task, withImage) : withImage;
  return withContainer.failed === null ? started(engine, task, definition, withContainer) : withContainer;
}

function created(engine: Engine, task: number, container: ContainerState): ContainerState {
  const fromMs = Math.max(container.readyAtMs, container.pulledAtMs);
  const takesMs = engine.timingsMs.containerCreate;
  const mostMs = agentTimeoutMs(engine.state, task, 'ECS_CONTAINER_CREATE_TIMEOUT');
  return takesMs > mostMs
    ? { ...container, failed: 'create', exitsAtMs: fromMs + mostMs, reason: timeoutReason('created', mostMs) }
    : { ...container, createdAtMs: fromMs + takesMs };
}

function started(
  engine: Engine,
  task: number,
  definition: ContainerDefinition,
  container: ContainerState,
): ContainerState {
  const takesMs = startMs(engine, container.image);
  const mostMs = agentTimeoutMs(engine.state, task, 'ECS_CONTAINER_START_TIMEOUT');
  const problem = startProblem(engine, task, container);
  if (problem !== null) {
    const exitsAtMs = container.createdAtMs + Math.min(takesMs, mostMs);
    return { ...container, failed: 'start', exitsAtMs, reason: problem };
  }
  if (takesMs > mostMs) {
    const exitsAtMs = container.createdAtMs + mostMs;
    return { ...container, failed: 'start', exitsAtMs, reason: timeoutReason('started', mostMs) };
  }
  return running(engine, definition, container, container.createdAtMs + takesMs);
}

/** Exit code of a container that SIGKILL has ended. */
const KILLED = 137;

/** The container runs from `startedAtMs` on, and behaves as its image does now. */
export function running(
  engine: Engine,
  definition: ContainerDefinition,
  container: ContainerState,
  startedAtMs: number,
): ContainerState {
  const { exits } = behaviourOf(engine, container.image);
  const run = { ...container, startedAtMs, answers: answersOf(engine, definition, container.image, startedAtMs) };
  if (exits === undefined) return { ...run, exitsAtMs: Infinity, exitCode: null, reason: null };
  const outOfMemory = exits.outOfMemory === true;
  return {
    ...run,
    exitsAtMs: startedAtMs + milliseconds(exits.afterSeconds),
    exitCode: outOfMemory ? KILLED : (exits.exitCode ?? 0),
    reason: outOfMemory ? 'OutOfMemoryError: Container killed due to memory usage' : null,
  };
}

/** How long the image's containers take to start, in simulated ms. */
export function startMs(engine: Engine, image: string): number {
  const { startSeconds } = behaviourOf(engine, image);
  return startSeconds === undefined ? engine.timingsMs.containerStart : milliseconds(startSeconds);
}
