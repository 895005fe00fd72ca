import type { DecisionLine, DecisionQuery } from '../frame/decision-line';
import { DECISION, DECISION_KINDS } from '../frame/frame';
import { shortNameOf } from './names';
import { decisionAt } from './decisions/decision-rows';
import type { SimulationState } from './state';

/** The decisions among the first `count` of the run that a query asks for, in its order. */
export function decisionLines(state: SimulationState, query: DecisionQuery, count: number): DecisionLine[] {
  const { before = count, after, most } = query;
  const forwards = after !== undefined;
  const step = forwards ? 1 : -1;
  const found: DecisionLine[] = [];
  let number = forwards ? after + 1 : Math.min(before, count) - 1;
  for (; number >= 0 && number < count && found.length < most; number += step) {
    const row = decisionAt(state.decisions, number);
    if (isAskedFor(row, query)) found.push(lineOf(state, row));
  }
  return found;
}

function isAskedFor(row: Int32Array, query: DecisionQuery): boolean {
  const { kind, placed, taskIndex, ownerIndex, fromMs = -Infinity, untilMs = Infinity } = query;
  const cell = (column: number): number => row[column] ?? -1;
  return (
    (kind === undefined || cell(DECISION.kind) === DECISION_KINDS.indexOf(kind)) &&
    (placed === undefined || cell(DECISION.taskIndex) >= 0 === placed) &&
    (taskIndex === undefined || cell(DECISION.taskIndex) === taskIndex) &&
    (ownerIndex === undefined || cell(DECISION.ownerIndex) === ownerIndex) &&
    cell(DECISION.atMs) >= fromMs &&
    cell(DECISION.atMs) <= untilMs
  );
}

function lineOf(state: SimulationState, row: Int32Array): DecisionLine {
  const cell = (column: number): number => row[column] ?? -1;
  const taskIndex = cell(DECISION.taskIndex);
  const ownerIndex = cell(DECISION.ownerIndex);
  return {
    number: cell(DECISION.number),
    atMs: cell(DECISION.atMs),
    kind: DECISION_KINDS[cell(DECISION.kind)] ?? 'place',
    subject: taskIndex < 0 ? (state.owners[ownerIndex]?.name ?? '') : shortNameOf(state, taskIndex),
    taskIndex,
    ownerIndex,
    instanceIndex: cell(DECISION.instanceIndex),
  };
}
