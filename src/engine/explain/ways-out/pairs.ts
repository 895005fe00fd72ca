import { attempt, smallestAttempt } from './attempts';
import type { Attempt } from './attempts';
import type { Blockers } from './blockers';
import { bitsIn, fixesOf } from './finders';
import type { Fix, Scale } from './fix';
import type { Question } from './question';
import type { Trials } from './trials';

/** Two changes at once, for instances on which two things are in the way. */

/** Pairs that are tried, at most; and instances for each pair that are looked at for the smallest (assumption `way-out-limits`). */
const MOST_PAIRS = 6;
const MOST_INSTANCES = 40;

/** The smallest pair that helps; null where there is none that is smaller than so much. Where one of the two is enough after all, that one alone. */
export function* smallestPair(
  question: Question,
  trials: Trials,
  byBlockers: ReadonlyMap<Blockers, readonly number[]>,
  smallerThan: number,
): Generator<undefined, Attempt | null, undefined> {
  const candidates = [...byBlockers].flatMap(([blockers, instances]) => pairsFor(question, blockers, instances));
  const sizeOf = (pair: readonly Fix[]) => pair.reduce((sum, { size }) => sum + size, 0);
  const small = candidates.filter((pair) => sizeOf(pair) < smallerThan).sort((a, b) => sizeOf(a) - sizeOf(b));
  for (const pair of small.slice(0, MOST_PAIRS)) {
    const helps = yield* attempt(question, trials, pair);
    if (helps !== null) return yield* noMoreThanNeeded(question, trials, { fixes: pair, best: helps });
  }
  return null;
}

/** The smallest pair of fixes on any one of the instances, for each two ways of going about it. */
function pairsFor(question: Question, blockers: Blockers, instances: readonly number[]): Fix[][] {
  const [one, other, ...more] = bitsIn(blockers);
  if (one === undefined || other === undefined || more.length > 0) return [];
  const smallest = new Map<string, { readonly pair: Fix[]; readonly size: number }>();
  for (const instance of instances.slice(0, MOST_INSTANCES)) {
    for (const first of fixesOf(question, one, [instance])) {
      for (const second of fixesOf(question, other, [instance])) {
        const kinds = `${first.change.kind} ${second.change.kind}`;
        const size = first.size + second.size;
        if (size < (smallest.get(kinds)?.size ?? Infinity)) smallest.set(kinds, { pair: [first, second], size });
      }
    }
  }
  return [...smallest.values()].map(({ pair }) => pair);
}

/** Changes that help together. */
interface Helping {
  readonly fixes: readonly Fix[];
  readonly best: Attempt;
}

function* noMoreThanNeeded(
  question: Question,
  trials: Trials,
  helping: Helping,
): Generator<undefined, Attempt, undefined> {
  for (const fix of helping.fixes) {
    const alone = yield* smallestAttempt(question, trials, fix);
    if (alone !== null) return alone;
  }
  let lowered = helping;
  for (const [at, { scale }] of helping.fixes.entries())
    if (scale) lowered = yield* lower(question, trials, lowered, at, scale);
  return lowered.best;
}

/** One of the amounts lowered as far as the change still helps, the others staying as they are. */
function* lower(
  question: Question,
  trials: Trials,
  helping: Helping,
  at: number,
  scale: Scale,
): Generator<undefined, Helping, undefined> {
  let [lowest, enough, tooLittle] = [helping, scale.amount, 0];
  // Mostly it is needed as it is.
  for (let amount = enough - 1; enough - tooLittle > 1; amount = Math.floor((tooLittle + enough) / 2)) {
    const fixes = helping.fixes.with(at, scale.by(amount));
    const best = yield* attempt(question, trials, fixes);
    if (best === null) tooLittle = amount;
    else [lowest, enough] = [{ fixes, best }, amount];
  }
  return lowest;
}
