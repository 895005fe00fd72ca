import type { ContainerDefinition } from '../../ecs/container-definition';
import type { Engine } from '../engine';
import type { ContainerRun, ContainerState } from '../state';
import { milliseconds } from './containers';
import { running, startMs } from './start';

/**
 * Restart policies: the agent starts a container again in place, and its task does not notice. Source: placement-and-lifecycle 5.4. Assumption
 * `restart-takes-a-start`.
 */

const DEFAULT_PERIOD_SECONDS = 300;

/** Whether the container will be restarted when its present run ends; only one that ends by itself is. */
export function isRestarted(
  { restartPolicy }: ContainerDefinition,
  { startedAtMs, exitsAtMs, exitCode, signalledAtMs }: ContainerState,
): boolean {
  if (restartPolicy?.enabled !== true || exitCode === null || !Number.isNaN(signalledAtMs)) return false;
  if (restartPolicy.ignoredExitCodes?.includes(exitCode) === true) return false;
  const periodMs = milliseconds(restartPolicy.restartAttemptPeriod ?? DEFAULT_PERIOD_SECONDS);
  // False too for one that never started.
  return exitsAtMs - startedAtMs >= periodMs;
}

/** The container has exited, and the agent starts it again. */
export function restarted(engine: Engine, definition: ContainerDefinition, container: ContainerState): ContainerState {
  const { startedAtMs, exitsAtMs, exitCode, reason, answers } = container;
  const run: ContainerRun = { startedAtMs, exitsAtMs, exitCode, reason, answers };
  const again = running(engine, definition, container, exitsAtMs + startMs(engine, container.image));
  return { ...again, earlierRuns: [...container.earlierRuns, run] };
}
