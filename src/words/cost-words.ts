import { COST_KINDS, HOURS_PER_MONTH } from '../ecs/cost-kinds';
import type { CostDetail } from '../frame/cost';
import { listOf } from '../lib/english';
import { COST_KIND_NAMES } from './cost-names';
import { clock, number } from './prose';

/** What a run costs, in words. Everything is an indicative list price, and says so. */

/** As many places as a small amount needs: `$0.0123`, `$0.58`, `$12.40`, `$1,240`. */
export function money(usd: number): string {
  if (usd === 0) return '$0';
  const size = Math.abs(usd);
  if (size >= 1_000) return `$${number(Math.round(usd))}`;
  if (size < 0.00005) return 'under $0.0001';
  return `$${usd.toFixed(size < 0.1 ? 4 : size < 1 ? 3 : 2)}`;
}

/** What has to stand beside every amount. */
export function priceNote(pricesAsOf: string): string {
  return `Indicative list price, ${pricesAsOf}: excludes transfer, load balancers, logs, IPv4.`;
}

/** An hour's rate over a month of 730 hours. */
export function perMonth(perHour: number): string {
  return money(perHour * HOURS_PER_MONTH);
}

/** What is paid for and by whom it is used: one or two sentences. */
export function costSentence({ perHour, byKind, wasted, strandedPerHour, idlePerHour }: CostDetail): string {
  if (perHour === 0) return 'Nothing runs that would cost anything.';
  const bought = COST_KINDS.filter((kind) => byKind[kind].perHour > 0);
  const kinds = bought.map((kind) => `${money(byKind[kind].perHour)} ${COST_KIND_NAMES[kind]}`);
  const [only] = bought;
  const all = bought.length === 1 && only ? `all ${COST_KIND_NAMES[only]}` : listOf(kinds);
  if (wasted.perHour === 0) return `${money(perHour)} an hour, ${all}: no room is paid for that no task has reserved.`;
  const stranded = strandedPerHour > 0 ? `, ${money(strandedPerHour)} of it where no task fits` : '';
  const idle = idlePerHour > 0 ? ` Idle instances are ${money(idlePerHour)} of the whole.` : '';
  return `${money(perHour)} an hour, ${all}. ${money(wasted.perHour)} of it is for room that no task has reserved${stranded}.${idle}`;
}

/** What was at a moment, in one line. */
export function costMomentSentence(
  seconds: number,
  moment: {
    readonly perHour: number;
    readonly wastedPerHour: number;
    readonly accumulated: number;
  },
): string {
  const { perHour, wastedPerHour, accumulated } = moment;
  const wasted = wastedPerHour > 0 ? `, ${money(wastedPerHour)} of it for free room` : '';
  return `${clock(seconds * 1_000)}: ${money(perHour)} an hour${wasted}; ${money(accumulated)} since the start.`;
}

/** What costs less now, and what has so far: of two worlds or more. */
export function costTrade(worlds: readonly { readonly letter: string; readonly cost: CostDetail }[]): string {
  const cheapest = (of: (cost: CostDetail) => number): { letter: string; least: number; most: number } | null => {
    const amounts = worlds.map(({ cost }) => of(cost));
    const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
    if (money(least) === money(most)) return null;
    return { letter: worlds[amounts.indexOf(least)]?.letter ?? '', least, most };
  };
  const against = worlds.length === 2 ? 'against' : 'against up to';
  const now = cheapest(({ perHour }) => perHour);
  const soFar = cheapest(({ accumulated }) => accumulated);
  const waste = cheapest(({ wasted }) => wasted.perHour);
  if (now === null && soFar === null) return 'All cost the same.';
  const sentences = [
    now && `${now.letter} is the cheapest now: ${money(now.least)} an hour, ${against} ${money(now.most)}.`,
    soFar &&
      (soFar.letter === now?.letter
        ? `It has cost ${money(soFar.least)} so far, ${against} ${money(soFar.most)}.`
        : `${soFar.letter} has cost the least so far: ${money(soFar.least)}, ${against} ${money(soFar.most)}.`),
    waste &&
      waste.letter !== now?.letter &&
      (waste.least === 0
        ? `${waste.letter} pays nothing for free room.`
        : `${waste.letter} pays the least for free room: ${money(waste.least)} an hour.`),
  ];
  return sentences.filter((sentence) => typeof sentence === 'string').join(' ');
}
