import type { Outage } from '../../frame/measures';
import type { SimulationState } from '../state';
import { taskDeployment } from '../task-rows/kinds';
import { startedAtMs } from '../task-rows/moments';
import { NO_OUTAGES, ranUntilMs, readOutages } from './outages';
import type { Outages } from './outages';

/**
 * The last outage of a run, and when its services were back: read off the moments that are kept of each task, so that the answer is exact however
 * seldom one asks. Until they are back, a question looks at every task's moments; once they are, it costs nothing.
 */
export interface RecoveryWatch {
  /** Null where nothing has failed. */
  outage(state: SimulationState): Outage | null;
}

export function createRecoveryWatch(): RecoveryWatch {
  let of: SimulationState | null = null;
  let outages: Outages = NO_OUTAGES;
  let known: Outage | null = null;
  let stretch: Stretch | null = null;
  return {
    outage(state) {
      if (of !== state) [of, outages, known, stretch] = [state, NO_OUTAGES, null, null];
      const { last } = outages;
      if (outages.read < state.events.length) outages = readOutages(state, outages);
      if (outages.last === null) return null;
      if (known === null || outages.last !== last) {
        known = { ...beginning(state, outages), recoveredAtMs: null };
        stretch = null;
      }
      if (known.recoveredAtMs !== null) return known;
      stretch ??= stretchFrom(state, outages, known.atMs);
      // What happens at the present moment may not all have happened yet.
      stretch = goOn(state, outages, stretch, state.timeMs - 1);
      const { backAtMs } = stretch.backAtMs === null ? goOn(state, outages, stretch, state.timeMs) : stretch;
      if (stretch.backAtMs !== null) known = { ...known, recoveredAtMs: stretch.backAtMs };
      return { ...known, recoveredAtMs: backAtMs };
    },
  };
}

function beginning(state: SimulationState, outages: Outages): Omit<Outage, 'recoveredAtMs'> {
  const { atMs = 0, message: what = '', instanceIndexes = [] } = outages.last ?? {};
  const struck = new Set(instanceIndexes);
  let tasksLost = 0;
  for (let task = 0; task < state.tasks.count; task++) {
    if (!struck.has(state.tasks.instanceIndex[task] ?? -1)) continue;
    if (startedAtMs(state, task) <= atMs && ranUntilMs(state, task, outages) === atMs) tasksLost++;
  }
  return { atMs, what, tasksLost };
}

/** How far the tasks' moments have been read, and what the services had then. */
interface Stretch {
  readonly untilMs: number;
  /** Running tasks by index in `services`. */
  readonly running: Int32Array;
  /** When no service lacked a task for the first time; null while one does. */
  readonly backAtMs: number | null;
}

/** A task more or less that runs, or another desired count (`by` 0). */
interface Change {
  readonly atMs: number;
  readonly service: number;
  readonly by: -1 | 0 | 1;
}

/** What ran at the end of a moment. */
function stretchFrom(state: SimulationState, outages: Outages, atMs: number): Stretch {
  const running = new Int32Array(state.services.length);
  for (let task = 0; task < state.tasks.count; task++) {
    if (!(startedAtMs(state, task) <= atMs) || ranUntilMs(state, task, outages) <= atMs) continue;
    add(running, serviceOfTask(state, task), 1);
  }
  return { untilMs: atMs, running, backAtMs: areBack(state, running, atMs) ? atMs : null };
}

function goOn(state: SimulationState, outages: Outages, from: Stretch, toMs: number): Stretch {
  if (from.backAtMs !== null || toMs <= from.untilMs) return from;
  const changes = changesIn(state, outages, from.untilMs, toMs);
  const running = new Int32Array(state.services.length);
  running.set(from.running);
  for (let at = 0; at < changes.length;) {
    const atMs = changes[at]?.atMs ?? 0;
    for (; changes[at]?.atMs === atMs; at++) add(running, changes[at]?.service ?? -1, changes[at]?.by ?? 0);
    if (areBack(state, running, atMs)) return { untilMs: atMs, running, backAtMs: atMs };
  }
  return { untilMs: toMs, running, backAtMs: null };
}

/** What changed after the first moment, up to the second, in order of time. */
function changesIn(state: SimulationState, outages: Outages, afterMs: number, toMs: number): Change[] {
  const changes: Change[] = [];
  const note = (atMs: number, service: number, by: Change['by']): void => {
    if (atMs > afterMs && atMs <= toMs) changes.push({ atMs, service, by });
  };
  for (let task = 0; task < state.tasks.count; task++) {
    const startedMs = startedAtMs(state, task);
    if (!(startedMs <= toMs)) continue;
    const untilMs = ranUntilMs(state, task, outages);
    if (startedMs <= afterMs && (untilMs <= afterMs || untilMs > toMs)) continue;
    const service = serviceOfTask(state, task);
    note(startedMs, service, 1);
    note(untilMs, service, -1);
  }
  state.services.forEach(({ bounds }, service) => bounds.forEach(({ atMs }) => note(atMs, service, 0)));
  return changes.sort((a, b) => a.atMs - b.atMs);
}

/** Whether every service ran what it wanted at the end of a moment. */
function areBack({ services }: SimulationState, running: Int32Array, atMs: number): boolean {
  return services.every(({ notStarted, bounds }, index) => {
    const desired = bounds.findLast((bound) => bound.atMs <= atMs)?.desired ?? 0;
    return notStarted !== null || (running[index] ?? 0) >= desired;
  });
}

function serviceOfTask(state: SimulationState, task: number): number {
  return state.deployments[taskDeployment(state, task)]?.service ?? -1;
}

function add(running: Int32Array, service: number, by: number): void {
  if (service >= 0) running[service] = (running[service] ?? 0) + by;
}
