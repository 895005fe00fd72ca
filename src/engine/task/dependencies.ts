import type { ContainerDefinition, ContainerDependency } from '../../ecs/container-definition';
import type { ContainerState } from '../state';
import { milliseconds, neverStarts } from './containers';
import { healthAt, healthChanges, healthCheckOf } from './probes';

/**
 * `dependsOn`: what a container waits for before it is pulled and created, and when it waits in vain. Source: placement-and-lifecycle 5.4.
 * A task definition whose dependencies do not exist or run in a circle has been refused. Assumption `dependency-names`.
 */

/** The task's containers as they stand, each with its definition: lists of equal length. */
export interface Siblings {
  readonly definitions: readonly ContainerDefinition[];
  readonly containers: readonly ContainerState[];
}

/** What the dependencies of a container come to: it may begin, has to wait, or never can, and why. */
export type Resolution = 'ready' | 'waiting' | { readonly never: string };

export function resolve(definition: ContainerDefinition, siblings: Siblings, timeMs: number): Resolution {
  const found = (definition.dependsOn ?? []).map((dependency) => resolveOne(definition, dependency, siblings, timeMs));
  const never = found.find((it) => typeof it === 'object');
  return never ?? (found.includes('waiting') ? 'waiting' : 'ready');
}

function resolveOne(
  target: ContainerDefinition,
  { containerName, condition }: ContainerDependency,
  { definitions, containers }: Siblings,
  timeMs: number,
): Resolution {
  const index = containers.findIndex(({ name }) => name === containerName);
  const container = containers[index];
  const definition = definitions[index];
  const between = `[${containerName}] for target [${target.name ?? ''}]`;
  if (!container || !definition) return { never: `container ordering dependency ${between} does not exist.` };
  if (neverStarts(container) && container.exitsAtMs <= timeMs) {
    return {
      never: `failed to resolve container ordering dependency ${between} because dependency will never start`,
    };
  }
  if (isMet(condition, definition, container, timeMs)) return 'ready';
  if (container.exitsAtMs <= timeMs) {
    return condition === 'SUCCESS'
      ? {
          never: `failed to resolve container ordering dependency ${between} as dependency did not exit successfully.`,
        }
      : { never: `failed to resolve the container ordering dependency ${between}` };
  }
  return timesOutAtMs(condition, definition, container) <= timeMs
    ? { never: `container ordering dependency ${between} has timed out.` }
    : 'waiting';
}

/** A run that has ended is not followed by another: restarts have been made before anyone asks. */
function isMet(
  condition: ContainerDependency['condition'],
  definition: ContainerDefinition,
  container: ContainerState,
  timeMs: number,
): boolean {
  switch (condition) {
    case 'START':
      return firstStartMs(container) <= timeMs;
    case 'COMPLETE':
      return container.exitsAtMs <= timeMs;
    case 'SUCCESS':
      return container.exitsAtMs <= timeMs && container.exitCode === 0;
    case 'HEALTHY': {
      const check = healthCheckOf(definition);
      return check !== null && healthAt(healthChanges(check, container), container, timeMs) === 'HEALTHY';
    }
  }
}

/** `startTimeout` of the container that others wait for: its clock begins with its start, and START knows no timeout. */
function timesOutAtMs(
  condition: ContainerDependency['condition'],
  { startTimeout }: ContainerDefinition,
  container: ContainerState,
): number {
  const startedAtMs = firstStartMs(container);
  if (condition === 'START' || startTimeout === undefined || Number.isNaN(startedAtMs)) return Infinity;
  return startedAtMs + milliseconds(startTimeout);
}

function firstStartMs({ earlierRuns, startedAtMs }: ContainerState): number {
  return earlierRuns[0]?.startedAtMs ?? startedAtMs;
}

/** When something next happens to a dependency of the container that could end its waiting; Infinity for never. */
export function nextDependencyChangeMs(
  { dependsOn = [] }: ContainerDefinition,
  { definitions, containers }: Siblings,
  timeMs: number,
): number {
  let nextMs = Infinity;
  for (const { containerName, condition } of dependsOn) {
    const index = containers.findIndex(({ name }) => name === containerName);
    const container = containers[index];
    const definition = definitions[index];
    if (!container || !definition) continue;
    const check = condition === 'HEALTHY' ? healthCheckOf(definition) : null;
    const moments = [
      container.startedAtMs,
      container.exitsAtMs,
      timesOutAtMs(condition, definition, container),
      ...(check === null ? [] : healthChanges(check, container).map(({ atMs }) => atMs)),
    ];
    for (const atMs of moments) if (atMs > timeMs) nextMs = Math.min(nextMs, atMs);
  }
  return nextMs;
}
