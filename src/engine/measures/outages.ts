import type { EventRow } from '../../frame/frame';
import { ensureRows } from '../../lib/columns';
import type { SimulationState } from '../state';
import { endingAtMs } from '../task-rows/endings';

/** What ends machines, as the feed tells of it. Source: scenario.md, `timeline`; assumption `measure-recovery`. */
const OUTAGES = [
  'FailAvailabilityZone',
  'TerminateInstances',
  'StopInstances',
  'Spot interruption terminates',
  'InterruptFargateSpot',
  'Fargate Spot interrupts',
];

/** The outages of a run, as far as its feed has been read. */
export interface Outages {
  /** Events read. */
  readonly read: number;
  readonly last: EventRow | null;
  /** When the machine of an instance (index) ended last, simulated ms plus one; 0, or nothing, for never. */
  readonly endedAt: Float64Array;
  /** The same of the micro-VM of a Fargate task (row). */
  readonly taskEndedAt: ReadonlyMap<number, number>;
}

export const NO_OUTAGES: Outages = { read: 0, last: null, endedAt: new Float64Array(), taskEndedAt: new Map() };

/** With what has been written since `known` was read, which is given up for it. */
export function readOutages({ events }: SimulationState, known: Outages): Outages {
  let { last, endedAt } = known;
  const taskEndedAt = new Map(known.taskEndedAt);
  for (let at = known.read; at < events.length; at++) {
    const event = events[at];
    if (event?.kind !== 'failure' || !OUTAGES.some((action) => event.message.startsWith(`${action} `))) continue;
    last = event;
    for (const instance of event.instanceIndexes) {
      endedAt = ensureRows(endedAt, instance + 1);
      endedAt[instance] = event.atMs + 1;
    }
    for (const task of event.taskIndexes) taskEndedAt.set(task, event.atMs + 1);
  }
  return { read: events.length, last, endedAt, taskEndedAt };
}

/**
 * When a task that has started (then) stopped to run: told to stop, or its machine ended, which ECS notices later. Infinity while it runs.
 * Simulated ms.
 */
export function ranUntilMs({ tasks }: SimulationState, task: number, startedMs: number, outages: Outages): number {
  const stoppedMs = tasks.ending[task] === 0 ? NaN : endingAtMs(tasks, task, 'stoppingAt');
  const untilMs = Number.isNaN(stoppedMs) ? Infinity : stoppedMs;
  const instance = tasks.instanceIndex[task] ?? -1;
  const ended = (instance < 0 ? outages.taskEndedAt.get(task) : outages.endedAt[instance]) ?? 0;
  return ended > startedMs ? Math.min(untilMs, ended - 1) : untilMs;
}
