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

/** The rounds of an explanation, from its steps and the scores of its candidates. `isChosen` says whom a draw fell on. */
export function roundsOf<C extends Scored>(
  steps: readonly { readonly step: string; readonly best?: number | null }[],
  candidates: readonly C[],
  isChosen: (candidate: C) => boolean,
): Round<C>[] {
  const rounds: Round<C>[] = [];
  steps.forEach(({ step: name, best = null }, step) => {
    const strategy = parseStepName(name);
    if (strategy === null) return;
    const index = rounds.length;
    const reached = rounds.at(-1)?.kept ?? candidates.filter(({ scores }) => scores !== undefined);
    const kept =
      best === null
        ? reached.length < 2
          ? reached
          : reached.filter(isChosen)
        : reached.filter(({ scores }) => scores?.[index] === best);
    rounds.push({ step, index, strategy, best, reached, kept });
  });
  return rounds;
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
