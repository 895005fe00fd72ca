import { CHECK } from '../ecs/failure-reasons';
import { DECISION } from '../frame/frame';
import type { DecisionKind } from '../frame/frame';
import { appendDecision } from './decisions/decision-log';
import type { DecisionSubject } from './decisions/decision-log';
import { decisionAt, isPlacement as isPlacementIn } from './decisions/decision-rows';
import { WORK } from './engine';
import type { Engine } from './engine';
import type { Lens } from './lens';
import { placeTask } from './placement/pipeline';
import type { PlacementOutcome, PlacementRequest } from './placement/placement';
import type { SimulationState } from './state';

/** Placement is asked, and its answer goes into the run's log of decisions. */

/** What a decision is read from, and where it is written down. */
export interface Deciding {
  readonly state: Pick<SimulationState, 'decisions' | 'timeMs'>;
  readonly outcome: PlacementOutcome;
  work: number;
}

/** Looks for a place for one task; `engine.outcome` holds the answer. Nothing is recorded or changed yet but the draw. */
export function askForPlace(engine: Engine, request: PlacementRequest): number {
  engine.watch?.(request, engine.state.decisions.count);
  engine.work += WORK.decision;
  if (engine.lens === null) placeTask(engine.state, request, engine.state.random.placement, engine.outcome);
  else lookThrough(engine.lens, engine, request);
  if (engine.outcome.instance >= 0) engine.watchPlaces?.(request, engine.outcome.instance);
  return engine.outcome.instance;
}

function lookThrough(lens: Lens, engine: Engine, request: PlacementRequest): void {
  engine.work += lens.workOf(engine.state);
  lens.place(engine.state, request, engine.outcome);
}

/** Records the outcome that the engine holds, as the decision about `task` (-1: nothing placed or stopped). Answers with its number. */
export function recordDecision(
  engine: Deciding,
  kind: DecisionKind,
  task: number,
  { owner, taskDefinition }: DecisionSubject,
): number {
  engine.work += WORK.decision;
  const { state, outcome } = engine;
  return appendDecision(state.decisions, kind, state.timeMs, task, owner, taskDefinition, outcome);
}

/**
 * The same for a task without a place, unless decision `before` (-1 for none) says it all, number and moment aside: a service that waits would
 * fill the log with copies.
 */
export function recordFailure(engine: Engine, before: number, subject: DecisionSubject): number {
  return isSameFailure(engine, before, subject) ? before : recordDecision(engine, 'place', -1, subject);
}

function isSameFailure(
  { state, outcome }: Engine,
  before: number,
  { owner, taskDefinition }: DecisionSubject,
): boolean {
  const row = decisionAt(state.decisions, before);
  return (
    row[DECISION.taskIndex] === -1 &&
    row[DECISION.ownerIndex] === owner &&
    row[DECISION.taskDefinitionIndex] === taskDefinition &&
    row[DECISION.total] === outcome.total &&
    row[DECISION.closestCheck] === outcome.closestCheck &&
    row[DECISION.closestInstanceIndex] === outcome.closestInstance &&
    row[DECISION.needed] === outcome.needed &&
    row[DECISION.available] === outcome.available &&
    outcome.rejected.every((count, check) => check === CHECK.eligible || row[DECISION.rejected + check - 1] === count)
  );
}

/** Whether decision `number` of the run is about placing a task, as opposed to stopping one. */
export function isPlacement({ decisions }: SimulationState, number: number): boolean {
  return isPlacementIn(decisions, number);
}
