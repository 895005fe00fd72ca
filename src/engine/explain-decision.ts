import { DECISION, DECISION_KINDS } from '../frame/frame';
import type { PlacementExplanation } from '../frame/explanation';
import { stepOnce } from './clock';
import { explainPlacement } from './explain/placement-explanation';
import { shortNameOf } from './names';
import { rowOf } from './row-log';
import type { Simulation } from './simulation';

/**
 * The full story of decision `number`: the checkpoint before it is restored aside, the run is repeated up to it, and that one placement is
 * made once more with a recorder around its steps (architecture, rule 3). Null for a number that no placement has.
 */
export function explainDecision(simulation: Simulation, number: number): PlacementExplanation | null {
  const row = rowOf(simulation.world.decisions, number);
  if (row[DECISION.kind] !== DECISION_KINDS.indexOf('place')) return null;
  const engine = simulation.engineBefore(number);
  if (engine === null) return null;
  const owner = simulation.world.owners[row[DECISION.ownerIndex] ?? -1]?.name ?? '';
  const task = row[DECISION.taskIndex] ?? -1;
  const found: PlacementExplanation[] = [];
  engine.watch = (request, decision) => {
    if (decision !== number || found.length > 0) return;
    found.push(
      explainPlacement(engine.state, request, engine.state.random.placement, {
        subject: task < 0 ? owner : shortNameOf(simulation.world, task),
        owner,
        taskName: (other) => shortNameOf(engine.state, other),
      }),
    );
  };
  while (found.length === 0 && stepOnce(engine, simulation.timeMs));
  return found[0] ?? null;
}
