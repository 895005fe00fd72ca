import type { Engine } from '../engine';
import type { PlacementRequest } from '../placement/placement';
import { createWaitingTask } from '../task/create';
import type { NewTask } from '../task/create';
import { platformOfProvider } from '../task-rows/platform';

/** Tasks that wait in PROVISIONING for an instance of their capacity provider. Source: services-and-capacity 4.4. */

/** ECS's quota of tasks in PROVISIONING in a cluster. */
export const MOST_PROVISIONING = 500;

/** ECS tries them again so often; every moment is a multiple of it (assumption `provisioning-retry`). */
export const RETRY_MS = 15_000;

/** Whether one more task may wait. */
export function mayWait({ state, scenario }: Engine): boolean {
  const limit = scenario.quotas['tasksInProvisioningPerCluster'] ?? MOST_PROVISIONING;
  return state.capacity.provisioning.length < limit;
}

/**
 * Creates a task that has no place and waits for capacity of a provider (index). Answers with its row.
 * @param given its `decision` is that nothing had a place for it
 * @param request what is asked for it at every try; null for a service's task, which asks as its service then does
 */
export function waitForCapacity(
  engine: Engine,
  given: NewTask,
  provider: number,
  request: PlacementRequest | null,
): number {
  const { capacity, timeMs } = engine.state;
  const task = createWaitingTask(engine, { ...given, instance: -1, platform: platformOfProvider(provider) });
  capacity.provisioning.push({ task, provider, request, sinceMs: timeMs });
  if (capacity.provisioning.length === 1) capacity.retryAtMs = nextRetryAfter(timeMs);
  return task;
}

/** The next regular try after a moment. */
export function nextRetryAfter(timeMs: number): number {
  return (Math.floor(timeMs / RETRY_MS) + 1) * RETRY_MS;
}
