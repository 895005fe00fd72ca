import { copyState } from './snapshot';
import type { SimulationState } from './state';

/**
 * Copies of the state along the run, from which any moment is a short replay away. When there are too many, every second one goes and the next
 * ones come half as often: the distance between them grows with the run, the memory they take does not.
 */
export interface Checkpoints {
  /** In the order of the run; the first is its beginning. */
  states: SimulationState[];
  /** Steps between checkpoints. */
  interval: number;
  stepsSince: number;
}

const FIRST_INTERVAL = 500;
const MOST_CHECKPOINTS = 16;

/** `beginning` is kept as it is: the caller gives a copy away. */
export function newCheckpoints(beginning: SimulationState): Checkpoints {
  return { states: [beginning], interval: FIRST_INTERVAL, stepsSince: 0 };
}

/** Called after every step; keeps a copy when it is time for one. */
export function addCheckpoint(checkpoints: Checkpoints, state: SimulationState): void {
  checkpoints.stepsSince++;
  if (checkpoints.stepsSince < checkpoints.interval || isKnown(checkpoints, state)) return;
  checkpoints.stepsSince = 0;
  checkpoints.states.push(copyState(state));
  if (checkpoints.states.length <= MOST_CHECKPOINTS) return;
  checkpoints.states = checkpoints.states.filter((_, index) => index % 2 === 0);
  checkpoints.interval *= 2;
}

/** The last checkpoint that the test accepts; the beginning when it accepts none. */
export function checkpointBefore(
  checkpoints: Checkpoints,
  accepts: (state: SimulationState) => boolean,
): SimulationState {
  const found = checkpoints.states.findLast(accepts) ?? checkpoints.states[0];
  if (!found) throw new Error('there is no checkpoint of the beginning');
  return found;
}

/** What comes at or after a moment is about to change. The beginning stays: nothing has happened before it. */
export function forgetFrom(checkpoints: Checkpoints, timeMs: number): void {
  checkpoints.states = checkpoints.states.filter((state, index) => index === 0 || state.timeMs < timeMs);
}

/** After going back the run passes checkpoints that it already has. */
function isKnown(checkpoints: Checkpoints, state: SimulationState): boolean {
  const last = checkpoints.states.at(-1);
  return last !== undefined && state.timeMs <= last.timeMs;
}
