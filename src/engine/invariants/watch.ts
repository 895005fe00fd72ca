import type { PlacementRequest } from '../placement/placement';
import type { SimulationOptions } from '../simulation';
import type { SimulationState } from '../state';
import { brokenInvariants } from './books';
import { brokenFargate } from './fargate';
import { brokenLife } from './life';
import { brokenTaskCounts } from './task-counts';
import { brokenPlacement } from './places';

/** What does not hold, and since which moment (simulated ms). */
export interface BrokenMoment {
  readonly timeMs: number;
  readonly broken: readonly string[];
}

/**
 * Holds a simulation to every invariant after each of its steps and at each placement: for tests, and for a build that looks for mistakes. Slow: every
 * step goes through the whole world.
 */
export function watchInvariants(onBroken: (moment: BrokenMoment) => void): SimulationOptions {
  let before: { readonly state: SimulationState; readonly timeMs: number } | null = null;
  const report = (timeMs: number, broken: readonly string[]) => {
    if (broken.length > 0) onBroken({ timeMs, broken });
  };
  return {
    afterStep(state) {
      // Another object is another run, or this one gone back.
      const wentBack = before?.state === state && state.timeMs < before.timeMs;
      before = { state, timeMs: state.timeMs };
      report(state.timeMs, [
        ...(wentBack ? ['time went back'] : []),
        ...brokenInvariants(state),
        ...brokenLife(state),
        ...brokenTaskCounts(state),
        ...brokenFargate(state),
      ]);
    },
    afterPlacement(state: SimulationState, request: PlacementRequest, instance: number) {
      report(state.timeMs, brokenPlacement(state, request, instance));
    },
  };
}

/** The same for tests: what does not hold is thrown. */
export function throwingWatch(): SimulationOptions {
  return watchInvariants(({ timeMs, broken }) => {
    throw new Error(`at ${timeMs} ms:\n${broken.join('\n')}`);
  });
}
