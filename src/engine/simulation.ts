import type { EventRow } from '../frame/frame';
import type { Scenario, TimelineEntry } from '../scenario/scenario';
import { advanceEngine } from './advance';
import type { Arrival, Interrupted, RunLimits } from './advance';
import { addCheckpoint, checkpointBefore, forgetFrom, keepPresent, newCheckpoints } from './checkpoints';
import type { Checkpoint } from './checkpoints';
import { eventsDue, nextDueMs, runEngine, stepOnce } from './clock';
import { isPlacement } from './decide';
import { createEngine } from './engine';
import type { Engine } from './engine';
import { EVENT, pushEvent } from './event-queue';
import type { PlacementRequest } from './placement/placement';
import { nameOwnerOf, setUp } from './setup';
import { packState, unpackState } from './snapshot';
import type { PackedState } from './snapshot';
import { hashState } from './state-hash';
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
  /** Steps that have been taken since it was made, replays included: how busy a stretch of time is. */
  readonly steps: number;
  /** One event, or the passes of one moment, periodic ones included. False when nothing at all is left. */
  step(): boolean;
  /** Everything up to and at that moment, which is the present then. A moment in the past is reached by replay. */
  runUntil(timeMs: number): void;
  /** The same, within limits: the run can be gone on with by another call. Arrives at once at what a checkpoint has. */
  advance(timeMs: number, limits: RunLimits): Arrival;
  /** Until nothing is left but periodic work, at most to the limit. */
  runUntilDone(limitMs: number): void;
  /** To the end of the moment that brings the next placement decision, at most to the limit. */
  runToNextPlacement(limitMs: number): void;
  /** Adds an entry to the timeline. One that lies in the past, or now, is replayed from there to the present. */
  act(entry: TimelineEntry): void;
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
  /** Sixteen hexadecimal digits that stand for the state as it is, even where `advance` has ended in the middle of a moment: what is under way of that is in no hash. */
  stateHash(): string;
  /** An engine of its own that stands before decision `number`, ready to be run to it; null where no such decision has been made. */
  engineBefore(decision: number): Engine | null;
  /** The same, to be run to a moment (simulated ms) of which nothing has happened yet. */
  engineBeforeMoment(timeMs: number): Engine;
}

/** What a reader of one moment needs: a frame, a catalog or a description is made from it. */
export type Moment = Pick<Simulation, 'scenario' | 'world' | 'nextEventAtMs'>;

/** A copy of the state, to be restored as often as wanted. */
export interface Snapshot extends PackedState {
  readonly timeline: readonly TimelineEntry[];
  readonly work: number;
}

export interface SimulationOptions {
  /** Looks at the state after every step, replays included. It may throw. */
  readonly afterStep?: (state: SimulationState) => void;
  /** Looks at every place that placement has found, before the task takes it. It may throw. */
  readonly afterPlacement?: (state: SimulationState, request: PlacementRequest, instance: number) => void;
  /** How much of the run two checkpoints lie apart at least (`Engine.work`); tests want many of them in a short run. */
  readonly checkpointWork?: number;
  /** How much of the passes of a moment one step takes (`Engine.work`); tests want many short ones. */
  readonly stepWork?: number;
  /** False: each task has containers of its own, which tests hold the shared ones to. */
  readonly sharesPlans?: boolean;
}

