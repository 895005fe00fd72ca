import type { PlacementStrategy } from '../../../ecs/placement';
import { addBit, nextBit, nthBit } from '../../../lib/bitset';
import type { Bitset } from '../../../lib/bitset';
import type { RandomStream } from '../../../lib/random';
import { drawIndex } from '../../../lib/random';
import { keepDrawn, keepLowest } from '../select';
import type { Candidates } from '../select';
import { STRATEGIES } from './strategies';
import type { PlacementView, ScoringStrategy, StrategyView } from './strategy';

/**
 * A chain of strategies at work: each keeps the best of what the one before it left. It draws once at most: after the first draw there is
 * nothing left to choose.
 */

/**
 * Narrows a set of instances to the best, the short way.
 * @param count how many candidates there are: at least one
 * @param left receives the number of candidates left after each rule
 * @returns among how many the choice was made in the end: by the draw where there was one, else what is left; 1 for no tie
 */
export function keepBestOfChain(
  view: PlacementView,
  chain: readonly PlacementStrategy[],
  candidates: Bitset,
  count: number,
  random: RandomStream,
  left: Int32Array,
): number {
  let kept = count;
  let drawnFrom = 0;
  chain.forEach(({ type, field = '' }, rule) => {
    const strategy = STRATEGIES[type];
    if (strategy.kind === 'scores') {
      kept = strategy.keepBest?.(view, field, candidates, kept) ?? keepLowestScores(view, strategy, field, candidates);
    } else if (drawnFrom === 0) {
      drawnFrom = kept;
      keepDrawnBit(candidates, kept, random);
      kept = 1;
    }
    left[rule] = kept;
  });
  return drawnFrom > 0 ? drawnFrom : kept;
}

/** The long way: a score for each candidate. */
function keepLowestScores(view: PlacementView, strategy: ScoringStrategy, field: string, candidates: Bitset): number {
  const { members, scores } = view.cache;
  const list: Candidates = { members, count: 0 };
  for (let instance = nextBit(candidates, 0); instance !== -1; instance = nextBit(candidates, instance + 1)) {
    members[list.count++] = instance;
  }
  strategy.scoreToPlace(view, field, list, scores);
  keepLowest(list, scores);
  candidates.fill(0);
  for (let at = 0; at < list.count; at++) addBit(candidates, members[at] ?? 0);
  return list.count;
}

function keepDrawnBit(candidates: Bitset, count: number, random: RandomStream): void {
  const drawn = nthBit(candidates, drawIndex(random, count));
  candidates.fill(0);
  addBit(candidates, drawn);
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
