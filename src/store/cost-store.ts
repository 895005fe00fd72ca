import { create } from 'zustand';
import type { CostDetail } from '../frame/cost';
import { followWorlds } from './worlds/following';

/** What the worlds on the page cost, about four times a second while somebody looks. */
export interface WorldCost {
  /** Of the moment that is shown. */
  readonly present: CostDetail;
  /** As far as the run is known, which is later after going back; until then, simulated ms. */
  readonly known: CostDetail;
  readonly knownMs: number;
  /** Which run it is of. */
  readonly world: number;
}

interface CostState {
  /** By the worlds' places; null for one that has not answered yet. */
  readonly costs: readonly (WorldCost | null)[];
}

export const useCosts = create<CostState>()(() => ({ costs: [] }));

/** Keeps the costs up to date from now on. Answers with the way to stop. */
export function followCosts(): () => void {
  const following = followWorlds<CostDetail>({
    ask: ({ client }) => client.describeCost(),
    note(index, present, { frame: { world, timeMs } }) {
      useCosts.setState(({ costs }) => {
        const before = costs[index] ?? null;
        const isKnown = before !== null && before.world === world && before.knownMs > timeMs;
        const known = isKnown ? { known: before.known, knownMs: before.knownMs } : { known: present, knownMs: timeMs };
        return { costs: costs.with(index, { present, world, ...known }) };
      });
    },
    begin: (worlds) =>
      useCosts.setState(({ costs }) => ({ costs: Array.from({ length: worlds }, (_, index) => costs[index] ?? null) })),
  });
  return () => following.end();
}
