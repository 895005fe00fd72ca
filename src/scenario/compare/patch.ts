import { isRecord } from '../../lib/is-record';
import type { JsonPath } from '../path';
import { NAME_OF_ENTRY, indexOfEntry, unwrapped } from './named-lists';
import type { Members } from './named-lists';

/**
 * A patch of `view.compare`: a small change that makes another world of a scenario (scenario.md, `view.compare`). It is merged into the document:
 * objects member by member, `null` takes a member away, anything else (a list too) stands in the place of what was there. Services, task definitions,
 * container instances and capacity providers are named: `{"services": {"web": {"desiredCount": 6}}}`; a name that there is not adds an entry at the end.
 */
export type Patch = Members;

/** A document with a patch, and where its parts come from. */
export interface Patched {
  readonly document: Record<string, unknown>;
  readonly trace: (path: JsonPath) => Trace;
}

/** Where a part of a patched document is written. */
export interface Trace {
  /** In the document that was patched; null for what only the patch has. */
  readonly shared: JsonPath | null;
  /** In the patch; null for what the patch leaves alone. */
  readonly patch: JsonPath | null;
}

/** The document with the patch; neither of them changes. Never throws, whatever the two hold. */
export function applyPatch(document: Members, patch: Patch): Patched {
  const lists = new Map<string, PatchedList>();
  for (const [key, value] of Object.entries(patch)) {
    const entries = document[key] ?? [];
    if (NAME_OF_ENTRY.has(key) && isRecord(value) && Array.isArray(entries))
      lists.set(key, patchList(key, entries, value));
  }
  const merged = merge(document, patch, (key) => lists.get(key)?.entries);
  return {
    document: merged,
    trace: (path) => {
      const [key, index, ...rest] = path;
      const list = typeof key === 'string' ? lists.get(key) : undefined;
      if (list === undefined) return { shared: path, patch: depthIn(patch, path) ? path : null };
      if (key === undefined || typeof index !== 'number') return { shared: path, patch: null };
      return traceEntry(list, key, index, rest, patch);
    },
  };
}

/** A list of named entries after its patch, with where each entry comes from. */
interface PatchedList {
  readonly entries: readonly unknown[];
  readonly origins: readonly Origin[];
}

interface Origin {
  /** Its place in the list before; null for one that was added. */
  readonly index: number | null;
  /** Its name, where the patch names it. */
  readonly name: string | null;
}

function patchList(list: string, entries: readonly unknown[], patch: Members): PatchedList {
  const patched = new Map<number, unknown>();
  const names = new Map<number, string>();
  const added: { readonly name: string; readonly entry: unknown }[] = [];
  for (const [name, change] of Object.entries(patch)) {
    const index = indexOfEntry(list, entries, name);
    if (index >= 0) {
      patched.set(index, patchEntry(list, entries[index], change));
      names.set(index, name);
    } else if (change !== null) {
      const named = { [NAME_OF_ENTRY.get(list) ?? '']: name };
      added.push({ name, entry: isRecord(change) ? { ...named, ...merge({}, change) } : change });
    }
  }
  const all = [
    ...entries.map((entry, index) => ({
      entry: patched.has(index) ? patched.get(index) : entry,
      index,
      name: names.get(index) ?? null,
    })),
    ...added.map(({ name, entry }) => ({ entry, index: null, name })),
  ].filter(({ entry }) => entry !== undefined);
  return { entries: all.map(({ entry }) => entry), origins: all };
}

/** Undefined for an entry that the patch takes away. */
function patchEntry(list: string, entry: unknown, change: unknown): unknown {
  if (change === null) return undefined;
  const inner = unwrapped(list, entry);
  if (inner === null || !isRecord(change)) return change;
  const merged = merge(inner, change);
  return isRecord(entry) && inner !== entry ? { ...entry, taskDefinition: merged } : merged;
}

/** Members of both; those of the patch count. `special` has what stands for a member that is not simply merged. */
function merge(
  base: Members,
  patch: Patch,
  special: (key: string) => unknown = () => undefined,
): Record<string, unknown> {
  const members = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(patch)) {
    const before = members.get(key);
    if (value === null) members.delete(key);
    else members.set(key, special(key) ?? (isRecord(value) ? merge(isRecord(before) ? before : {}, value) : value));
  }
  // Made of entries, so that a member called __proto__ is a member.
  return Object.fromEntries(members);
}

function traceEntry(list: PatchedList, key: string | number, index: number, rest: JsonPath, patch: Patch): Trace {
  const origin = list.origins[index];
  if (origin === undefined) return { shared: null, patch: [key] };
  const shared = origin.index === null ? null : [key, origin.index, ...rest];
  if (origin.name === null) return { shared, patch: null };
  const changes = patch[key];
  const change = isRecord(changes) ? changes[origin.name] : undefined;
  // The wrapper of `describe-task-definition` is not in the patch.
  const inside = key === 'taskDefinitions' && rest[0] === 'taskDefinition' ? rest.slice(1) : rest;
  const isThere = shared === null || depthIn(change, inside);
  return { shared, patch: isThere ? [key, origin.name, ...inside] : null };
}

/** Whether a value of the patch has that part, or has something in the place of what would hold it. */
function depthIn(value: unknown, path: JsonPath): boolean {
  let inner = value;
  for (const segment of path) {
    if (!isRecord(inner)) return inner !== undefined;
    if (!Object.hasOwn(inner, segment)) return false;
    inner = inner[segment];
  }
  return true;
}
