import { isRecord } from '../../lib/is-record';
import { NAME_OF_ENTRY, indexOfEntry, unwrapped } from '../../scenario/compare/named-lists';
import type { Members } from '../../scenario/compare/named-lists';
import { applyPatch } from '../../scenario/compare/patch';
import type { Patch } from '../../scenario/compare/patch';

/** What worlds side by side do not have in common: a part of the scenario that a patch speaks of, with what each world has there. */
export interface Varying {
  /** In a patch: `['services', 'web', 'placementStrategy']`, `['seed']`; of a nested object all that is in it. */
  readonly path: readonly string[];
  /** By world; undefined where there is nothing. */
  readonly values: readonly unknown[];
}

/** The parts that differ, in the order in which the patches name them. A part that is named and is the same in all worlds is none. */
export function varyingParts(document: Members, patches: readonly Patch[]): Varying[] {
  const paths = new Map<string, readonly string[]>();
  for (const patch of patches) for (const path of partsOf(patch)) paths.set(JSON.stringify(path), path);
  const documents = patches.map((patch) => applyPatch(document, patch).document);
  return [...paths.values()]
    .map((path) => ({ path, values: documents.map((patched) => valueAt(patched, path)) }))
    .filter(({ values }) => values.some((value) => JSON.stringify(value) !== JSON.stringify(values[0])));
}

function* partsOf(patch: Patch): Generator<readonly string[]> {
  for (const [key, value] of Object.entries(patch)) {
    if (!isRecord(value)) yield [key];
    else {
      for (const [name, part] of Object.entries(value)) {
        if (!NAME_OF_ENTRY.has(key) || !isRecord(part)) yield [key, name];
        else for (const field of Object.keys(part)) yield [key, name, field];
      }
    }
  }
}

function valueAt(document: Members, [key = '', name, field]: readonly string[]): unknown {
  const value = document[key];
  if (name === undefined) return value;
  if (!Array.isArray(value)) return isRecord(value) ? value[name] : undefined;
  const entry = unwrapped(key, value[indexOfEntry(key, value, name)]);
  return field === undefined ? (entry ?? undefined) : entry?.[field];
}

/** Parts that have the same values in every world and the same field, such as the strategies of several services: told once. */
export interface VaryingGroup {
  readonly paths: readonly (readonly string[])[];
  readonly values: readonly unknown[];
}

export function varyingGroups(parts: readonly Varying[]): VaryingGroup[] {
  const groups = new Map<string, { paths: (readonly string[])[]; values: readonly unknown[] }>();
  for (const { path, values } of parts) {
    const key = path.length === 3 ? JSON.stringify([path[0], path[2], values]) : JSON.stringify(path);
    const group = groups.get(key);
    if (group) group.paths.push(path);
    else groups.set(key, { paths: [path], values });
  }
  return [...groups.values()];
}
