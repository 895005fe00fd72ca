import type { PlacementExplanation } from '../frame/explanation';
import { storiesOf } from './explain/stories';
import type { Stories } from './explain/stories';
import type { Simulation } from './simulation';

/** The full story of decision `number`, each step with the clauses of the scenario behind it; null for a number that no placement has. */
export function explainDecision(simulation: Simulation, number: number): PlacementExplanation | null {
  return storiesOf(simulation, { first: number, last: number, withCauses: true }).placements.get(number) ?? null;
}

/** The stories of all decisions of the run up to the present in one repetition of it, without the clauses behind their steps. */
export function explainEveryDecision(simulation: Simulation): Stories {
  return storiesOf(simulation, { first: 0, last: simulation.world.decisions.count - 1, withCauses: false });
}
