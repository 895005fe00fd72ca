import type { PlacementStrategy } from '../../ecs/placement';
import { parseStepName } from '../strategy-words';

/** What a strategy tells of one candidate, an instance or a task. */
interface Scored {
  readonly scores?: readonly (number | null)[];
  readonly values?: readonly (string | null)[];
}

/** One strategy at work: who reached it, and who stayed. */
export interface Round<C> {
  /** Position among the explanation's steps, and among the strategies. */
  readonly step: number;
  readonly index: number;
  readonly strategy: PlacementStrategy;
  readonly best: number | null;
  readonly reached: readonly C[];
  readonly kept: readonly C[];
}

/** What rounds are read from: an explanation's steps and candidates, and whom a draw fell on. */
export interface Contest<C> {
  readonly steps: readonly { readonly step: string; readonly best?: number | null }[];
  readonly candidates: readonly C[];
  readonly isChosen: (candidate: C) => boolean;
}

/** Every strategy at work, in order. */
export function roundsOf<C extends Scored>(contest: Contest<C>): Round<C>[] {
  return contest.steps.flatMap((_, step) => roundAt(contest, step) ?? []);
}

/** The strategy at a step; null where that is none. A candidate has a score for each strategy that it reached. */
export function roundAt<C extends Scored>({ steps, candidates, isChosen }: Contest<C>, step: number): Round<C> | null {
  const { step: name = '', best = null } = steps[step] ?? {};
  const strategy = parseStepName(name);
  if (strategy === null) return null;
  const index = step - firstRound(steps);
  const reached = candidates.filter(({ scores = [] }) => scores.length > index);
  const kept = best === null ? reached.filter(isChosen) : reached.filter(({ scores }) => scores?.[index] === best);
  return { step, index, strategy, best, reached, kept };
}

/** The round that left a candidate out; null where none did, or it never came so far. */
export function lostRound<C extends Scored>(contest: Contest<C>, candidate: C): Round<C> | null {
  const last = roundAt(contest, firstRound(contest.steps) + (candidate.scores?.length ?? 0) - 1);
  return last?.kept.includes(candidate) === false ? last : null;
}

/** Strategies come after all other steps. */
function firstRound(steps: Contest<unknown>['steps']): number {
  return steps.findIndex(({ step }) => parseStepName(step) !== null);
}

/** Scores of those who reached a round, best first, each once, with the values of those who have it. */
export function levelsOf<C extends Scored>({ index, reached }: Round<C>, highestFirst = false): Level<C>[] {
  const levels = new Map<number, C[]>();
  for (const candidate of reached) {
    const score = candidate.scores?.[index] ?? 0;
    const level = levels.get(score);
    if (level) level.push(candidate);
    else levels.set(score, [candidate]);
  }
  return [...levels].sort(([a], [b]) => (highestFirst ? b - a : a - b)).map(([score, members]) => ({ score, members }));
}

export interface Level<C> {
  readonly score: number;
  readonly members: readonly C[];
}
