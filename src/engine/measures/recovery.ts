import type { Outage } from '../../frame/measures';
import type { SimulationState } from '../state';
import { startedAtMs } from '../task-rows/moments';
import { NO_OUTAGES, ranUntilMs, readOutages } from './outages';
import type { Outages } from './outages';

/**
 * The last outage of a run, and when its services were back: read off the moments that are kept of each task, so that the answer is exact however
 * seldom one asks. Until they are back, a question looks once at every task's moments; once they are, it costs nothing.
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
        known = { atMs: outages.last.atMs, what: outages.last.message, tasksLost: 0, recoveredAtMs: null };
        stretch = null;
      }
      if (known.recoveredAtMs !== null) return known;
      if (stretch === null) {
        stretch = stretchFrom(state, outages, known.atMs);
        known = { ...known, tasksLost: stretch.struck };
      }
      const present = goOn(state, outages, stretch);
      stretch = present.settled;
      const outage = { ...known, recoveredAtMs: present.backAtMs };
      if (stretch.backAtMs !== null) known = outage;
      return outage;
    },
  };
}

/** How far the tasks' moments have been read, and what the services had then. */
interface Stretch {
  readonly untilMs: number;
  /** Running tasks by index in `services`. */
  readonly running: Int32Array;
  /** When no service lacked a task for the first time; null while one does. */
  readonly backAtMs: number | null;
  /** Tasks that ended at the moment at which it begins. */
  readonly struck: number;
}

/** What ran at the end of a moment, and what ran until then. */
function stretchFrom(state: SimulationState, outages: Outages, atMs: number): Stretch {
  const running = new Int32Array(state.services.length);
  const ofKind = servicesOfKinds(state);
  const instances = new Set(outages.last?.instanceIndexes);
  const tasks = new Set(outages.last?.taskIndexes);
  const isStruck = (task: number) => tasks.has(task) || instances.has(state.tasks.instanceIndex[task] ?? -1);
  let struck = 0;
  for (let task = 0; task < state.tasks.count; task++) {
    const startedMs = startedAtMs(state, task);
    if (!(startedMs <= atMs)) continue;
    const untilMs = ranUntilMs(state, task, startedMs, outages);
    if (untilMs > atMs) add(running, ofKind[state.tasks.kind[task] ?? -1] ?? -1, 1);
    else if (untilMs === atMs && isStruck(task)) struck++;
  }
  return { untilMs: atMs, running, backAtMs: areBack(state, running, atMs) ? atMs : null, struck };
}

/**
 * Goes on to the present moment. `settled` stands just before it: what happens at the present moment may not all have happened yet, and is looked at
 * again the next time.
 */
function goOn(
  state: SimulationState,
  outages: Outages,
  from: Stretch,
): { readonly settled: Stretch; readonly backAtMs: number | null } {
  const { timeMs } = state;
  if (from.backAtMs !== null || timeMs <= from.untilMs) return { settled: from, backAtMs: from.backAtMs };
  const changes = changesIn(state, outages, from.untilMs, timeMs);
  const running = new Int32Array(state.services.length);
  running.set(from.running);
  let settled: Stretch = { ...from, untilMs: timeMs - 1 };
  for (const [atMs, byService] of changes) {
    if (atMs === timeMs) settled = { ...settled, running: running.slice() };
    for (const [service, more] of byService) add(running, service, more);
    if (!areBack(state, running, atMs)) continue;
    if (atMs < timeMs) settled = { ...settled, running, backAtMs: atMs };
    return { settled, backAtMs: atMs };
  }
  return { settled: changes.at(-1)?.[0] === timeMs ? settled : { ...settled, running }, backAtMs: null };
}

/** By service: how many tasks more, or fewer, run; 0 where its desired count may be another one. */
type Changes = Map<number, number>;

/** What changed after the first moment, up to the second, in order of time. */
function changesIn(
  state: SimulationState,
  outages: Outages,
  afterMs: number,
  toMs: number,
): (readonly [atMs: number, Changes])[] {
  const changes = new Map<number, Changes>();
  const note = (atMs: number, service: number, more: number): void => {
    if (!(atMs > afterMs && atMs <= toMs)) return;
    const there = changes.get(atMs) ?? new Map<number, number>();
    changes.set(atMs, there);
    there.set(service, (there.get(service) ?? 0) + more);
  };
  const { tasks } = state;
  const ofKind = servicesOfKinds(state);
  for (let task = 0; task < tasks.count; task++) {
    const startedMs = startedAtMs(state, task);
    // Most tasks ran before, and go on running: machines end at the outage at the latest.
    if (!(startedMs <= toMs) || (startedMs <= afterMs && tasks.ending[task] === 0)) continue;
    const service = ofKind[tasks.kind[task] ?? -1] ?? -1;
    note(startedMs, service, 1);
    note(ranUntilMs(state, task, startedMs, outages), service, -1);
  }
  state.services.forEach(({ bounds }, service) => bounds.forEach(({ atMs }) => note(atMs, service, 0)));
  return [...changes].sort(([a], [b]) => a - b);
}

/** Whether every service ran what it wanted at the end of a moment. */
function areBack({ services }: SimulationState, running: Int32Array, atMs: number): boolean {
  return services.every(({ notStarted, bounds }, index) => {
    const desired = bounds.findLast((bound) => bound.atMs <= atMs)?.desired ?? 0;
    return notStarted !== null || (running[index] ?? 0) >= desired;
  });
}

/** By row of `kinds`: the service (index) of its tasks, -1 for none. */
function servicesOfKinds({ tasks: { kinds }, deployments }: SimulationState): Int32Array {
  return Int32Array.from(
    { length: kinds.count },
    (_, kind) => deployments[kinds.deployment[kind] ?? -1]?.service ?? -1,
  );
}

function add(running: Int32Array, service: number, by: number): void {
  if (service >= 0) running[service] = (running[service] ?? 0) + by;
}
