import type { PlacementExplanation } from '../../frame/explanation';
import { DECISION } from '../../frame/frame';
import type { StopExplanation } from '../../frame/stop-explanation';
import { stepOnce } from '../clock';
import { decisionAt, isPlacement } from '../decisions/decision-rows';
import { describedTask } from '../describe';
import type { Engine } from '../engine';
import { writtenIn } from './clauses/written-in';
import { explainOnFargate } from './fargate-explanation';
import { explainPlacement } from './placement-explanation';
import { explainStopping } from './stop-explanation';
import { shortNameOf } from '../names';
import type { PlacementRequest } from '../placement/placement';
import type { ChoiceToStop } from '../placement/stop-selection';
import type { Simulation } from '../simulation';

/** Decisions of a run are told by repeating it: the rules are watched, and never know. */

/** The stories of the decisions of a run, by their numbers. */
export interface Stories {
  readonly placements: ReadonlyMap<number, PlacementExplanation>;
  readonly stops: ReadonlyMap<number, StopExplanation>;
}

/** Which decisions, by their numbers, and how much of each. */
export interface Wanted {
  readonly first: number;
  readonly last: number;
  /** With the clauses of the scenario behind each step, and its source. */
  readonly withCauses: boolean;
}

/**
 * The stories of some decisions in one repetition: the checkpoint before the first of them is restored aside, the run is repeated up to the last,
 * and each of them is made once more with a recorder around its steps (architecture, rule 3).
 */
export function storiesOf(simulation: Simulation, { first, last, withCauses }: Wanted): Stories {
  const placements = new Map<number, PlacementExplanation>();
  const stops = new Map<number, StopExplanation>();
  const engine = simulation.engineBefore(first);
  if (engine === null) return { placements, stops };
  const isWanted = (decision: number) => decision >= first && decision <= last;
  engine.watch = (request, decision) => {
    // A vain attempt that ends like the one before it is not recorded, and its number goes to the next: the last with a number is the one.
    if (!isWanted(decision) || !isPlacement(simulation.world.decisions, decision)) return;
    placements.set(decision, tellPlacement(simulation, engine, request, decision, withCauses));
  };
  engine.watchStops = (choice, decision) => {
    // Where all are protected nothing is chosen, and the number goes to another decision.
    if (!isWanted(decision) || isPlacement(simulation.world.decisions, decision)) return;
    const story = tellStop(simulation, engine, choice, decision, withCauses);
    if (story !== null) stops.set(decision, story);
  };
  while (engine.state.decisions.count <= last && stepOnce(engine, simulation.timeMs)) continue;
  return { placements, stops };
}

function tellPlacement(
  simulation: Simulation,
  engine: Engine,
  request: PlacementRequest,
  decision: number,
  withCauses: boolean,
): PlacementExplanation {
  const row = decisionAt(simulation.world.decisions, decision);
  const ownerIndex = row[DECISION.ownerIndex] ?? -1;
  const owner = simulation.world.owners[ownerIndex]?.name ?? '';
  const task = row[DECISION.taskIndex] ?? -1;
  const names = {
    subject: task < 0 ? owner : shortNameOf(simulation.world, task),
    owner,
    taskName: (other: number) => shortNameOf(engine.state, other),
  };
  const written = withCauses ? writtenIn(engine, ownerIndex) : null;
  if (request.fargateMarket !== undefined) return explainOnFargate(engine, request, names, written);
  return explainPlacement(engine.state, request, engine.state.random.placement, names, written);
}

function tellStop(
  simulation: Simulation,
  engine: Engine,
  choice: ChoiceToStop,
  decision: number,
  withCauses: boolean,
): StopExplanation | null {
  const task = decisionAt(simulation.world.decisions, decision)[DECISION.taskIndex] ?? -1;
  const names = {
    taskName: (other: number) => shortNameOf(engine.state, other),
    stoppedReason: describedTask(simulation.world, task).stoppedReason ?? '',
  };
  return explainStopping(engine, choice, names, withCauses);
}
