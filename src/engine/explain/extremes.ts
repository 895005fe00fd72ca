/** The least and the most of a list of any length: as arguments of `Math.min`, a list of a large fleet is more than the stack takes. */

/** Infinity of an empty list. */
export function least(values: readonly number[]): number {
  return values.reduce((known, value) => Math.min(known, value), Infinity);
}

/** -Infinity of an empty list. */
export function most(values: readonly number[]): number {
  return values.reduce((known, value) => Math.max(known, value), -Infinity);
}
