import { listOf } from '../lib/english';
import type { Measures } from '../frame/measures';
import type { MeasureLine } from './measure-words';
import { clock, count, inWords, number } from './prose';

/** A scenario under many seeds, in sentences. */

/** So few outcomes are counted one by one. */
const FEW_FIGURES = 3;

/** How a measure is distributed over some runs: `4 in 122 runs, 5 in 78`, or `0 to 8, half of them 2 to 4`. */
export function distributionWords(line: MeasureLine, runs: readonly Measures[]): string {
  const sorted = runs.toSorted((a, b) => (line.value(a) ?? -1) - (line.value(b) ?? -1)).map(line.figure);
  const counts = new Map<string, number>();
  for (const figure of sorted) counts.set(figure, (counts.get(figure) ?? 0) + 1);
  const [only] = sorted;
  if (counts.size <= 1) return only ?? '–';
  if (counts.size <= FEW_FIGURES)
    return [...counts]
      .map(([figure, times], at) => `${figure} in ${at === 0 ? count(times, 'run') : number(times)}`)
      .join(', ');
  const figureAt = (share: number): string => sorted[Math.round((sorted.length - 1) * share)] ?? '';
  const [lower, upper] = [figureAt(0.25), figureAt(0.75)];
  return `${figureAt(0)} to ${figureAt(1)}, half of them ${lower === upper ? lower : `${lower} to ${upper}`}`;
}

/** What else decides: it is the same under every seed. */
const TIES = 'Ties are broken by the order of the instances, which no seed changes.';

/** Where one run says all. @param letters of the worlds in which nothing was drawn; empty for a single world */
export function nothingRandomWords(letters: readonly string[], untilMs: number): string {
  const where = letters.length === 0 ? 'in this scenario' : `in ${listOf(letters)}`;
  return `Nothing ${where} is random up to ${clock(untilMs)}: every seed comes out the same. ${TIES}`;
}

/** What can be made random. */
export const RANDOM_HINT =
  'The strategy random draws by the seed, and so does RunTask where no strategy is given. Let a service be placed by random to see how much luck there is.';

export function progressWords(done: number, total: number): string {
  return `${number(done)} of ${count(total, 'run')}`;
}

/** What was run. */
export function runWords(seeds: number, worlds: number, untilMs: number): string {
  const each = worlds > 1 ? `, in ${inWords(worlds)} worlds` : '';
  return `${count(seeds, 'seed')} run to ${clock(untilMs)}${each}.`;
}
