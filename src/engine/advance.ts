import { hasBreakpoints, NO_BREAKPOINTS } from '../frame/breakpoint';
import type { Breakpoints, MetBreakpoint } from '../frame/breakpoint';
import { breakpointTest } from './breakpoints';
import { runEngine } from './clock';
import { isPlacement } from './decide';
import type { Engine } from './engine';
import type { SimulationState } from './state';

/**
 * How a run that may end early has ended: at its destination; for now, with more to come; at a decision; or at a moment that met a breakpoint.
 */
export type Arrival =
  { readonly kind: 'arrived' | 'unfinished' | 'placed' } | { readonly kind: 'breakpoint'; readonly met: MetBreakpoint };

/** What ends a run before its destination: at the end of a moment, but for the work that there may be. */
export interface RunLimits {
  /** So much work (`Engine.work`); the run ends after the step that spends it, be it in the middle of a moment. */
  readonly work?: number;
  /** Compared by what they say: whoever goes on with a run may say it with another object. */
  readonly breakpoints?: Breakpoints;
  /** The moment that brings the next placement decision, or, with `decision`, the next choice of a task to stop too. */
  readonly next?: 'placement' | 'decision' | null;
}

/** A run that ended in the middle of a moment: what it knew of it, for the one that goes on. */
export interface Interrupted {
  readonly state: SimulationState;
  readonly breakpoints: Breakpoints;
  /** null without breakpoints. */
  readonly meets: ReturnType<typeof breakpointTest> | null;
  /** Decisions that it has looked at. */
  readonly seen: number;
}

/** A run's end, and what the next one has to know of it; null where it ended with a moment. */
interface Advanced {
  readonly arrival: Arrival;
  readonly interrupted: Interrupted | null;
}

/**
 * Runs to a moment (simulated ms, not before the present one) within limits.
 * @param before how the run before was interrupted, which this one goes on with where it is of the same state and breakpoints
 * @param afterStep called after every step
 */
export function advanceEngine(
  engine: Engine,
  timeMs: number,
  { work = Infinity, breakpoints = NO_BREAKPOINTS, next = null }: RunLimits,
  before: Interrupted | null,
  afterStep: () => void,
): Advanced {
  const { state } = engine;
  const enoughAt = engine.work + work;
  const goesOnFrom = before?.state === state && areSame(before.breakpoints, breakpoints) ? before : null;
  const meets = goesOnFrom ? goesOnFrom.meets : hasBreakpoints(breakpoints) ? breakpointTest(state, breakpoints) : null;
  let seen = goesOnFrom?.seen ?? state.decisions.count;
  let end: Arrival | null = null;
  const isEnough = () => {
    const met = meets?.(state) ?? null;
    let placed = false;
    for (; seen < state.decisions.count; seen++)
      placed ||= next === 'decision' || (next === 'placement' && isPlacement(state, seen));
    if (met) end = { kind: 'breakpoint', met };
    else if (placed) end = { kind: 'placed' };
    else if (engine.work >= enoughAt) end = { kind: 'unfinished' };
    return end !== null;
  };
  // A moment in which so much happens is not run to its end.
  const isSpent = () => engine.work >= enoughAt + work;
  const run = runEngine(engine, timeMs, { afterStep, isEnough, isSpent, goesOn: goesOnFrom !== null });
  const interrupted = run === 'interrupted' ? { state, breakpoints, meets, seen } : null;
  return { arrival: end ?? { kind: interrupted === null ? 'arrived' : 'unfinished' }, interrupted };
}

function areSame(one: Breakpoints, other: Breakpoints): boolean {
  return (
    one.placementFails === other.placementFails &&
    one.deploymentEnds === other.deploymentEnds &&
    one.taskStops === other.taskStops &&
    one.noted === other.noted &&
    one.task === other.task
  );
}
