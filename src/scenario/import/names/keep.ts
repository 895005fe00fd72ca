import { isRecord } from '../../../lib/is-record';

/**
 * A description of what may stay of a value: what is not named goes. So nothing survives by being forgotten.
 * A function answers with what takes the place of a value, undefined for nothing.
 */
export type Keep = ((value: unknown) => unknown) | { readonly [key: string]: Keep } | readonly [Keep];

/** A value as far as it may stay. */
export function keepOnly(value: unknown, keep: Keep): unknown {
  if (typeof keep === 'function') return keep(value);
  if (isList(keep)) {
    if (!Array.isArray(value)) return undefined;
    const items = value.map((item) => keepOnly(item, keep[0])).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (!isRecord(value)) return undefined;
  // In the order of the original, which is the order in which ECS prints them.
  const members = Object.entries(value).flatMap(([key, member]) => {
    const rule = Object.hasOwn(keep, key) ? keep[key] : undefined;
    const kept = rule === undefined ? undefined : keepOnly(member, rule);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

function isList(keep: Keep): keep is readonly [Keep] {
  return Array.isArray(keep);
}

export const number: Keep = (value) => (typeof value === 'number' ? value : undefined);
export const boolean: Keep = (value) => (typeof value === 'boolean' ? value : undefined);
/** A text that is a number, as ECS has sizes. */
export const digits: Keep = (value) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? value : undefined);

/** One of some words of AWS. */
export function oneOf(...words: readonly string[]): Keep {
  return (value) => (typeof value === 'string' && words.includes(value) ? value : undefined);
}

/** A text of which a shape is known that says nothing of the account, such as a zone or a version. */
export function like(shape: RegExp): Keep {
  return (value) => (typeof value === 'string' && shape.test(value) ? value : undefined);
}

/** A text, replaced. */
export function text(replace: (text: string) => unknown): Keep {
  return (value) => (typeof value === 'string' ? replace(value) : undefined);
}

export const ENABLED = oneOf('ENABLED', 'DISABLED');
export const ZONE = like(/^[a-z]{2,}(?:-[a-z0-9]+)+-\d[a-z]$/);
