import type { Questions } from '../api';
import { finishInSlices } from '../slices';
import type { Loaded } from './moving';

/** The questions whose answers may take a while. */
export type Searches = Pick<Questions, 'waysOut' | 'whatIf' | 'parting'>;

/** Searches for answers to one question that go on side by side, each in its slices. */
const MOST_AT_ONCE = 3;

/** A search and the world that it is about. */
type Search<T> = (loaded: Loaded) => Generator<undefined, T, undefined>;

/**
 * Answers that are searched for, by asking the engine again and again: in slices, so that the page's other requests are heard, and in scripts of their own.
 * A search ends with nothing when another scenario is loaded, or when the same question has been asked about several other things since.
 */
export function createSearches(present: () => Loaded | null): Searches {
  const latest = { waysOut: 0, whatIf: 0, parting: 0 };

  async function searched<T>(question: keyof Searches, search: Search<T>, nothing: T): Promise<T> {
    const own = ++latest[question];
    const loaded = present();
    // How another system than ECS could be had to place a task is not searched for.
    if (loaded === null || loaded.simulation.scenario.lens !== undefined) return nothing;
    const isSuperseded = () => latest[question] - own >= MOST_AT_ONCE || present() !== loaded;
    return (await finishInSlices(search(loaded), isSuperseded)) ?? nothing;
  }

  return {
    async waysOut(decision) {
      const { waysOut } = await import('../../engine/explain/ways-out/ways-out');
      const { documentOf, tracedTo } = await import('./world-document');
      return searched(
        'waysOut',
        function* ({ simulation, text, side }) {
          const { document, trace } = documentOf(text, side);
          const ways = yield* waysOut(simulation, document, decision);
          return ways.map((way) => ({ ...way, edits: tracedTo(trace, way.edits) }));
        },
        [],
      );
    },
    async whatIf(decision) {
      const { whatIf } = await import('../../engine/explain/what-if/decision');
      return searched('whatIf', ({ simulation }) => whatIf(simulation, decision), []);
    },
    async parting(decision, strategies) {
      const { partingUnder } = await import('../../engine/explain/what-if/decision');
      return searched('parting', ({ simulation }) => partingUnder(simulation, decision, strategies), null);
    },
  };
}
