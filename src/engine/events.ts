import type { EventKind, EventRow } from '../frame/frame';
import type { Engine } from './engine';
import { shortNameOf } from './names';

/** The run's feed: what services say in ECS's words, and what came of the timeline's actions. */
export interface EventSubjects {
  readonly owner?: number | null;
  readonly tasks?: readonly number[];
  readonly instances?: readonly number[];
  readonly errorCode?: string;
}

export function writeEvent({ state }: Engine, kind: EventKind, message: string, subjects: EventSubjects = {}): void {
  const row: EventRow = {
    sequence: state.events.length,
    atMs: state.timeMs,
    kind,
    message,
    ownerIndex: subjects.owner ?? null,
    taskIndexes: subjects.tasks ?? [],
    taskNames: (subjects.tasks ?? []).map((task) => shortNameOf(state, task)),
    instanceIndexes: subjects.instances ?? [],
    errorCode: subjects.errorCode ?? null,
  };
  state.events.push(row);
}
