import { isRecord } from '../../lib/is-record';
import { NAME_OF_ENTRY, indexOfEntry, nameOfEntry, unwrapped } from '../../scenario/compare/named-lists';
import type { Members } from '../../scenario/compare/named-lists';
import { applyPatch } from '../../scenario/compare/patch';
import type { Patch } from '../../scenario/compare/patch';

/** What belongs to the scenario as a whole and to no world: how it is shown, and its format. */
const SHARED_KEYS: readonly string[] = ['view', 'stowplan'];

/**
 * The smallest patch that makes one document of another: `applyPatch(document, patchBetween(document, edited))` is `edited`, but for members that are
 * null, which a patch takes away, and for `view`. Where a list's entries cannot be told by their names it is replaced whole.
 */
export function patchBetween(document: Members, edited: Members): Patch {
  const patch = new Map<string, unknown>();
  for (const key of new Set([...Object.keys(document), ...Object.keys(edited)])) {
    if (SHARED_KEYS.includes(key) || sameJson(document[key], edited[key])) continue;
    const change = changeOf(key, document[key], edited[key]);
    const made = applyPatch(document, { [key]: change }).document[key];
    patch.set(key, sameJson(made, edited[key]) ? change : (edited[key] ?? null));
  }
  return Object.fromEntries(patch);
}

function changeOf(key: string, before: unknown, after: unknown): unknown {
  if (after === undefined) return null;
  if (!NAME_OF_ENTRY.has(key)) return memberChange(before, after);
  const [old, next] = [before ?? [], after];
  return Array.isArray(old) && Array.isArray(next) ? entryChanges(key, old, next) : after;
}

/** By name: what changes in an entry, the whole of a new one, null for one that is gone. */
function entryChanges(list: string, before: readonly unknown[], after: readonly unknown[]): unknown {
  const changes = new Map<string, unknown>();
  const names = new Set([...before, ...after].flatMap((entry) => nameOfEntry(list, entry) ?? []));
  for (const name of names) {
    const [old, next] = [before[indexOfEntry(list, before, name)], after[indexOfEntry(list, after, name)]];
    if (sameJson(old, next)) continue;
    const inner = unwrapped(list, next);
    if (next === undefined) changes.set(name, null);
    else if (old === undefined) changes.set(name, inner ? without(inner, NAME_OF_ENTRY.get(list) ?? '') : next);
    else changes.set(name, memberChange(unwrapped(list, old), inner));
  }
  return Object.fromEntries(changes);
}

function memberChange(before: unknown, after: unknown): unknown {
  if (!isRecord(before) || !isRecord(after)) return after;
  const changes = new Map<string, unknown>();
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (sameJson(before[key], after[key])) continue;
    changes.set(key, key in after ? memberChange(before[key], after[key]) : null);
  }
  return Object.fromEntries(changes);
}

function without(members: Members, key: string): Members {
  return Object.fromEntries(Object.entries(members).filter(([name]) => name !== key));
}

/** Whether two values are the same, in whatever order their members stand. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((it, at) => sameJson(it, b[at]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}
