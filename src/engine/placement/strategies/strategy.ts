import type { GroupState, World } from '../../world';
import type { PlacementCache } from '../cache';
import type { Eligibility } from '../memory/eligibility';
import type { Remaining } from '../remaining';
import type { Candidates } from '../select';

/** What a strategy may look at. */
export interface StrategyView {
  readonly world: World;
  readonly cache: PlacementCache;
  /** The task group whose live tasks count: index in `World.groups`. */
  readonly group: number;
}

/** What a strategy may look at when a task is placed. */
export interface PlacementView extends StrategyView {
  /** Which instances can take the task. */
  readonly eligibility: Eligibility;
  /** Those with its tasks are left out, by `distinctInstance`; null without. */
  readonly apartFrom: GroupState | null;
}

/**
 * One kind of strategy. A strategy is a filter: it keeps the best candidates and hands them on; a later one sees only the
 * ties of those before it (placement-and-lifecycle 2.2).
 *
 * `scores`: it gives every candidate a number, and the lowest are kept. `draws`: one is kept, drawn uniformly.
 */
export type Strategy = ScoringStrategy | { readonly kind: 'draws' };

export interface ScoringStrategy {
  readonly kind: 'scores';
  /**
   * The rule, for a task to be placed: writes the score of candidate `k`, an instance index, to `scores[k]`.
   * @param field of the rule in force
   */
  scoreToPlace(view: StrategyView, field: string, candidates: Candidates, scores: Int32Array): void;
  /** The rule, for a task to be stopped (2.4): writes the score of candidate `k`, a task index, to `scores[k]`. Lowest stops first. */
  scoreToStop(view: StrategyView, field: string, candidates: Candidates, scores: Int32Array): void;
  /**
   * A short cut to what `scoreToPlace` leads to, from what the cache remembers: keeps of what remains, more than one instance, those with the lowest
   * score. False, nothing done, where it would be no shorter. A strategy without one is as right, and slower.
   */
  keepBest?(view: PlacementView, field: string, remaining: Remaining): boolean;
}
