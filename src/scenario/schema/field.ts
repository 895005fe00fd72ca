import * as z from 'zod/mini';

/**
 * The words in which the schema of the document and of AWS inputs is written. A schema says types and names only where the scenario
 * itself would be wrong; what ECS refuses when the request is made (an unknown strategy, a count out of range) is described here for
 * the editor and judged in `refusal/`, because a run records such a refusal instead of failing.
 */

/** What hovers, completions and the JSON schema show of a field. */
export interface FieldNotes {
  /** Markdown-free sentence or two: what it is, its unit, its limits. */
  readonly description: string;
  readonly examples?: readonly unknown[];
  /** What holds where the field is left out. Shown, never applied by the schema. */
  readonly default?: unknown;
  /** Values that ECS takes; others are ECS's to refuse. */
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly [key: string]: unknown;
}

/** Notes by schema, read by `json-schema.ts`. */
export const fieldNotes = z.registry<FieldNotes>();

type Schema = z.ZodMiniType;
type MoreNotes = Omit<FieldNotes, 'description'>;

/** An optional field with its notes. */
export function field<S extends Schema>(
  schema: S,
  description: string,
  more: MoreNotes = {},
): z.ZodMiniExactOptional<S> {
  const optional = z.exactOptional(schema);
  fieldNotes.add(optional, { description, ...more });
  return optional;
}

/** A field without which the document cannot be understood. */
export function required<S extends Schema>(schema: S, description: string, more: MoreNotes = {}): S {
  // A schema may stand for several fields: each has notes of its own.
  const copy: S = schema.clone(schema._zod.def, { parent: true });
  fieldNotes.add(copy, { description, ...more });
  return copy;
}

/**
 * A text of which ECS knows a few values. Any text passes: an unknown one is refused by ECS when the request is made, with its own error,
 * so the type promises no more than what a checked request holds.
 */
export function word<const W extends readonly string[]>(_words: W): z.ZodMiniType<W[number]> {
  return z.string();
}

/** A field that takes one of ECS's words. */
export function wordField<const W extends readonly string[]>(
  words: W,
  description: string,
  more: MoreNotes = {},
): z.ZodMiniExactOptional<z.ZodMiniType<W[number]>> {
  return field(word(words), description, { enum: words, ...more });
}

/** A field that is kept and round-trips, and whose content nobody looks into. */
export function opaque(description: string): z.ZodMiniExactOptional<z.ZodMiniUnknown> {
  return field(z.unknown(), description);
}

export const texts = z.array(z.string());
/** Any JSON object. */
export const anyObject = z.record(z.string(), z.unknown());
/** A duration or a moment in simulated seconds, from 0 to some thirty years. */
export const seconds = z.number().check(z.gte(0), z.lte(1_000_000_000));
export const count = z.int().check(z.gte(1));
/** An amount that typed columns of 32 bits hold. */
export const wholeNumber = z.int().check(z.gte(0), z.lte(1_000_000_000));
