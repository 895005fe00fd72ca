import type { DocumentEdit } from '../../../frame/ways-out';
import type { Scenario } from '../../../scenario/scenario';
import { createEngine } from '../../engine';
import type { Engine } from '../../engine';
import { EVENT, pushEvent } from '../../event-queue';
import { setUp } from '../../setup';
import { packState, unpackState } from '../../snapshot';
import type { PackedState } from '../../snapshot';
import { changedScenario } from './changed-scenario';
import type { Action } from './fix';
import type { Question } from './question';
import { runTo } from './run';
import { gain, standingOf } from './standing';
import type { Standing } from './standing';

/** What came of a change, tried in a run. */
export interface Tried {
  /** Simulated ms: when a task had a place. */
  readonly placedAtMs: number;
  readonly places: number;
  readonly of: number;
}

/** Runs of changed worlds, held to the run as it is. */
export interface Trials {
  /** The world with other entries in its timeline at the moment of the question; null where that places nothing. */
  acted(actions: readonly Action[], takesMs: number): Generator<undefined, Tried | null, undefined>;
  /** Another document, run from its start. Null where it places nothing, is no good scenario, or its run is too long. */
  edited(edits: readonly DocumentEdit[], looksAhead: boolean): Generator<undefined, Tried | null, undefined>;
  /** Runs from the start are too long to be repeated. */
  readonly isTooLong: () => boolean;
  /** Whether so many runs from the start can be afforded still. */
  readonly affords: (runs: number) => boolean;
}

/**
 * Work of one run from the start that is repeated (`Engine.work`), of all of them together, and of those that only make sure: seconds and less
 * (assumption `way-out-limits`).
 */
const MOST_WORK_OF_ONE = 1_500_000;
const MOST_WORK = 12_000_000;
const WORK_TO_MAKE_SURE = 2_000_000;
/** Reading a document and setting it up, in the same unit; for each instance of the fleet besides. */
const WORK_OF_BEGINNING = 10_000;
const WORK_PER_INSTANCE = 20;

/** Regular passes of the services that a change has time for (assumption `way-out-limits`). */
const PASSES = 3;

/**
 * Rests again and again, as all that it answers with does.
 * @param mostWork of one run from the start: a longer one is not repeated
 */
export function* createTrials(
  question: Question,
  mostWork = MOST_WORK_OF_ONE,
): Generator<undefined, Trials, undefined> {
  const { scenario, atMs, entry } = question;
  const before = yield* packedBefore(question);
  const asItIs = yield* runAsItIs(question, before);
  let spent = 0;
  let longest = 0;
  let isTooLong = false;
  return {
    *acted(actions, takesMs) {
      const engine = engineFrom(scenario, before);
      for (const action of actions) addAction(engine, action, atMs, entry);
      yield;
      const tried = yield* firstBetter(question, engine, asItIs, momentsOf(question, true, takesMs));
      return tried === 'too long' ? null : tried;
    },
    *edited(edits, looksAhead) {
      if (isTooLong || spent > MOST_WORK) return null;
      const changed = changedScenario(question, edits);
      if (changed === null) return null;
      yield;
      const engine = setUp(changed);
      yield;
      const tried = yield* firstBetter(question, engine, asItIs, momentsOf(question, looksAhead, 0), mostWork);
      const work = engine.work + WORK_OF_BEGINNING + WORK_PER_INSTANCE * engine.state.instances.count;
      longest = Math.max(longest, work);
      spent += work;
      if (tried !== 'too long') return tried;
      isTooLong = true;
      return null;
    },
    isTooLong: () => isTooLong || spent > MOST_WORK,
    affords: (runs) => spent + runs * longest <= WORK_TO_MAKE_SURE,
  };
}

/** The world just before the moment of the question. */
function* packedBefore({ simulation, atMs }: Question): Generator<undefined, PackedState, undefined> {
  const engine = simulation.engineBeforeMoment(atMs);
  yield;
  if (atMs > 0) yield* runTo(engine, atMs - 1);
  yield;
  return packState(engine.state);
}

function engineFrom(scenario: Scenario, packed: PackedState): Engine {
  return createEngine(scenario, unpackState(packed));
}

/** How the subject stands at a moment of the run as it is. Cheapest when asked in order of time. */
type StandingAt = (timeMs: number) => Generator<undefined, Standing | null, undefined>;

function* runAsItIs({ scenario, subject }: Question, before: PackedState): Generator<undefined, StandingAt, undefined> {
  yield;
  const asItIs = engineFrom(scenario, before);
  yield;
  const known = new Map<number, Standing | null>();
  return function* standingAt(timeMs) {
    if (!known.has(timeMs)) {
      const engine = timeMs >= asItIs.state.timeMs ? asItIs : engineFrom(scenario, before);
      yield* runTo(engine, timeMs);
      known.set(timeMs, standingOf(engine.state, subject));
    }
    return known.get(timeMs) ?? null;
  };
}

/** The first of some moments at which the changed world is better; null where it is at none of them. */
function* firstBetter(
  { subject }: Question,
  engine: Engine,
  asItIs: StandingAt,
  moments: readonly number[],
  mostWork = Infinity,
): Generator<undefined, Tried | 'too long' | null, undefined> {
  for (const timeMs of moments) {
    const standing = yield* asItIs(timeMs);
    if (!(yield* runTo(engine, timeMs, mostWork))) return 'too long';
    const after = standingOf(engine.state, subject);
    const places = standing && after ? gain(standing, after) : 0;
    if (places > 0) return { placedAtMs: timeMs, places, of: standing?.waiting ?? 0 };
  }
  return null;
}

/** When it is looked whether the task has a place: at the moment itself, and, where there is time, after the next passes. */
function momentsOf({ atMs, service, engine }: Question, looksAhead: boolean, takesMs: number): number[] {
  if (service === null || !looksAhead) return [atMs];
  const interval = Math.max(1, engine.timingsMs.schedulerInterval);
  const passesFrom = (fromMs: number) =>
    Array.from({ length: PASSES }, (_, pass) => (Math.floor(fromMs / interval) + 1 + pass) * interval);
  return [...new Set([atMs, ...passesFrom(atMs), ...(takesMs > 0 ? passesFrom(atMs + takesMs) : [])])].sort(
    (a, b) => a - b,
  );
}

/** An action comes after what the timeline has at its moment, or right before the entry that is asked about. */
function addAction({ state }: Engine, { action, input }: Action, atMs: number, before: number): void {
  const index = state.timeline.push({ at: atMs / 1_000, action, input }) - 1;
  pushEvent(state.queue, atMs, EVENT.timeline, index, 0, before >= 0 ? before - 0.5 : index);
}
