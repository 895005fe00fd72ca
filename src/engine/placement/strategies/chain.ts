import type { PlacementStrategy } from '../../../ecs/placement';
import type { RandomStream } from '../../../lib/random';
import type { Candidates } from '../select';
import { keepDrawn, keepLowest } from '../select';
import { STRATEGIES } from './strategies';
import type { StrategyView } from './strategy';

/**
 * Applies a chain of strategies to candidates, instances (`place`) or tasks (`stop`), of which there is at least one.
 * The chain draws once at most: after the first draw there is nothing left to choose.
 *
 * @param left receives the number of candidates left after each rule
 * @param scores room for a score per candidate
 * @returns among how many the tie was broken in the end: by the draw where there was one, else what is left; 1 for no tie
 */
export function applyStrategies(
  view: StrategyView,
  chain: readonly PlacementStrategy[],
  purpose: 'place' | 'stop',
  candidates: Candidates,
  random: RandomStream,
  left: Int32Array,
  scores: Int32Array = view.cache.scores,
): number {
  let drawnFrom = 0;
  chain.forEach(({ type, field = '' }, rule) => {
    const strategy = STRATEGIES[type];
    if (strategy.kind === 'draws') {
      if (drawnFrom === 0) {
        drawnFrom = candidates.count;
        keepDrawn(candidates, random);
      }
    } else {
      if (purpose === 'place') strategy.scoreToPlace(view, field, candidates, scores);
      else strategy.scoreToStop(view, field, candidates, scores);
      keepLowest(candidates, scores);
    }
    left[rule] = candidates.count;
  });
  return drawnFrom > 0 ? drawnFrom : candidates.count;
}
