import type { StopExplanation } from '../frame/stop-explanation';
import type { Simulation } from './simulation';

/** The full story of decision `number` where it is the choice of a task to stop; null for every other number. */
export function explainStop(_simulation: Simulation, _number: number): StopExplanation | null {
  return null;
}
