import type { EventRow } from '../../frame/frame';
import type { SimulationState } from '../state';
import { stoppingAtMs } from '../task-rows/endings';
import { startedAtMs } from '../task-rows/moments';

/** What ends machines, as the feed tells of it. Source: scenario.md, `timeline`; assumption `measure-recovery`. */
const OUTAGES = ['FailAvailabilityZone', 'TerminateInstances', 'StopInstances'];

/** The outages of a run, as far as its feed has been read. */
export interface Outages {
  /** Events read. */
  readonly read: number;
  readonly last: EventRow | null;
  /** When the machine of an instance (index) ended last, simulated ms. */
  readonly endedAtMs: ReadonlyMap<number, number>;
}

export const NO_OUTAGES: Outages = { read: 0, last: null, endedAtMs: new Map() };

/** With what has been written since `known` was read. */
export function readOutages({ events }: SimulationState, known: Outages): Outages {
  let { last } = known;
  const endedAtMs = new Map(known.endedAtMs);
  for (let at = known.read; at < events.length; at++) {
    const event = events[at];
    if (event?.kind !== 'failure' || !OUTAGES.some((action) => event.message.startsWith(`${action} `))) continue;
    last = event;
    for (const instance of event.instanceIndexes) endedAtMs.set(instance, event.atMs);
  }
  return { read: events.length, last, endedAtMs };
}

/**
 * When a task that has run stopped to do so: told to stop, or its machine ended, which ECS notices later. Infinity while it runs. Simulated ms.
 */
export function ranUntilMs(state: SimulationState, task: number, { endedAtMs }: Outages): number {
  const stoppedMs = stoppingAtMs(state, task);
  const endedMs = endedAtMs.get(state.tasks.instanceIndex[task] ?? -1) ?? Infinity;
  const untilMs = Number.isNaN(stoppedMs) ? Infinity : stoppedMs;
  return startedAtMs(state, task) <= endedMs ? Math.min(untilMs, endedMs) : untilMs;
}
