import { createContext, useContext } from 'react';
import { setValue } from '../../scenario/edit';
import { isRecord } from '../../lib/is-record';
import { formatPath } from '../../scenario/path';
import type { JsonPath } from '../../scenario/path';
import type { Problem } from '../../scenario/problem';

/** One change of the document: a value at a path; `undefined` takes away what is there. */
export interface Change {
  readonly path: JsonPath;
  readonly value: unknown;
}

/** The document as a form's fields see it. */
export interface FormDocument {
  /** The document's value, as far as its text could be read. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** The present moment of the run in simulated seconds, where there is one. */
  readonly now: number | null;
  /** Makes changes as one edit. The label says what was changed; one that begins with `type` tells a run of typing. */
  readonly edit: (changes: readonly Change[], label: string) => void;
}

export const FormContext = createContext<FormDocument | null>(null);

export function useForm(): FormDocument {
  const form = useContext(FormContext);
  if (form === null) throw new Error('a field was rendered outside of <FormPanel>');
  return form;
}

/** The text with the changes made, one after the other. */
export function withChanges(text: string, changes: readonly Change[]): string {
  return changes.reduce((edited, { path, value }) => setValue(edited, path, value), text);
}

/** The value at a path; undefined where there is none. */
export function valueAt(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>((inside, key) => {
    if (typeof key === 'number') return Array.isArray(inside) ? (inside[key] as unknown) : undefined;
    return isRecord(inside) && Object.hasOwn(inside, key) ? inside[key] : undefined;
  }, value);
}

/** The list at a path; none where there is something else. */
export function listAt(value: unknown, path: JsonPath): readonly unknown[] {
  const list = valueAt(value, path);
  return Array.isArray(list) ? list : [];
}

/** What a field shows of a value: a number or a truth value as its letters. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The texts of a list, without repetition. */
export function texts(values: readonly unknown[]): string[] {
  return [...new Set(values.filter((value) => typeof value === 'string' && value !== ''))] as string[];
}

/**
 * What is wrong with the value at a path. `deep`: or with anything in it. Not what is merely good to know: the list of problems has that.
 */
export function problemsAt(problems: readonly Problem[], path: JsonPath, deep = false): Problem[] {
  const own = formatPath(path);
  return problems.filter(
    (problem) => problem.severity !== 'info' && (problem.path === own || (deep && isWithin(problem.path, own))),
  );
}

function isWithin(path: string, outer: string): boolean {
  return path.startsWith(outer) && /^[.[]/.test(path.slice(outer.length));
}
