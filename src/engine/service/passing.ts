import type { Engine } from '../engine';

/**
 * Passes that are under way. A pass may place or stop a great many tasks, and whoever runs the simulation wants to be asked in between; so it rests
 * when a step has had enough, and goes on with the next one, before anything else of its moment. What comes of it is the same as in one go.
 */
export type Passing<Result = void> = Generator<undefined, Result, undefined>;

/** The passes of this moment begin, as far as one step takes them. */
export function beginPasses(engine: Engine, passes: Passing): void {
  engine.passing = passes;
  goOnPassing(engine);
}

/** One step more of the passes that are under way. */
export function goOnPassing(engine: Engine): void {
  const { passing } = engine;
  engine.restsAtWork = engine.work + engine.stepWork;
  // A pass that somebody breaks off does not go on.
  engine.passing = null;
  if (passing?.next().done === false) engine.passing = passing;
}

/** Whether a pass should rest now: asked after each task that it has started or stopped, and when the pass of one service is over. */
export function isTired(engine: Engine): boolean {
  return engine.work >= engine.restsAtWork;
}
