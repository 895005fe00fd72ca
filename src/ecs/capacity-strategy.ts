import type { CapacityProviderStrategyItem } from './service';

/** How a strategy shares tasks out between capacity providers. Source: services-and-capacity 4.1 and 4.2. */

/** One provider of a strategy: what goes to it first, and its share of the rest. */
export interface ProviderShare {
  readonly base: number;
  readonly weight: number;
}

/** The shares of a strategy. A single provider takes everything, whatever its weight (assumption `single-provider-weight`). */
export function sharesOf(strategy: readonly CapacityProviderStrategyItem[]): ProviderShare[] {
  return strategy.map(({ base = 0, weight = 0 }) => ({ base, weight: strategy.length === 1 ? 1 : weight }));
}

/**
 * The provider (position in the strategy) of the next task: first the base, then whichever is furthest behind its share, the first of equals.
 * @param counts tasks that each provider has, by position
 * @returns -1 where there is no provider
 */
export function nextProvider(shares: readonly ProviderShare[], counts: readonly number[]): number {
  let total = 0;
  let weights = 0;
  for (let at = 0; at < shares.length; at++) {
    const { base, weight } = shares[at] ?? NOTHING;
    const count = counts[at] ?? 0;
    if (count < base) return at;
    total += count - base;
    weights += weight;
  }
  let found = -1;
  let furthest = -Infinity;
  for (let at = 0; at < shares.length; at++) {
    const { base, weight } = shares[at] ?? NOTHING;
    if (weight === 0) continue;
    const behind = weight * (total + 1) - ((counts[at] ?? 0) - base) * weights;
    if (behind > furthest) [found, furthest] = [at, behind];
  }
  return found;
}

/**
 * The provider that gives up a task first: whichever is furthest beyond its share, the last of equals; the base goes last. Tasks that are on none of
 * the strategy's providers are nobody's share: a position beyond the strategy's stands for those.
 * @param counts tasks by position
 * @param free how many of them may go at all; left out, all
 * @returns -1 where there is none
 */
export function providerToLeave(
  shares: readonly ProviderShare[],
  counts: readonly number[],
  free: readonly number[] = counts,
): number {
  const beyond = counts.map((count, at) => Math.max(0, count - (shares[at]?.base ?? 0)));
  const total = beyond.reduce((sum, count) => sum + count, 0);
  const weights = shares.reduce((sum, { weight }) => sum + weight, 0);
  let found = -1;
  let furthest = -Infinity;
  for (const [at, count] of beyond.entries()) {
    const ahead = count * weights - (shares[at]?.weight ?? 0) * total;
    if (count > 0 && (free[at] ?? 0) > 0 && ahead >= furthest) [found, furthest] = [at, ahead];
  }
  return found >= 0 ? found : free.findLastIndex((count) => count > 0);
}

const NOTHING: ProviderShare = { base: 0, weight: 0 };
