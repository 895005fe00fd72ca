import type { TimelineEntry } from '../../../scenario/scenario';
import type { Engine } from '../../engine';
import { nameOf } from '../../names';
import type { ActionResponse } from '../../state';

/** One time that an entry of the timeline has happened. */
export interface Happened {
  /** Index in the timeline: in the document's, as far as that goes. */
  readonly index: number;
  readonly entry: TimelineEntry;
  /** The latest time, where it is repeated. */
  readonly atMs: number;
}

/**
 * The entries of the timeline that have happened by now, the one that is happening included, the latest first. Those that were refused are
 * among them: who looks for what made something as it is compares what they say with it.
 */
export function happened({ state, acting }: Engine): Happened[] {
  return state.timeline
    .flatMap((entry, index) => {
      const atMs = latestTimeMs(entry, state.timeMs);
      const isYetToCome = atMs === state.timeMs && acting >= 0 && index > acting;
      return atMs < 0 || isYetToCome ? [] : [{ index, entry, atMs }];
    })
    .sort((a, b) => b.atMs - a.atMs || b.index - a.index);
}

/** When an entry happened last, up to now; -1 where it has not. */
function latestTimeMs({ at, every, until = Infinity }: TimelineEntry, nowMs: number): number {
  const firstMs = Math.round(at * 1_000);
  if (firstMs > nowMs) return -1;
  if (every === undefined) return firstMs;
  const stepMs = Math.max(1, Math.round(every * 1_000));
  return firstMs + Math.floor(Math.max(0, Math.min(nowMs, until * 1_000) - firstMs) / stepMs) * stepMs;
}

/** Whether an entry updates the service of a name, which it may give as an ARN. */
export function isUpdateOf({ action, input }: TimelineEntry, serviceName: string): boolean {
  return action === 'UpdateService' && nameOf(String(input['service'])) === serviceName;
}

/** One time that an action has succeeded. */
export interface Succeeded {
  /** Of its entry in the timeline; -1 where that is not found. */
  readonly index: number;
  readonly atMs: number;
}

/** Each time that an action of a name has succeeded, in order: what is done at one moment is done in the order of the list. */
export function successesOf({ state }: Engine, action: string): Succeeded[] {
  const before = new Map<number, number>();
  return state.responses.flatMap((response: ActionResponse) => {
    if (response.action !== action) return [];
    const { atMs } = response;
    const nth = before.get(atMs) ?? 0;
    before.set(atMs, nth + 1);
    const due = state.timeline.flatMap((entry, index) =>
      entry.action === action && isDueAt(entry, atMs) ? [index] : [],
    );
    return response.error === null ? [{ index: due[nth] ?? -1, atMs }] : [];
  });
}

function isDueAt(entry: TimelineEntry, atMs: number): boolean {
  return latestTimeMs(entry, atMs) === atMs;
}
