import type { EventKind } from '../../frame/frame';
import { errorOf } from '../../scenario/refusal/refusal';
import type { Refusal } from '../../scenario/refusal/refusal';
import type { Engine } from '../engine';
import type { EventSubjects } from '../events';
import type { ActionResponse } from '../state';

/** What one entry of the timeline does. Its input has been checked for shape by the scenario; what ECS refuses is answered here. */
export type Action = (engine: Engine, input: Readonly<Record<string, unknown>>) => ActionOutcome;

export interface ActionOutcome extends Partial<
  Pick<ActionResponse, 'tasks' | 'failures' | 'unplaced' | 'missing' | 'notSimulated'>
> {
  readonly error?: { readonly code: string; readonly message: string };
  /** The line in the feed, after the action's name; none writes just the name. */
  readonly said?: string;
  readonly kind?: EventKind;
  readonly subjects?: EventSubjects;
  /** Index of a service whose scheduler looks at once, after the action has been told of. */
  readonly passOf?: number;
  /** What the action sets off, once it has been told of; answers with such a service, -1 for none. */
  readonly setsOff?: () => number;
}

export function refused(refusal: Pick<Refusal, 'code' | 'message' | 'span'>): ActionOutcome {
  return { error: errorOf(refusal) };
}

export function invalid(message: string): ActionOutcome {
  return { error: { code: 'InvalidParameterException', message } };
}

/** A field that is a list of texts; empty where it is missing. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
