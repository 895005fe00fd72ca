import type { Engine } from '../engine';
import type { ServiceState } from '../state';
import { primaryOf } from './counts';
import type { ServiceTask } from './counts';
import { launchesAgainAtMs } from '../quotas/launches';
import { liveCount, liveTasksOf } from './live-tasks';
import { countHolds, nextSettledMs } from './task-count';
import { healthVerdict } from './task-health';
import { graceEndsAtMs } from './grace';
import { protectedUntilMs, settledAtMs } from '../task-rows/life';

/**
 * When a service's next pass could change something though nothing happens in between: what time alone will bring.
 * @param moved whether this pass has started or stopped anything
 * @param kept protected tasks that it would have stopped
 */
export function planNextPass(
  engine: Engine,
  service: ServiceState,
  moved: boolean,
  kept: readonly ServiceTask[] = [],
): void {
  const { state } = engine;
  const { timeMs } = state;
  const primary = primaryOf(state, service);
  // What it changed has its effect at the next regular pass, not at another one of this moment.
  let nextMs = moved ? timeMs + 1 : Infinity;
  const consider = (atMs: number): void => {
    if (atMs > timeMs && atMs < nextMs) nextMs = atMs;
  };
  if (countHolds(service)) consider(nextSettledMs(state, service));
  else {
    for (const task of liveTasksOf(state, service)) {
      const verdict = healthVerdict(state, task);
      if (verdict === 'none') consider(settledAtMs(state, task));
      else if (verdict === 'unhealthy') consider(graceEndsAtMs(state, service, task));
    }
  }
  for (const { task } of kept) consider(protectedUntilMs(state, task));
  for (const index of service.deployments) consider(state.deployments[index]?.throttledUntilMs ?? 0);
  if (service.desiredCount > liveCount(service)) consider(launchesAgainAtMs(service));
  if (primary?.rolloutState === 'IN_PROGRESS') consider(primary.bakesUntilMs);
  // What the pass itself has changed has woken the service too; that counts as `moved`.
  service.passAtMs = nextMs;
  if (service.failure !== null) service.repeatAtMs = timeMs + 1;
}
