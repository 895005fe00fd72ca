import type { Scale } from './fix';

/** What works, and what came of it. */
export interface Found<T> {
  readonly amount: number;
  readonly found: T;
}

/** Whether an amount is enough: what came of it, null where it is not. */
export type TryAmount<T> = (amount: number) => Generator<undefined, T | null, undefined>;

/**
 * The smallest amount that is enough; null where none is found. In a world that has changed from its start more is not always better: what is found is
 * enough while one less is not, and, where that can be afforded, no smaller amount is (assumption `way-out-amount`).
 * @param affords whether all the smaller ones, so many, can be tried
 */
export function* smallest<T>(
  { amount, most, steps }: Scale,
  works: TryAmount<T>,
  affords: (tries: number) => boolean,
): Generator<undefined, Found<T> | null, undefined> {
  const known = new Map<number, T | null>();
  function* isEnough(tried: number): Generator<undefined, T | null, undefined> {
    if (!known.has(tried)) known.set(tried, yield* works(tried));
    return known.get(tried) ?? null;
  }
  let tooLittle = 0;
  let best: Found<T> | null = null;
  for (const tried of likely(amount, most, steps)) {
    const found = yield* isEnough(tried);
    if (found !== null) {
      best = { amount: tried, found };
      break;
    }
    tooLittle = tried;
  }
  while (best !== null && best.amount - tooLittle > 1) {
    // Where one less is not enough, the steps have been right.
    const isFirst: boolean = !known.has(best.amount - 1);
    const tried: number = isFirst ? best.amount - 1 : Math.floor((tooLittle + best.amount) / 2);
    const found = yield* isEnough(tried);
    if (found !== null) best = { amount: tried, found };
    else tooLittle = tried;
  }
  if (best === null || !affords(best.amount - known.size)) return best;
  for (let tried = 1; tried < best.amount; tried++) {
    const found = yield* isEnough(tried);
    if (found !== null) return { amount: tried, found };
  }
  return best;
}

/** Amounts at which more fits, and the one that is enough if nothing else changes, then ever larger ones, up to the most. */
function likely(amount: number, most: number, steps: readonly number[]): number[] {
  const first = [...new Set([...steps, amount])].filter((step) => step > 0 && step <= most).sort((a, b) => a - b);
  const larger: number[] = [];
  for (let next = amount * 2; next < most; next *= 2) larger.push(next);
  return [...new Set([...first, ...larger, most])];
}
