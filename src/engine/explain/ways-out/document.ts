import type { DocumentEdit } from '../../../frame/ways-out';
import { isRecord } from '../../../lib/is-record';
import type { JsonPath } from '../../../scenario/path';

/** A scenario's document as a value: what it was read from, and with edits made. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** What stands at a path; undefined where there is no such place. */
export function valueAt(document: JsonObject, path: JsonPath): unknown {
  return path.reduce<unknown>((value, key) => childAt(value, key), document);
}

/** The document with the edits, made in order; the one that was given stays as it is. */
export function withEdits(document: JsonObject, edits: readonly DocumentEdit[]): JsonObject {
  return edits.reduce<JsonObject>((edited, edit) => {
    const whole = changed(edited, edit.path, edit);
    return isRecord(whole) ? whole : edited;
  }, document);
}

/** Edits in an order in which no path is out of date when its turn comes: values, then what goes, from the end of its list, then what is put in. */
export function inOrder(edits: readonly DocumentEdit[]): DocumentEdit[] {
  const turn = ({ value, insert = false }: DocumentEdit) => (insert ? 2 : value === undefined ? 1 : 0);
  return [...edits].sort((a, b) => turn(a) - turn(b) || (turn(a) === 0 ? 0 : positionOf(b) - positionOf(a)));
}

function positionOf({ path }: DocumentEdit): number {
  const last = path.at(-1);
  return typeof last === 'number' ? last : -1;
}

function changed(at: unknown, [key, ...rest]: JsonPath, edit: DocumentEdit): unknown {
  if (key === undefined) return edit.value;
  if (typeof key === 'number') return changedList(Array.isArray(at) ? (at as unknown[]) : [], key, rest, edit);
  const members: Record<string, unknown> = isRecord(at) ? { ...at } : {};
  if (rest.length === 0 && edit.value === undefined) delete members[key];
  else members[key] = changed(members[key], rest, edit);
  return members;
}

function changedList(list: readonly unknown[], index: number, rest: JsonPath, edit: DocumentEdit): unknown[] {
  if (rest.length > 0 || (edit.value !== undefined && edit.insert !== true))
    return index < list.length
      ? list.with(index, changed(list[index], rest, edit))
      : [...list, changed(undefined, rest, edit)];
  return edit.value === undefined ? list.toSpliced(index, 1) : list.toSpliced(index, 0, edit.value);
}

function childAt(value: unknown, key: string | number): unknown {
  if (typeof key === 'number') return Array.isArray(value) ? (value as unknown[])[key] : undefined;
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
