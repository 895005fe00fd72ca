import { withTag } from '../../scenario/complete/complete';
import type { ImageBehaviour } from '../../scenario/scenario';
import type { Engine } from '../engine';
import type { ContainerState } from '../state';
import { containerDefinitionsOf } from './definition';
import { bindPorts } from './ports';

/**
 * The containers of one task on their host: the agent's plan for starting them, and how long they take to stop. All of a task's containers
 * start in parallel. Source: placement-and-lifecycle 5.3 and 5.4.
 */

/** How the containers of an image behave; a missing tag means `latest`. */
export function behaviourOf(engine: Engine, image: string): ImageBehaviour {
  return engine.state.images.get(withTag(image)) ?? {};
}

/** The containers of a task that the agent does not have yet. */
export function plannedContainers(engine: Engine, task: number): ContainerState[] {
  return containerDefinitionsOf(engine.state, task).map((definition) => ({
    name: definition.name ?? '',
    image: definition.image ?? '',
    essential: definition.essential ?? true,
    lastStatus: 'PENDING',
    pulledAtMs: NaN,
    createdAtMs: NaN,
    startedAtMs: NaN,
    exitsAtMs: Infinity,
    exitCode: null,
    reason: null,
    networkBindings: [],
  }));
}

/** The agent takes the task now: when each container will have its image, exist, run, and exit by itself. */
export function startContainers(engine: Engine, task: number): void {
  const { taskLife, timeMs } = engine.state;
  const containers = plannedContainers(engine, task).map((container) => startContainer(engine, task, container));
  taskLife.pullStartedAtMs[task] = timeMs;
  taskLife.pullStoppedAtMs[task] = Math.max(...containers.map((container) => container.pulledAtMs));
  taskLife.containers[task] = bindPorts(engine, task, containers);
}

function startContainer(engine: Engine, task: number, container: ContainerState): ContainerState {
  const { timingsMs, state } = engine;
  const behaviour = behaviourOf(engine, container.image);
  const pull = pullImage(engine, task, container.image, behaviour);
  if (pull.reason !== null) return { ...container, pulledAtMs: pull.atMs, reason: pull.reason };
  const createdAtMs = pull.atMs + timingsMs.containerCreate;
  const startMs =
    behaviour.startSeconds === undefined ? timingsMs.containerStart : milliseconds(behaviour.startSeconds);
  return withExit(
    engine,
    { ...container, pulledAtMs: pull.atMs, createdAtMs, startedAtMs: createdAtMs + startMs },
    state.timeMs,
  );
}

/** Gives a container that starts at `startedAtMs` the exit that its image's behaviour asks for. */
export function withExit(engine: Engine, container: ContainerState, notBeforeMs: number): ContainerState {
  const { exits } = behaviourOf(engine, container.image);
  if (exits === undefined) return container;
  const exitsAtMs = Math.max(notBeforeMs, container.startedAtMs + milliseconds(exits.afterSeconds));
  return { ...container, exitsAtMs };
}

/** How a container that exits by itself ends. Source: placement-and-lifecycle 5.4, exit codes. */
export function exitOf(engine: Engine, image: string): { exitCode: number; reason: string | null } {
  const { exits } = behaviourOf(engine, image);
  if (exits?.outOfMemory === true) {
    return { exitCode: exits.exitCode ?? 137, reason: 'OutOfMemoryError: Container killed due to memory usage' };
  }
  return { exitCode: exits?.exitCode ?? 0, reason: null };
}

const PULL_FAILURES: { readonly [K in NonNullable<ImageBehaviour['pull']>]: string } = {
  denied:
    'CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry.',
  notFound: 'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref REF',
  unreachable: 'CannotPullContainerError: The task can’t pull the image. Check your network configuration',
};

/**
 * When the image is on the instance, or why it cannot come. The first pull takes its time; one that begins while it runs waits for it; later
 * ones only ask the registry. Assumptions `joined-pulls` and `failed-pull-duration`.
 */
function pullImage(
  engine: Engine,
  task: number,
  image: string,
  behaviour: ImageBehaviour,
): { atMs: number; reason: string | null } {
  const { state, timingsMs } = engine;
  const instance = state.tasks.instanceIndex[task] ?? -1;
  const images = state.instanceLife.images[instance];
  const mode = state.instances.records[instance]?.agent['ECS_IMAGE_PULL_BEHAVIOR'] ?? 'default';
  const availableAtMs = images?.get(image);
  const cached = availableAtMs !== undefined && availableAtMs <= state.timeMs;
  if (cached && (mode === 'once' || mode === 'prefer-cached')) return { atMs: state.timeMs, reason: null };
  if (behaviour.pull !== undefined && !(cached && mode === 'default')) {
    return { atMs: state.timeMs + timingsMs.imagePull, reason: PULL_FAILURES[behaviour.pull].replace('REF', image) };
  }
  if (availableAtMs !== undefined) {
    return { atMs: Math.max(availableAtMs, state.timeMs + timingsMs.imagePullCached), reason: null };
  }
  const pullMs = behaviour.pullSeconds === undefined ? timingsMs.imagePull : milliseconds(behaviour.pullSeconds);
  images?.set(image, state.timeMs + pullMs);
  return { atMs: state.timeMs + pullMs, reason: null };
}

/** How long a running container takes from the stop signal to its end, and its exit code. */
export function stopOf(
  engine: Engine,
  task: number,
  container: ContainerState,
): { durationMs: number; exitCode: number } {
  const timeoutMs = stopTimeoutMs(engine, task, container.name);
  if (behaviourOf(engine, container.image).ignoresSigterm === true) return { durationMs: timeoutMs, exitCode: 137 };
  return { durationMs: Math.min(engine.timingsMs.stopGrace, timeoutMs), exitCode: 0 };
}

function stopTimeoutMs(engine: Engine, task: number, name: string): number {
  const { state, timingsMs } = engine;
  const own = containerDefinitionsOf(engine.state, task).find((definition) => definition.name === name)?.stopTimeout;
  if (own !== undefined) return milliseconds(own);
  const record = state.instances.records[state.tasks.instanceIndex[task] ?? -1];
  return durationMs(record?.agent['ECS_CONTAINER_STOP_TIMEOUT']) ?? timingsMs.stopTimeout;
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** A duration as the agent reads it: `30s`, `1m30s`; null for anything else. */
export function durationMs(setting: string | undefined): number | null {
  if (setting === undefined || !/^(\d+(ms|s|m|h))+$/.test(setting)) return null;
  return [...setting.matchAll(/(\d+)(ms|s|m|h)/g)].reduce(
    (sum, [, number, unit]) => sum + Number(number) * (UNIT_MS[unit ?? ''] ?? 0),
    0,
  );
}

export function milliseconds(seconds: number): number {
  return Math.round(seconds * 1_000);
}
