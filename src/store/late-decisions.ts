import { DECISION, DECISION_KINDS, DECISION_WIDTH } from '../frame/frame';
import type { DecisionKind } from '../frame/frame';
import type { WorldView } from './frame-store';

/** The decisions that the page remembers one by one: the newest ones. */

/** The task that a decision of late placed, by its number; null where nothing could be placed. */
export function decisionTask({ decisions, decisionsFrom }: WorldView, number: number): number | null {
  const task = decisions[(number - decisionsFrom) * DECISION_WIDTH + DECISION.taskIndex] ?? -1;
  return task < 0 ? null : task;
}

/** The last decision that has been made. */
export interface LastDecision {
  readonly number: number;
  readonly atMs: number;
  readonly kind: DecisionKind;
  readonly ownerIndex: number;
  /** Where the task went, or was; -1 where it found no place. */
  readonly instanceIndex: number;
}

/** Null where none has been made, or where that is long ago and many have been made since. */
export function lastDecision(view: WorldView): LastDecision | null {
  return decisionRow(view, view.decisionCount - 1);
}

/** A decision of late, by its number. */
export function decisionRow({ decisions, decisionsFrom }: WorldView, number: number): LastDecision | null {
  const at = (number - decisionsFrom) * DECISION_WIDTH;
  const atMs = decisions[at + DECISION.atMs];
  if (atMs === undefined || at < 0) return null;
  const cell = (column: number): number => decisions[at + column] ?? -1;
  return {
    number,
    atMs,
    kind: DECISION_KINDS[cell(DECISION.kind)] ?? 'place',
    ownerIndex: cell(DECISION.ownerIndex),
    instanceIndex: cell(DECISION.instanceIndex),
  };
}
