import { isRecord } from '../../lib/is-record';
import { jsonSchema, SCHEMA_KINDS } from '../../scenario/json-schema/json-schema';

/**
 * JSON schemas for completion and hover text. What they find wrong is not shown: the check of the document says it once, with ECS's words, and takes what
 * a schema cannot know for wrong.
 */

interface NamedSchema {
  /** Of the part of the document that it describes; models of such parts end in `.KIND.json`. */
  readonly kind: string;
  readonly schema: unknown;
}

export function editorSchemas(): NamedSchema[] {
  const parts = SCHEMA_KINDS.map((kind) => ({ kind, schema: jsonSchema(kind) }));
  const { properties } = jsonSchema('scenario');
  const known: ReadonlySet<string> = new Set(SCHEMA_KINDS);
  // Every other member of the document is shown under its own name.
  const others = Object.entries(isRecord(properties) ? properties : {}).flatMap(([kind, schema]) =>
    isRecord(schema) && !known.has(kind) ? [{ kind, schema }] : [],
  );
  return [...parts, ...others].map(({ kind, schema }) => ({ kind, schema: withoutExpressionExamples(schema) }));
}

/** Expressions are completed by their own language; a schema's examples would stand in between. */
function withoutExpressionExamples(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutExpressionExamples(item, name));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([key]) => name !== 'expression' || key !== 'examples');
  return Object.fromEntries(entries.map(([key, member]) => [key, withoutExpressionExamples(member, key)]));
}
