import type { Engine } from '../engine';
import type { ServiceState } from '../state';
import { runPass } from './pass';

/**
 * Regular passes: every `schedulerInterval` from second 0, for the services that could do something. A pass that only repeats itself (a vain
 * attempt, an event that is due again) is periodic work: it happens when time passes, and time need not pass for it.
 */

/** When the next regular pass is due; Infinity for never. Without `periodic`, only one that can change something counts. */
export function nextPassMs({ state, timingsMs }: Engine, periodic: boolean): number {
  let dueMs = Infinity;
  for (const service of state.services) dueMs = Math.min(dueMs, dueOf(service, periodic));
  if (dueMs === Infinity) return Infinity;
  const interval = Math.max(1, timingsMs.schedulerInterval);
  const afterLast = Math.floor(state.lastPassAtMs / interval) + 1;
  return Math.max(Math.ceil(dueMs / interval), afterLast) * interval;
}

/** All passes that are due now, in the order in which the services were created. */
export function runPasses(engine: Engine): void {
  const { state } = engine;
  state.lastPassAtMs = state.timeMs;
  state.services.forEach((service, index) => {
    if (dueOf(service, true) <= state.timeMs) runPass(engine, index);
  });
}

function dueOf(service: ServiceState, periodic: boolean): number {
  return periodic ? Math.min(service.passAtMs, service.repeatAtMs) : service.passAtMs;
}
