import type { Round } from './recorder';

/** What the strategies said of one candidate: an instance, or a task that may be stopped. */
export interface Ranked {
  /** One value per strategy that it reached, null where the strategy draws. */
  readonly scores: readonly (number | null)[];
  /** From 1: by the scores, one strategy after the other, and then in their own order. */
  readonly rank: number;
}

/**
 * Ranks the candidates that reached the strategies. A draw puts the drawn one before the others.
 * @param eligible in the order that decides among equals
 */
export function rankOf(
  eligible: readonly number[],
  rounds: readonly Pick<Round, 'reached' | 'scores' | 'kept'>[],
): Map<number, Ranked> {
  const scores = new Map<number, (number | null)[]>(eligible.map((instance) => [instance, []]));
  /** What is compared: the scores, and for a draw whether it was somebody else who was drawn. */
  const keys = new Map<number, number[]>(eligible.map((instance) => [instance, []]));
  for (const round of rounds) {
    const kept = new Set(round.kept);
    round.reached.forEach((instance, at) => {
      scores.get(instance)?.push(round.scores?.[at] ?? null);
      keys.get(instance)?.push(round.scores?.[at] ?? (kept.has(instance) ? 0 : 1));
    });
  }
  const order = [...eligible].sort((a, b) => compare(keys.get(a) ?? [], keys.get(b) ?? []));
  return new Map(order.map((instance, at) => [instance, { scores: scores.get(instance) ?? [], rank: at + 1 }]));
}

/** Place by place; those that are equal so far have gone equally far. */
function compare(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((value, at) => value !== b[at]);
  return differs === -1 ? 0 : (a[differs] ?? 0) - (b[differs] ?? 0);
}
