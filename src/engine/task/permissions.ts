import type { Engine } from '../engine';
import type { ContainerState } from '../state';

/**
 * What a task may not do, and how ECS says so: roles, secrets, registries, log drivers. Source: services-and-capacity 7.7. Each answers with the reason
 * that ECS gives, or null where all is well.
 */

/** Before anything is pulled: secrets, registry credentials. The task stops with this `stoppedReason`. */
export function resourceProblem(_engine: Engine, _task: number): string | null {
  return null;
}

/** When an image is pulled. */
export function pullProblem(_engine: Engine, _task: number, _container: ContainerState): string | null {
  return null;
}

/** When a container is started: its log driver. */
export function startProblem(_engine: Engine, _task: number, _container: ContainerState): string | null {
  return null;
}
