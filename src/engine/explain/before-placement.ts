import { DECISION } from '../../frame/frame';
import { stepOnce } from '../clock';
import { isPlacement } from '../decide';
import { decisionAt } from '../decisions/decision-rows';
import type { Engine } from '../engine';
import { askFargate } from '../fargate/start';
import { placeTask } from '../placement/pipeline';
import { emptyOutcome } from '../placement/placement';
import type { PlacementRequest } from '../placement/placement';
import type { Simulation } from '../simulation';

/** A world as it was just before one placement, and what was asked of it. */
export interface BeforePlacement {
  /** Stands in the middle of a step: to be read, not to be run on. */
  readonly engine: Engine;
  readonly request: PlacementRequest;
}

/** Work of one step: a few milliseconds. */
const STEP_WORK = 5_000;

/**
 * Repeats the run, from the checkpoint before it, to where decision `number` of the run is about to be made. Rests after every step. Null for a number
 * that no placement has.
 */
export function* beforePlacement(
  simulation: Simulation,
  number: number,
): Generator<undefined, BeforePlacement | null, undefined> {
  const engine = isPlacement(simulation.world, number) ? simulation.engineBefore(number) : null;
  if (engine === null) return null;
  engine.stepWork = STEP_WORK;
  const row = decisionAt(simulation.world.decisions, number).slice();
  const limitMs = simulation.timeMs;
  engine.watch = (request, decision) => {
    if (decision === number && isTheOne(engine, request, row)) throw new HaltedError(request);
  };
  try {
    while (engine.state.decisions.count <= number && stepOnce(engine, limitMs)) yield;
  } catch (error) {
    if (!(error instanceof HaltedError)) throw error;
    engine.watch = null;
    return { engine, request: error.request };
  }
  return null;
}

/** Leaves the pass in which the placement is asked for. */
class HaltedError extends Error {
  readonly request: PlacementRequest;

  constructor(request: PlacementRequest) {
    super();
    this.request = request;
  }
}

const outcome = emptyOutcome();

/** A vain attempt that ended like the one before it has no number, and the next decision gets the one it would have had: so what comes of it is compared. */
function isTheOne(engine: Engine, request: PlacementRequest, row: Int32Array): boolean {
  const { state } = engine;
  if (state.timeMs !== row[DECISION.atMs] || request.taskDefinition !== row[DECISION.taskDefinitionIndex]) return false;
  if (request.fargateMarket === undefined) placeTask(state, request, { state: state.random.placement.state }, outcome);
  else askFargate(engine, request, outcome);
  return (
    outcome.instance === row[DECISION.instanceIndex] &&
    outcome.closestInstance === row[DECISION.closestInstanceIndex] &&
    outcome.total === row[DECISION.total] &&
    outcome.afterConstraints === row[DECISION.afterConstraints]
  );
}
