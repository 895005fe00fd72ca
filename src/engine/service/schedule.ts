import type { Engine } from '../engine';
import type { ServiceState, SimulationState } from '../state';
import { isDaemon } from './kind';
import { runPass } from './pass';
import type { Passing } from './passing';

/**
 * Regular passes: every `schedulerInterval` from second 0, for the services that could do something. A pass that only repeats itself (a vain
 * attempt, an event that is due again) is periodic work: it happens when time passes, and time need not pass for it.
 */

/**
 * When the next regular pass is due; Infinity for never. Without `periodic`, only one that can change something counts.
 * @param beforeMs what does not lie before it is not looked for: the answer is then just some later moment
 */
export function nextPassMs(engine: Engine, periodic: boolean, beforeMs = Infinity): number {
  const { state } = engine;
  if (!periodic) return regularMs(engine, firstDueMs(state, false));
  const notBeforeMs = regularMs(engine, state.passesFromMs);
  if (notBeforeMs >= beforeMs) return notBeforeMs;
  state.passesFromMs = firstDueMs(state, true);
  return regularMs(engine, state.passesFromMs);
}

/** The first regular moment, not one that has been, at or after some moment. */
function regularMs({ state, timingsMs }: Engine, dueMs: number): number {
  if (dueMs === Infinity) return Infinity;
  const interval = Math.max(1, timingsMs.schedulerInterval);
  const afterLast = Math.floor(state.lastPassAtMs / interval) + 1;
  return Math.max(Math.ceil(dueMs / interval), afterLast) * interval;
}

/** All passes that are due now: daemons before everything else (placement-and-lifecycle 6.3), then in the order in which the services were created. */
export function* runPasses(engine: Engine): Passing {
  const { state } = engine;
  state.lastPassAtMs = state.timeMs;
  const due = state.services.flatMap((service, index) => (dueOf(service, true) <= state.timeMs ? [index] : []));
  const daemons = due.filter((index) => isDaemonAt(engine, index));
  for (const index of daemons) yield* runPass(engine, index);
  for (const index of due) if (!isDaemonAt(engine, index)) yield* runPass(engine, index);
}

function isDaemonAt({ state }: Engine, index: number): boolean {
  const service = state.services[index];
  return service !== undefined && isDaemon(service);
}

function firstDueMs({ services }: SimulationState, periodic: boolean): number {
  let dueMs = Infinity;
  for (const service of services) dueMs = Math.min(dueMs, dueOf(service, periodic));
  return dueMs;
}

function dueOf(service: ServiceState, periodic: boolean): number {
  return periodic ? Math.min(service.passAtMs, service.repeatAtMs) : service.passAtMs;
}
