import { isRecord } from '../../lib/is-record';
import type { Choice } from './controls/text-field';
import { listAt, textOf, valueAt } from './form-document';

/** The task definitions of a document, as its other parts refer to them. */

/** A pasted definition may stand in the wrapper of `describe-task-definition`. */
export function unwrapped(entry: unknown): unknown {
  return isRecord(entry) && isRecord(entry['taskDefinition']) ? entry['taskDefinition'] : entry;
}

export interface NamedDefinition {
  readonly family: string;
  readonly revision: number;
  readonly definition: unknown;
}

/** The definitions in order, each with its revision: the nth of a family is its nth, unless it carries another itself. */
export function definitionsIn(document: unknown): NamedDefinition[] {
  const counts = new Map<string, number>();
  return listAt(document, ['taskDefinitions']).map((entry) => {
    const definition = unwrapped(entry);
    const family = textOf(valueAt(definition, ['family']));
    const own = valueAt(definition, ['revision']);
    const revision = typeof own === 'number' ? own : (counts.get(family) ?? 0) + 1;
    counts.set(family, Math.max(revision, counts.get(family) ?? 0));
    return { family, revision, definition };
  });
}

/** Every way to refer to a definition: its family, which means its newest revision, and, where there are several, each revision. */
export function definitionNames(document: unknown): Choice[] {
  const definitions = definitionsIn(document);
  const families = [...new Set(definitions.map(({ family }) => family))];
  return families.flatMap((family) => {
    const revisions = definitions.filter((definition) => definition.family === family);
    if (revisions.length === 1) return [{ value: family }];
    return [
      { value: family, note: `${family} (newest)` },
      ...revisions.map(({ revision }) => ({ value: `${family}:${revision}` })),
    ];
  });
}

/** The definition that a family, `family:revision` or ARN means; undefined where there is none. */
export function definitionOf(document: unknown, reference: string): unknown {
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  const definitions = definitionsIn(document);
  const exact = definitions.find(({ family, revision }) => `${family}:${revision}` === name);
  const newest = definitions.filter(({ family }) => family === name).sort((a, b) => b.revision - a.revision)[0];
  return (exact ?? newest)?.definition;
}