export function createSimulation(scenario: Scenario, options: SimulationOptions = {}): Simulation {
  const engine = setUp(scenario, options.sharesPlans);
  const { afterPlacement } = options;
  engine.stepWork = options.stepWork ?? engine.stepWork;
  if (afterPlacement) engine.watchPlaces = (...place) => afterPlacement(engine.state, ...place);
  let checkpoints = newCheckpoints(engine, options.checkpointWork);
  let steps = 0;
  let interrupted: Interrupted | null = null;
  const afterStep = () => {
    steps++;
    addCheckpoint(checkpoints, engine);
    options.afterStep?.(engine.state);
  };

  const standAt = (checkpoint: Checkpoint) => {
    engine.state = stateAt(checkpoint, engine.state.timeline, engine.state);
    engine.work = checkpoint.work;
    engine.passing = null;
  };
  const approach = (timeMs: number) => {
    const nearest = checkpointBefore(checkpoints, (it) => it.timeMs <= timeMs);
    const isAhead = nearest.work > engine.work + nearest.copyWork;
    if (timeMs >= engine.state.timeMs && !isAhead) return;
    keepPresent(checkpoints, engine);
    standAt(nearest);
  };
  const runUntil = (timeMs: number) => {
    interrupted = null;
    approach(timeMs);
    runEngine(engine, timeMs, { afterStep });
  };

  /** A pass that was interrupted comes to its end, and the state can be copied. */
  const endPasses = () => {
    while (engine.passing !== null && stepOnce(engine, engine.state.timeMs)) afterStep();
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
    get steps() {
      return steps;
    },
    nextEventAtMs() {
      const dueMs = nextDueMs(engine, false);
      return dueMs === Infinity ? null : dueMs;
    },
    step() {
      interrupted = null;
      const stepped = stepOnce(engine, Infinity);
      if (stepped) afterStep();
      endPasses();
      return stepped;
    },
    runUntil,
    advance(timeMs, limits) {
      approach(timeMs);
      const advanced = advanceEngine(engine, timeMs, limits, interrupted, afterStep);
      ({ interrupted } = advanced);
      return advanced.arrival;
    },
    runUntilDone(limitMs) {
      for (;;) {
        const dueMs = nextDueMs(engine, false);
        if (dueMs > limitMs || dueMs === Infinity) return void runEngine(engine, engine.state.timeMs, { afterStep });
        runUntil(dueMs);
      }
    },
    runToNextPlacement(limitMs) {
      let seen = engine.state.decisions.count;
      let placed = false;
      while (!placed && stepOnce(engine, limitMs)) {
        afterStep();
        for (; seen < engine.state.decisions.count; seen++) placed ||= isPlacement(engine.state, seen);
      }
      runUntil(placed ? engine.state.timeMs : Math.max(limitMs, engine.state.timeMs));
    },
    act(entry) {
      const presentMs = engine.state.timeMs;
      const atMs = Math.round(entry.at * 1_000);
      // What has been run beyond the moment is another run's future from now on.
      const before = checkpointBefore(checkpoints, (it) => it.timeMs < atMs);
      if (atMs <= presentMs) standAt(before);
      forgetFrom(checkpoints, atMs);
      addEntry(engine.state, entry);
      runUntil(presentMs);
    },
    snapshot() {
      endPasses();
      return { ...packState(engine.state), timeline: [...engine.state.timeline], work: engine.work };
    },
    restore(snapshot) {
      // Its timeline may be another one than the checkpoints': they are made anew, from the beginning.
      engine.state = beginningOf(scenario, snapshot.timeline, options.sharesPlans);
      engine.work = 0;
      checkpoints = newCheckpoints(engine, options.checkpointWork);
      engine.state = unpackState(snapshot);
      engine.work = snapshot.work;
      engine.passing = null;
    },
    stateHash: () => hashState(engine.state, eventsDue(engine)),
    engineBefore(decision) {
      if (decision < 0 || decision >= engine.state.decisions.count) return null;
      const before = checkpointBefore(checkpoints, (it) => it.decisions <= decision);
      return createEngine(scenario, stateAt(before, engine.state.timeline));
    },
    engineBeforeMoment(timeMs) {
      const before = checkpointBefore(checkpoints, (it) => it.timeMs < timeMs);
      return createEngine(scenario, stateAt(before, engine.state.timeline));
    },
  };
}

/** A state of its own that goes on from a checkpoint, with what has been added to the timeline since that was made; `spent` is given up for it. */
function stateAt(
  checkpoint: Checkpoint,
  timeline: readonly TimelineEntry[],
  spent: SimulationState | null = null,
): SimulationState {
  // The timeline may be the one of the state that is given up, and go with it.
  const whole = [...timeline];
  const state = unpackState(checkpoint, spent);
  for (const entry of whole.slice(state.timeline.length)) addEntry(state, entry);
  return state;
}

/** The world at second 0 with a timeline that may be longer than the scenario's. */
function beginningOf(scenario: Scenario, timeline: readonly TimelineEntry[], sharesPlans = true): SimulationState {
  const { state } = setUp(scenario, sharesPlans);
  for (const entry of timeline.slice(scenario.timeline.length)) addEntry(state, entry);
  return state;
}

function addEntry(state: SimulationState, entry: TimelineEntry): void {
  nameOwnerOf(state, entry);
  const index = state.timeline.push(entry) - 1;
  pushEvent(state.queue, Math.round(entry.at * 1_000), EVENT.timeline, index, 0, index);
}
