import type { PlacementStrategy } from '../../../ecs/placement';
import type { RandomStream } from '../../../lib/random';
import { drawIndex } from '../../../lib/random';
import { keepListed, keepOnly, listOf, nthOf } from '../remaining';
import type { Remaining } from '../remaining';
import { keepDrawn, keepLowest } from '../select';
import type { Candidates } from '../select';
import { STRATEGIES } from './strategies';
import type { PlacementView, ScoringStrategy, StrategyView } from './strategy';

/**
 * A chain of strategies at work: each keeps the best of what the one before it left. It draws once at most: after the first draw there is
 * nothing left to choose.
 */

/**
 * Narrows what remains to the best, the short way.
 * @param remaining at least one instance
 * @param left receives the number of instances left after each rule
 * @returns among how many the choice was made in the end: by the draw where there was one, else what is left; 1 for no tie
 */
export function keepBestOfChain(
  view: PlacementView,
  chain: readonly PlacementStrategy[],
  remaining: Remaining,
  random: RandomStream,
  left: Int32Array,
): number {
  let drawnFrom = 0;
  let rule = 0;
  for (const { type, field = '' } of chain) {
    const strategy = STRATEGIES[type];
    if (strategy.kind === 'draws') {
      if (drawnFrom === 0) {
        drawnFrom = remaining.count;
        keepOnly(remaining, nthOf(remaining, drawIndex(random, drawnFrom)));
      }
    } else if (remaining.count > 1 && !strategy.keepBest?.(view, field, remaining)) {
      keepLowestScores(view, strategy, field, remaining);
    }
    left[rule++] = remaining.count;
  }
  return drawnFrom > 0 ? drawnFrom : remaining.count;
}

/** The long way: a score for each. */
function keepLowestScores(view: PlacementView, strategy: ScoringStrategy, field: string, remaining: Remaining): void {
  const { members, scores } = view.cache;
  const list: Candidates = { members, count: listOf(remaining, members) };
  strategy.scoreToPlace(view, field, list, scores);
  keepLowest(list, scores);
  keepListed(remaining, members, list.count);
}

/**
 * Applies one rule to a list of candidates, instances (`place`) or tasks (`stop`), of which there is at least one, score by score.
 * @param scores room for a score per candidate; holds them afterwards
 */
export function applyStrategy(
  view: StrategyView,
  { type, field = '' }: PlacementStrategy,
  purpose: 'place' | 'stop',
  candidates: Candidates,
  random: RandomStream,
  scores: Int32Array,
): void {
  const strategy = STRATEGIES[type];
  if (strategy.kind === 'draws') return keepDrawn(candidates, random);
  if (purpose === 'place') strategy.scoreToPlace(view, field, candidates, scores);
  else strategy.scoreToStop(view, field, candidates, scores);
  keepLowest(candidates, scores);
}
