import { storiesOf } from '../explain/stories';
import type { Stories } from '../explain/stories';
import { runTo } from './run-scenario';

/** A scenario run to a simulated second, and every decision in it told as the page tells it. */
export function toldRun(document: object, seconds: number): Stories {
  const simulation = runTo(seconds, document);
  return storiesOf(simulation, { first: 0, last: simulation.world.decisions.count - 1, withCauses: true });
}
