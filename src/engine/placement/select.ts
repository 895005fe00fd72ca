import type { RandomStream } from '../../lib/random';
import { drawIndex } from '../../lib/random';

/** What is left of the fleet, as instance or task indexes in ascending order. The array is longer than `count`, and reused. */
export interface Candidates {
  readonly members: Int32Array;
  count: number;
}

/**
 * Keeps the candidates with the lowest score, in their order, and answers with that score.
 * @param scores one per candidate, by position; there is at least one candidate
 */
export function keepLowest(candidates: Candidates, scores: Int32Array): number {
  const { members, count } = candidates;
  let lowest = Number.POSITIVE_INFINITY;
  for (let at = 0; at < count; at++) lowest = Math.min(lowest, scores[at] ?? 0);
  let kept = 0;
  for (let at = 0; at < count; at++) {
    if (scores[at] === lowest) members[kept++] = members[at] ?? 0;
  }
  candidates.count = kept;
  return lowest;
}

/** Keeps one candidate, drawn uniformly. There is at least one. */
export function keepDrawn(candidates: Candidates, random: RandomStream): void {
  candidates.members[0] = candidates.members[drawIndex(random, candidates.count)] ?? 0;
  candidates.count = 1;
}
