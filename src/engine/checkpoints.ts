import type { Engine } from './engine';
import { packState } from './snapshot';
import type { PackedState } from './snapshot';

/**
 * Copies of the state along the run, from which any moment is a short replay away. They lie apart by what it costs to repeat the run between them,
 * not by simulated time. When there are too many, the one goes whose neighbours are nearest to each other: the distances grow with the run,
 * the number of copies does not.
 */
export interface Checkpoints {
  /** In the order of the run; the first is its beginning. */
  list: Checkpoint[];
  /** Work between two of them at least: a run as short as that is repeated in no time. */
  readonly leastWork: number;
}

export interface Checkpoint extends PackedState {
  readonly timeMs: number;
  /** Decisions made so far. */
  readonly decisions: number;
  /** `Engine.work` so far: where in the run it is, more finely than time says. */
  readonly work: number;
  /** What making this copy and going back to it cost, in the same unit. */
  readonly copyWork: number;
}

const MOST_CHECKPOINTS = 128;
const LEAST_WORK = 20_000;
/** How often the cost of a copy must have been spent on the run before the next one is made. */
const COPIES_APART = 2;
/** Work that takes as long as copying one row of a task. */
const WORK_PER_TASK = 1;

export function newCheckpoints(beginning: Engine, leastWork = LEAST_WORK): Checkpoints {
  return { list: [checkpointOf(beginning, null)], leastWork };
}

/** Called after every step; keeps a copy when it is time for one. Passes that are under way are no part of a copy: it waits for their end. */
export function addCheckpoint(checkpoints: Checkpoints, engine: Engine): void {
  if (engine.passing !== null) return;
  const last = checkpoints.list.at(-1);
  if (last === undefined || engine.work - last.work < checkpoints.leastWork) return;
  const apart = Math.max(copyWorkOf(engine) * COPIES_APART, engine.work / MOST_CHECKPOINTS);
  if (engine.work - last.work >= apart) insert(checkpoints, engine);
}

/** Keeps a copy of where the run has come to before it goes elsewhere, unless there is one nearby. */
export function keepPresent(checkpoints: Checkpoints, engine: Engine): void {
  if (engine.passing !== null) return;
  const last = checkpoints.list.at(-1);
  if (last !== undefined && engine.work - last.work > last.copyWork) insert(checkpoints, engine);
}

/** The last checkpoint that the test accepts; the beginning when it accepts none. */
export function checkpointBefore({ list }: Checkpoints, accepts: (checkpoint: Checkpoint) => boolean): Checkpoint {
  const found = list.findLast(accepts) ?? list[0];
  if (!found) throw new Error('there is no checkpoint of the beginning');
  return found;
}

/** What comes at or after a moment is about to change. The beginning stays: nothing has happened before it. */
export function forgetFrom(checkpoints: Checkpoints, timeMs: number): void {
  checkpoints.list = checkpoints.list.filter((checkpoint, index) => index === 0 || checkpoint.timeMs < timeMs);
}

function insert(checkpoints: Checkpoints, engine: Engine): void {
  const { list } = checkpoints;
  list.push(checkpointOf(engine, list.at(-1) ?? null));
  if (list.length > MOST_CHECKPOINTS) list.splice(mostCrowded(list), 1);
}

function checkpointOf(engine: Engine, before: Checkpoint | null): Checkpoint {
  const { state, work } = engine;
  return {
    ...packState(state, before),
    timeMs: state.timeMs,
    decisions: state.decisions.count,
    work,
    copyWork: copyWorkOf(engine),
  };
}

function copyWorkOf({ state }: Engine): number {
  return state.tasks.count * WORK_PER_TASK;
}

/** The one whose neighbours are nearest to each other, neither the first nor the last; of equals the earliest. */
function mostCrowded(list: readonly Checkpoint[]): number {
  let found = 1;
  let nearest = Infinity;
  for (let index = 1; index < list.length - 1; index++) {
    const apart = (list[index + 1]?.work ?? 0) - (list[index - 1]?.work ?? 0);
    if (apart < nearest) [found, nearest] = [index, apart];
  }
  return found;
}
