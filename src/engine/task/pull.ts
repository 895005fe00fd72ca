import type { ImageBehaviour } from '../../scenario/scenario';
import type { Engine } from '../engine';
import type { ContainerState } from '../state';
import { agentTimeoutMs, durationText, pullBehaviorOf } from './agent-settings';
import { behaviourOf, milliseconds } from './containers';
import { pullProblem } from './permissions';

/**
 * Images come to an instance: pulled once, then there. Source: placement-and-lifecycle 5.3 and 5.4. Assumptions
 * `joined-pulls`, `abandoned-pull` and `failed-pull-duration`.
 */

const FAILURES: { readonly [K in NonNullable<ImageBehaviour['pull']>]: string } = {
  denied: 'The task can’t pull the image. Check that the role has the permissions to pull images from the registry.',
  notFound: 'pull image manifest has been retried 5 time(s): failed to resolve ref IMAGE',
  unreachable: 'The task can’t pull the image. Check your network configuration',
};

interface Pull {
  /** When the image is there, or the attempt is over. */
  readonly atMs: number;
  /** Why it cannot be had; null when it can. */
  readonly reason: string | null;
}

/** The agent pulls a container's image from now on: the container with the time at which it is there, or with its end. */
export function pulled(engine: Engine, task: number, container: ContainerState): ContainerState {
  const pull = pullImage(engine, task, container);
  if (pull.reason === null) return { ...container, pulledAtMs: pull.atMs };
  // With this behaviour the agent goes on to create the container, and only then finds that there is nothing to create it from.
  const tries = pullBehaviorOf(engine.state, task) === 'prefer-cached' ? engine.timingsMs.containerCreate : 0;
  return { ...container, failed: 'pull', exitsAtMs: pull.atMs + tries, reason: pull.reason };
}

/** Whether a container that cannot be pulled takes the task with it, essential or not (assumption `pull-failure-of-sidecar`). */
export function pullFailureEndsTask(engine: Engine, task: number): boolean {
  const behavior = pullBehaviorOf(engine.state, task);
  return behavior === 'always' || behavior === 'once';
}

function pullImage(engine: Engine, task: number, container: ContainerState): Pull {
  const { state, timingsMs } = engine;
  const images = state.instanceLife.images[state.tasks.instanceIndex[task] ?? -1];
  const behavior = pullBehaviorOf(state, task);
  const availableAtMs = images?.get(container.image);
  const cached = availableAtMs !== undefined && availableAtMs <= state.timeMs;
  if (cached && (behavior === 'once' || behavior === 'prefer-cached')) return { atMs: state.timeMs, reason: null };
  const problem = cached && behavior === 'default' ? null : problemOf(engine, task, container);
  if (problem !== null) return { atMs: state.timeMs + timingsMs.imagePull, reason: problem };
  if (availableAtMs !== undefined) {
    return { atMs: Math.max(availableAtMs, state.timeMs + timingsMs.imagePullCached), reason: null };
  }
  const first = firstPull(engine, task, container.image);
  if (first.reason === null) images?.set(container.image, first.atMs);
  return first;
}

function firstPull(engine: Engine, task: number, image: string): Pull {
  const { state, timingsMs } = engine;
  const { pullSeconds } = behaviourOf(engine, image);
  const pullMs = pullSeconds === undefined ? timingsMs.imagePull : milliseconds(pullSeconds);
  const mostMs = agentTimeoutMs(state, task, 'ECS_IMAGE_PULL_TIMEOUT');
  if (pullMs > mostMs) return { atMs: state.timeMs + mostMs, reason: timeoutReason('pulled', mostMs) };
  return { atMs: state.timeMs + pullMs, reason: null };
}

/** Why the image cannot be pulled, whatever is on the instance. */
function problemOf(engine: Engine, task: number, container: ContainerState): string | null {
  const { pull } = behaviourOf(engine, container.image);
  if (pull !== undefined) return `CannotPullContainerError: ${FAILURES[pull].replace('IMAGE', container.image)}`;
  return pullProblem(engine, task, container);
}

/** What the agent says of a step that took too long. */
export function timeoutReason(step: 'pulled' | 'created' | 'started', afterMs: number): string {
  return `DockerTimeoutError: Could not transition to ${step}; timed out after waiting ${durationText(afterMs)}`;
}
