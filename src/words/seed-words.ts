import type { Measures } from '../frame/measures';
import type { MeasureLine } from './measure-words';
import { clock, count, inWords, listOf, number } from './prose';

/** A scenario under many seeds, in sentences. */

/** `8 to 12, half of them 9 to 11`: how a measure is distributed over the runs. */
export function distributionWords(line: MeasureLine, runs: readonly Measures[]): string {
  const sorted = runs.toSorted((a, b) => (line.value(a) ?? -1) - (line.value(b) ?? -1));
  const figureAt = (share: number): string => {
    const at = sorted[Math.round((sorted.length - 1) * share)];
    return at ? line.figure(at) : '–';
  };
  const [least, most] = [figureAt(0), figureAt(1)];
  if (least === most) return least;
  const [lower, upper] = [figureAt(0.25), figureAt(0.75)];
  return `${least} to ${most}, ${lower === upper ? `half of them ${lower}` : `half of them ${lower} to ${upper}`}`;
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
