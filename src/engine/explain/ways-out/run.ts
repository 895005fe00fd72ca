import { runEngine, stepOnce } from '../../clock';
import type { Engine } from '../../engine';

/** Work after which a run rests (`Engine.work`): a few milliseconds. */
const SLICE_WORK = 5_000;

/**
 * Runs an engine of one's own to a moment (simulated ms), that moment included. Rests after every slice.
 * @param mostWork after which the run is given up; it is not over then
 * @returns whether the run has come to its end
 */
export function* runTo(engine: Engine, timeMs: number, mostWork = Infinity): Generator<undefined, boolean, undefined> {
  engine.stepWork = SLICE_WORK;
  const endsAt = engine.work + mostWork;
  let restsAt = engine.work + SLICE_WORK;
  while (stepOnce(engine, timeMs)) {
    if (engine.work > endsAt) return false;
    if (engine.work < restsAt) continue;
    restsAt = engine.work + SLICE_WORK;
    yield;
  }
  runEngine(engine, timeMs);
  return true;
}
