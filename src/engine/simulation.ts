import type { EventRow } from '../frame/frame';
import type { Scenario, TimelineEntry } from '../scenario/scenario';
import { addCheckpoint, checkpointBefore, forgetFrom, newCheckpoints } from './checkpoints';
import { eventsDue, nextDueMs, runEngine, stepOnce } from './clock';
import { isPlacement } from './decide';
import { createEngine } from './engine';
import type { Engine } from './engine';
import { EVENT, pushEvent } from './event-queue';
import { setUp } from './setup';
import { copyState, hashState } from './snapshot';
import type { ActionResponse, SimulationState } from './state';

/**
 * The simulator: a scenario in, virtual time forward and back. Everything is decided by the scenario alone. Times in simulated milliseconds.
 */
export interface Simulation {
  readonly scenario: Scenario;
  readonly timeMs: number;
  /** The state, read-only to callers. Another object after `restore` and after going back. */
  readonly world: SimulationState;
  readonly events: readonly EventRow[];
  readonly responses: readonly ActionResponse[];
  /** When the next thing happens; null when only periodic work is left. */
  nextEventAtMs(): number | null;
  /** One event, or the passes of one moment, periodic ones included. False when nothing at all is left. */
  step(): boolean;
  /** Everything up to and at that moment, which is the present then. A moment in the past is reached by replay. */
  runUntil(timeMs: number): void;
  /** Until nothing is left but periodic work, at most to the limit. */
  runUntilDone(limitMs: number): void;
  /** To the end of the moment that brings the next placement decision, at most to the limit. */
  runToNextPlacement(limitMs: number): void;
  /** Adds an entry to the timeline. One that lies in the past, or now, is replayed from there to the present. */
  act(entry: TimelineEntry): void;
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
  /** Sixteen hexadecimal digits that stand for the state. */
  stateHash(): string;
  /** An engine of its own that stands before decision `number`, ready to be run to it; null where no such decision has been made. */
  engineBefore(decision: number): Engine | null;
}

/** What a reader of one moment needs: a frame, a catalog or a description is made from it. */
export type Moment = Pick<Simulation, 'scenario' | 'world' | 'nextEventAtMs'>;

/** A copy of the state, to be restored as often as wanted. */
export interface Snapshot {
  readonly state: SimulationState;
}

export function createSimulation(scenario: Scenario): Simulation {
  const engine = setUp(scenario);
  let checkpoints = newCheckpoints(copyState(engine.state));
  const noteStep = () => addCheckpoint(checkpoints, engine.state);

  const goBack = (timeMs: number) => {
    engine.state = copyState(checkpointBefore(checkpoints, (state) => state.timeMs <= timeMs));
  };
  const runUntil = (timeMs: number) => {
    if (timeMs < engine.state.timeMs) goBack(timeMs);
    runEngine(engine, timeMs, noteStep);
  };

  return {
    scenario,
    get timeMs() {
      return engine.state.timeMs;
    },
    get world() {
      return engine.state;
    },
    get events() {
      return engine.state.events;
    },
    get responses() {
      return engine.state.responses;
    },
    nextEventAtMs() {
      const dueMs = nextDueMs(engine, false);
      return dueMs === Infinity ? null : dueMs;
    },
    step() {
      const stepped = stepOnce(engine, Infinity);
      if (stepped) noteStep();
      return stepped;
    },
    runUntil,
    runUntilDone(limitMs) {
      for (;;) {
        const dueMs = nextDueMs(engine, false);
        if (dueMs > limitMs || dueMs === Infinity) return runEngine(engine, engine.state.timeMs, noteStep);
        runUntil(dueMs);
      }
    },
    runToNextPlacement(limitMs) {
      let seen = engine.state.decisions.count;
      let placed = false;
      while (!placed && stepOnce(engine, limitMs)) {
        noteStep();
        for (; seen < engine.state.decisions.count; seen++) placed ||= isPlacement(engine.state, seen);
      }
      runUntil(placed ? engine.state.timeMs : Math.max(limitMs, engine.state.timeMs));
    },
    act(entry) {
      const presentMs = engine.state.timeMs;
      const atMs = Math.round(entry.at * 1_000);
      if (atMs <= presentMs) goBack(atMs - 1);
      forgetFrom(checkpoints, atMs);
      for (const state of [engine.state, ...checkpoints.states]) addEntry(state, entry);
      runUntil(presentMs);
    },
    snapshot: () => ({ state: copyState(engine.state) }),
    restore(snapshot) {
      engine.state = copyState(snapshot.state);
      // Its timeline may be another one than the checkpoints': they are made anew, from the beginning.
      checkpoints = newCheckpoints(beginningOf(scenario, snapshot.state.timeline));
    },
    stateHash: () => hashState(engine.state, eventsDue(engine)),
    engineBefore(decision) {
      if (decision < 0 || decision >= engine.state.decisions.count) return null;
      const state = checkpointBefore(checkpoints, (it) => it.decisions.count <= decision);
      return createEngine(scenario, copyState(state));
    },
  };
}

/** The world at second 0 with a timeline that may be longer than the scenario's. */
function beginningOf(scenario: Scenario, timeline: readonly TimelineEntry[]): SimulationState {
  const { state } = setUp(scenario);
  for (const entry of timeline.slice(scenario.timeline.length)) addEntry(state, entry);
  return state;
}

function addEntry(state: SimulationState, entry: TimelineEntry): void {
  const index = state.timeline.push(entry) - 1;
  pushEvent(state.queue, Math.round(entry.at * 1_000), EVENT.timeline, index, 0, index);
}
