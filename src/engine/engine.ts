import type { FargateRefusal } from '../ecs/fargate-messages';
import { DEFAULT_TIMINGS } from '../scenario/scenario';
import type { Scenario, Timings, TimingKey } from '../scenario/scenario';
import { emptyEvent } from './event-queue';
import type { QueuedEvent } from './event-queue';
import { lensOf } from './lens';
import type { Lens } from './lens';
import { emptyOutcome } from './placement/placement';
import type { PlacementOutcome, PlacementRequest } from './placement/placement';
import type { ChoiceToStop } from './placement/stop-selection';
import type { Passing } from './service/passing';
import type { SimulationState } from './state';
import { newPlanMemory } from './task/plan/plan-memory';
import type { PlanMemory } from './task/plan/plan-memory';

/**
 * What the rules work with: the state, which is all that a snapshot holds, and around it what never changes or can be made anew.
 */
export interface Engine {
  readonly scenario: Scenario;
  /** The scenario's durations in whole simulated milliseconds. */
  readonly timingsMs: Timings;
  state: SimulationState;
  /** How tasks are placed where that is not ECS's way; null for ECS. */
  readonly lens: Lens | null;
  /** Reused between placements. */
  readonly outcome: PlacementOutcome;
  /** Why the last task that was to start on Fargate did not; null where it did. */
  fargateRefusal: FargateRefusal | null;
  /** The next event as the clock last looked at it, in fields that are used again. */
  readonly next: QueuedEvent;
  /** Which steps shared containers have taken. */
  readonly planMemory: PlanMemory;
  /** Service passes of this moment that are under way; null while none are. They go on before anything else. */
  passing: Passing | null;
  /** At so much work they rest: `stepWork` after they have begun, or gone on. */
  restsAtWork: number;
  /** How much of them one step takes. */
  stepWork: number;
  /** What all services of a state want together, as it was last added up; null when that may no longer hold. */
  desired: { readonly of: SimulationState; readonly tasks: number } | null;
  /** The entry of the timeline that is happening (index); -1 while none is. Service passes that it sets off come after it. */
  acting: number;
  /** Called before a placement with the number that its decision will get; null while nobody watches. */
  watch: ((request: PlacementRequest, decision: number) => void) | null;
  /** Called with every place that has been found, before the task takes it; null while nobody watches. */
  watchPlaces: ((request: PlacementRequest, instance: number) => void) | null;
  /** Called before a choice of a task to stop with the number that its decision will get; null while nobody watches. */
  watchStops: ((choice: ChoiceToStop, decision: number) => void) | null;
  /**
   * What the run to here has cost, in a unit of its own (about a task looked at): the same for the same run on every machine, so that
   * checkpoints and slices can go by it.
   */
  work: number;
}

/** What the steps of a run cost in that unit, besides one for every task that a pass goes through. */
export const WORK = { event: 5, decision: 25, pass: 20 } as const;

/** Some hundred placements, a few milliseconds. */
const STEP_WORK = 20_000;

export function createEngine(scenario: Scenario, state: SimulationState): Engine {
  return {
    scenario,
    timingsMs: inMilliseconds(scenario.timings),
    state,
    lens: lensOf(scenario),
    outcome: emptyOutcome(),
    fargateRefusal: null,
    planMemory: newPlanMemory(),
    next: emptyEvent(),
    passing: null,
    restsAtWork: 0,
    stepWork: STEP_WORK,
    desired: null,
    acting: -1,
    watch: null,
    watchPlaces: null,
    watchStops: null,
    work: 0,
  };
}

function inMilliseconds(timings: Timings): Timings {
  const keys = Object.keys(DEFAULT_TIMINGS) as TimingKey[];
  return Object.fromEntries(keys.map((key) => [key, Math.round(timings[key] * 1_000)])) as Timings;
}
