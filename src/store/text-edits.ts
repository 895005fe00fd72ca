import type { DocumentEdit } from '../frame/ways-out';
import { appendTimeline, insertValue, setValue } from '../scenario/edit';
import { parsePath } from '../scenario/path';
import { readDocument } from './document-parts';

/** Edits of the scenario's text, as the intents of `edits.ts` need them. What cannot be done leaves the text as it was. */

export type Input = Readonly<Record<string, unknown>>;

/** With a value at a path such as `services[0].placementStrategy`; `undefined` takes the value away. */
export function withValue(text: string, path: string, value: unknown): string {
  const segments = parsePath(path);
  return segments === null ? text : setValue(text, segments, value);
}

/** With several edits, in their order. */
export function withEdits(text: string, edits: readonly DocumentEdit[]): string {
  return edits.reduce(
    (edited, { path, value, insert = false }) => (insert ? insertValue : setValue)(edited, path, value),
    text,
  );
}

/** With an entry at the end of the timeline. */
export function withAction(text: string, entry: Input): string {
  return appendTimeline(text, entry);
}

/** With entries at the end of one of the scenario's lists, such as `containerInstances`. */
export function withEntries(text: string, list: string, entries: readonly Input[]): string {
  return entries.reduce((edited, entry) => {
    const value = readDocument(edited)?.[list];
    return setValue(edited, [list, Array.isArray(value) ? value.length : 0], entry);
  }, text);
}

/** With a part of the scenario that is not written yet, such as `timings`; one that is there stays. */
export function withPart(text: string, key: string, value: unknown): string {
  return key in (readDocument(text) ?? {}) ? text : setValue(text, [key], value);
}
