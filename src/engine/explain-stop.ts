import type { StopExplanation } from '../frame/stop-explanation';
import { storiesOf } from './explain/stories';
import type { Simulation } from './simulation';

/** The full story of decision `number` where it is the choice of a task to stop, told as `explainDecision` tells placements; null for every other number. */
export function explainStop(simulation: Simulation, number: number): StopExplanation | null {
  return storiesOf(simulation, { first: number, last: number, withCauses: true }).stops.get(number) ?? null;
}
