import { DECISION, DECISION_KINDS, DECISION_WIDTH } from '../frame/frame';
import type { DecisionKind } from '../frame/frame';
import { WORK } from './engine';
import type { Engine } from './engine';
import { placeTask } from './placement/pipeline';
import type { PlacementOutcome, PlacementRequest } from './placement/placement';
import { appendRow, rowOf } from './row-log';
import type { SimulationState } from './state';

/** Placement is asked, and its answer goes into the run's log of decisions: one row of fixed width each (architecture, rule 3). */

/** Who a decision is about: indexes in the state's tables. */
export interface DecisionSubject {
  readonly owner: number;
  readonly taskDefinition: number;
}

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
  placeTask(engine.state, request, engine.state.random.placement, engine.outcome);
  if (engine.outcome.instance >= 0) engine.watchPlaces?.(request, engine.outcome.instance);
  return engine.outcome.instance;
}

/** Records the outcome that the engine holds, as the decision about `task` (-1: nothing placed or stopped). Answers with its number. */
export function recordDecision(engine: Deciding, kind: DecisionKind, task: number, subject: DecisionSubject): number {
  engine.work += WORK.decision;
  return appendRow(engine.state.decisions, decisionRow(engine, kind, task, subject));
}

/**
 * The same for a task without a place, unless decision `before` (-1 for none) says it all, number and moment aside: a service that waits would
 * fill the log with copies.
 */
export function recordFailure(engine: Engine, before: number, subject: DecisionSubject): number {
  const row = decisionRow(engine, 'place', -1, subject);
  const known = rowOf(engine.state.decisions, before);
  const isSame = row.every(
    (value, column) => column === DECISION.number || column === DECISION.atMs || value === known[column],
  );
  return isSame ? before : appendRow(engine.state.decisions, row);
}

/** Reused: the log keeps a copy. */
const row = new Int32Array(DECISION_WIDTH);

function decisionRow(
  { state, outcome }: Deciding,
  kind: DecisionKind,
  task: number,
  { owner, taskDefinition }: DecisionSubject,
): Int32Array {
  const { afterStrategy, rejected } = outcome;
  row[DECISION.number] = state.decisions.count;
  row[DECISION.atMs] = state.timeMs;
  row[DECISION.kind] = DECISION_KINDS.indexOf(kind);
  row[DECISION.taskIndex] = task;
  row[DECISION.ownerIndex] = owner;
  row[DECISION.taskDefinitionIndex] = taskDefinition;
  row[DECISION.instanceIndex] = outcome.instance;
  row[DECISION.total] = outcome.total;
  row[DECISION.afterActive] = outcome.afterActive;
  row[DECISION.afterResources] = outcome.afterResources;
  row[DECISION.afterConstraints] = outcome.afterConstraints;
  for (let step = 0; step < afterStrategy.length; step++) row[DECISION.afterStrategy + step] = afterStrategy[step] ?? 0;
  row[DECISION.tied] = outcome.tied;
  row[DECISION.closestCheck] = outcome.closestCheck;
  row[DECISION.closestInstanceIndex] = outcome.closestInstance;
  row[DECISION.needed] = outcome.needed;
  row[DECISION.available] = outcome.available;
  for (let check = 1; check < rejected.length; check++) row[DECISION.rejected + check - 1] = rejected[check] ?? 0;
  return row;
}

/** Whether decision `number` of the run is about placing a task, as opposed to stopping one. */
export function isPlacement({ decisions }: SimulationState, number: number): boolean {
  return rowOf(decisions, number)[DECISION.kind] === DECISION_KINDS.indexOf('place');
}
