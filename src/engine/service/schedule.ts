import type { Engine } from '../engine';
import type { ServiceState } from '../state';
import { isDaemon } from './kind';
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

/** All passes that are due now: daemons before everything else (placement-and-lifecycle 6.3), then in the order in which the services were created. */
export function runPasses(engine: Engine): void {
  const { state } = engine;
  state.lastPassAtMs = state.timeMs;
  const due = state.services.flatMap((service, index) => (dueOf(service, true) <= state.timeMs ? [index] : []));
  const daemons = due.filter((index) => isDaemonAt(engine, index));
  for (const index of daemons) runPass(engine, index);
  for (const index of due) if (!isDaemonAt(engine, index)) runPass(engine, index);
}

function isDaemonAt({ state }: Engine, index: number): boolean {
  const service = state.services[index];
  return service !== undefined && isDaemon(service);
}

function dueOf(service: ServiceState, periodic: boolean): number {
  return periodic ? Math.min(service.passAtMs, service.repeatAtMs) : service.passAtMs;
}
