import type { Change, DocumentEdit } from '../../../frame/ways-out';
import type { TaskRequirements } from '../../../ecs/task-definition';
import type { PlacementRequest } from '../../placement/placement';
import type { Question } from './question';

/** A change that may help: nothing has been tried yet. */
export interface Fix {
  readonly change: Change;
  /** What it is in the document, where the world is another one from its start; empty for an action. */
  readonly edits: readonly DocumentEdit[];
  /** What happens at the moment of the question instead; null where the document changes. */
  readonly action: Action | null;
  /** How small it is, the smallest first: about the share of what there is that has to go (assumption `way-out-order`). */
  readonly size: number;
  /** How long it takes to have its effect, in simulated ms; 0 where it has it at once. */
  readonly takesMs?: number;
  /** What is then asked of the world as it was: for runs that are too long to be repeated. */
  readonly asks?: Asks;
  /** The change by other amounts, where it has one. */
  readonly scale?: Scale;
}

export interface Action {
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface Asks {
  readonly request?: PlacementRequest;
  /** By index of the task definition. */
  readonly requirements?: ReadonlyMap<number, TaskRequirements>;
}

/** Amounts are whole, from 1, the smallest change first. */
export interface Scale {
  /** What is enough where nothing but this one placement is changed. */
  readonly amount: number;
  readonly most: number;
  /** Amounts from which on more fits somewhere, in a world that has changed from its start. */
  readonly steps: readonly number[];
  readonly by: (amount: number) => Fix;
}

/** A fix by an action. */
export function acting(change: Change, size: number, action: string, input: Action['input'], takesMs = 0): Fix {
  return { change, edits: [], action: { action, input }, size, takesMs };
}

/** The edit that puts an action into the document's timeline: before the RunTask that is asked about, else at its end. */
export function timelineEdit({ document, entry, atMs }: Question, { action, input }: Action): DocumentEdit {
  const value = { at: atMs / 1_000, action, input };
  if (entry >= 0) return { path: ['timeline', entry], value, insert: true };
  const { timeline } = document;
  return { path: ['timeline', Array.isArray(timeline) ? timeline.length : 0], value };
}
