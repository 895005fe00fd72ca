/** Lengths of the bars of one row of the scoreboard, as shares of the longest there may be. */

/**
 * All of a row on one scale from zero, so that lengths compare; null where there is no bar: nothing to compare, or something that has not come
 * (Infinity).
 */
export function barShares(values: readonly (number | null)[]): readonly (number | null)[] {
  const most = Math.max(0, ...values.filter((value) => value !== null && Number.isFinite(value)).map(Number));
  return values.map((value) => (value === null || !Number.isFinite(value) ? null : most === 0 ? 0 : value / most));
}
