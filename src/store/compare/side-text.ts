import { isRecord } from '../../lib/is-record';
import { NAME_OF_ENTRY, indexOfEntry, unwrapped } from '../../scenario/compare/named-lists';
import type { Members } from '../../scenario/compare/named-lists';
import { applyPatch } from '../../scenario/compare/patch';
import type { Patch } from '../../scenario/compare/patch';
import { locate, removeValue, setValue } from '../../scenario/edit';
import { formatPath, parsePath } from '../../scenario/path';
import type { JsonPath } from '../../scenario/path';
import type { Problem } from '../../scenario/problem';
import { readDocument } from '../document-parts';
import { patchBetween, sameJson } from './patch-diff';
import type { CompareEntry } from './ways';

/** Worlds side by side as text: each as a scenario of its own, and what is done to their list. Edits leave the rest as the person wrote it. */

/** The worlds that a text puts side by side, as they are written; empty where it compares nothing. */
export function writtenEntries(text: string): readonly CompareEntry[] {
  const view = readDocument(text)?.['view'];
  const list: unknown = isRecord(view) ? view['compare'] : undefined;
  if (!Array.isArray(list)) return [];
  return list.map((entry: unknown) => {
    const { label, patch, lens } = isRecord(entry) ? entry : {};
    const isEks = lens === 'eks';
    return {
      label: typeof label === 'string' ? label : '',
      patch: isRecord(patch) ? patch : {},
      ...(isEks && { lens: 'eks' as const }),
    };
  });
}

/** The scenario with one world's patch, as a text: what that world is by itself, still with all worlds in its view. */
export function sideText(text: string, world: number): string {
  const patch = writtenEntries(text)[world]?.patch;
  return patch === undefined ? text : withPatchWritten(text, patch);
}

/** A text with a patch written into it, part by part; the rest stays as the person wrote it. */
export function withPatchWritten(text: string, patch: Patch): string {
  const document = readDocument(text);
  if (document === null) return text;
  const wanted = applyPatch(document, patch).document;
  const edited = writePatch(text, document, patch);
  if (sameJson(readDocument(edited), wanted)) return edited;
  // What cannot be written part by part is written key by key.
  return Object.keys(patch).reduce((now, key) => setValue(now, [key], wanted[key]), text);
}

function writePatch(text: string, document: Members, patch: Patch): string {
  let edited = text;
  const write = (path: JsonPath, value: unknown): void => {
    if (isRecord(value)) for (const [key, part] of Object.entries(value)) write([...path, key], part);
    else edited = value === null ? removeValue(edited, path) : setValue(edited, path, value);
  };
  for (const [key, value] of Object.entries(patch)) {
    const entries = document[key];
    if (!NAME_OF_ENTRY.has(key) || !isRecord(value) || !Array.isArray(entries)) write([key], value);
    else {
      for (const [name, change] of Object.entries(value)) {
        const index = indexOfEntry(key, entries, name);
        const wrapper = unwrapped(key, entries[index]) === entries[index] ? [] : ['taskDefinition'];
        if (index >= 0 && change !== null) write([key, index, ...wrapper], change);
      }
    }
  }
  return edited;
}

/** A text whose world has become what is written in `side`, as `sideText` gives it; null where that is no JSON object. */
export function withSideText(text: string, world: number, side: string): string | null {
  const [document, edited] = [readDocument(text), readDocument(side)];
  if (document === null || edited === null) return null;
  return withPatch(text, world, patchBetween(document, edited));
}

/** Whether `side` still says what the world is. */
export function isSideText(text: string, world: number, side: string): boolean {
  const [document, edited] = [readDocument(text), readDocument(side)];
  const patch = writtenEntries(text)[world]?.patch;
  if (document === null || edited === null || patch === undefined) return false;
  return sameJson(patchBetween(document, edited), patchBetween(document, applyPatch(document, patch).document));
}

export function withPatch(text: string, world: number, patch: Patch): string {
  return setValue(text, ['view', 'compare', world, 'patch'], patch);
}

/** A part of a world's patch; `undefined` takes it away, with what is empty then: the world has there what all have. */
export function withPatchPart(text: string, world: number, path: readonly string[], value: unknown): string {
  const patch = writtenEntries(text)[world]?.patch ?? {};
  return withPatch(text, world, asMembers(put(patch, path, value)));
}

function put(value: unknown, [key, ...rest]: readonly string[], part: unknown): unknown {
  if (key === undefined) return part;
  const members = new Map(Object.entries(asMembers(value)));
  const next = put(members.get(key), rest, part);
  if (next === undefined) members.delete(key);
  else members.set(key, next);
  return members.size === 0 ? undefined : Object.fromEntries(members);
}

function asMembers(value: unknown): Members {
  return isRecord(value) ? value : {};
}

/** One world is the scenario from now on, and nothing is compared any more. */
export function withWorldKept(text: string, world: number): string {
  return withoutCompare(sideText(text, world));
}

/** The scenario as it stands, alone. */
export function withoutCompare(text: string): string {
  const edited = removeValue(text, ['view', 'compare']);
  const view = readDocument(edited)?.['view'];
  return isRecord(view) && Object.keys(view).length === 0 ? removeValue(edited, ['view']) : edited;
}

export function withWorldAdded(text: string, entry: CompareEntry): string {
  return setValue(text, ['view', 'compare', writtenEntries(text).length], entry);
}

/** Without one of three or four worlds; of two, the other is left alone as it is, and nothing is compared any more. */
export function withWorldRemoved(text: string, world: number): string {
  if (writtenEntries(text).length <= 2) return withWorldKept(text, 1 - world);
  return removeValue(text, ['view', 'compare', world]);
}

export function withWorldRenamed(text: string, world: number, label: string): string {
  return setValue(text, ['view', 'compare', world, 'label'], label);
}

export const MOST_WORLDS = 4;

/** The problems of a text with their places in the text of one of its worlds; those of another world's patch are left out. */
export function problemsOfSide(problems: readonly Problem[], world: number, side: string): Problem[] {
  const document = readDocument(side) ?? {};
  return problems.flatMap((problem) => {
    const path = parsePath(problem.path);
    const [view, compare, index, patch, ...inside] = path ?? [];
    const isOfPatch = view === 'view' && compare === 'compare' && patch === 'patch';
    if (path === null || (isOfPatch && index !== world)) return [];
    const there = isOfPatch ? placeInDocument(document, inside) : path;
    const place = locate(side, there);
    const { offset: _offset, length: _length, ...rest } = problem;
    return { ...rest, path: formatPath(there), ...place };
  });
}

/** The place in a document of what a patch names: `services`, `web`, `desiredCount` is `services[0].desiredCount`. */
function placeInDocument(document: Members, [list, name, ...rest]: JsonPath): JsonPath {
  if (list === undefined || name === undefined) return list === undefined ? [] : [list];
  const entries = document[list];
  if (typeof list !== 'string' || typeof name !== 'string' || !Array.isArray(entries)) return [list, name, ...rest];
  const index = indexOfEntry(list, entries, name);
  const wrapper = unwrapped(list, entries[index]) === entries[index] ? [] : ['taskDefinition'];
  return index < 0 ? [list] : [list, index, ...wrapper, ...rest];
}
