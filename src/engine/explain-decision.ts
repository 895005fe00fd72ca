import { DECISION } from '../frame/frame';
import type { PlacementExplanation } from '../frame/explanation';
import { stepOnce } from './clock';
import { isPlacement } from './decide';
import type { Engine } from './engine';
import { explainPlacement } from './explain/placement-explanation';
import { shortNameOf } from './names';
import type { PlacementRequest } from './placement/placement';
import { decisionAt } from './decisions/decision-rows';
import type { Simulation } from './simulation';

/**
 * The full story of decision `number`: the checkpoint before it is restored aside, the run is repeated up to it, and that one placement is
 * made once more with a recorder around its steps (architecture, rule 3). Null for a number that no placement has.
 */
export function explainDecision(simulation: Simulation, number: number): PlacementExplanation | null {
  return explainRange(simulation, number, number).get(number) ?? null;
}

/** The stories of all placements of the run up to the present, by number of the decision, in one repetition of the run. */
export function explainEveryDecision(simulation: Simulation): Map<number, PlacementExplanation> {
  return explainRange(simulation, 0, simulation.world.decisions.count - 1);
}

function explainRange(simulation: Simulation, first: number, last: number): Map<number, PlacementExplanation> {
  const stories = new Map<number, PlacementExplanation>();
  const engine = simulation.engineBefore(first);
  if (engine === null) return stories;
  engine.watch = (request, decision) => {
    // A vain attempt that ends like the one before it is not recorded, and its number goes to the next: the last with a number is the one.
    if (decision < first || decision > last || !isPlacement(simulation.world, decision)) return;
    stories.set(decision, explain(simulation, engine, request, decision));
  };
  while (engine.state.decisions.count <= last && stepOnce(engine, simulation.timeMs)) continue;
  return stories;
}

function explain(
  simulation: Simulation,
  engine: Engine,
  request: PlacementRequest,
  decision: number,
): PlacementExplanation {
  const row = decisionAt(simulation.world.decisions, decision);
  const owner = simulation.world.owners[row[DECISION.ownerIndex] ?? -1]?.name ?? '';
  const task = row[DECISION.taskIndex] ?? -1;
  return explainPlacement(engine.state, request, engine.state.random.placement, {
    subject: task < 0 ? owner : shortNameOf(simulation.world, task),
    owner,
    taskName: (other) => shortNameOf(engine.state, other),
  });
}
