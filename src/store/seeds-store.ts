import { create } from 'zustand';
import { startSeedClient } from '../worker/seed-client';
import type { SeedClient } from '../worker/seed-client';
import type { SeedJob, SeedResult } from '../worker/seed-api';
import { useDocument } from './document-store';
import { setSeed } from './edits';
import { useMeasures } from './measures-store';
import { useWorlds } from './worlds/worlds';

/** The scenario under many seeds: what is random in it comes out otherwise each time, and the measures have a distribution. */
interface SeedsState {
  readonly status: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  /** Runs that are over, of all that are wanted. */
  readonly done: number;
  readonly total: number;
  /** By world: its runs so far, in no particular order, each under another seed. */
  readonly results: readonly (readonly SeedResult[])[];
  /** By world: whether anything was drawn in it; null until that is known. Where nothing was there is one run, which stands for all. */
  readonly drew: readonly (boolean | null)[];
  /** The moment that was measured, simulated ms. */
  readonly untilMs: number;
  /** Texts that the runs are of: they differ in nothing but the seed. */
  readonly texts: readonly string[];
}

const NOTHING: SeedsState = {
  status: 'idle',
  done: 0,
  total: 0,
  results: [],
  drew: [],
  untilMs: 0,
  texts: [],
};

export const useSeeds = create<SeedsState>()(() => NOTHING);

/** How many seeds one may choose to run. */
export const SEED_COUNTS = [50, 200, 500] as const;
/** However many cores there are, so many workers are enough. */
const MOST_WORKERS = 8;
/** How often the page is told, wall-clock ms. */
const TELL_EVERY_MS = 200;

/** Those that are at work; null while none are. */
let pool: Pool | null = null;

interface Pool {
  readonly clients: SeedClient[];
  end(): void;
}

interface Machine {
  readonly cores: number;
  readonly start: () => SeedClient;
}

/** One core is left to the page. */
function thisMachine(): Machine {
  return { cores: Math.max(1, (navigator.hardwareConcurrency || 2) - 1), start: startSeedClient };
}

/**
 * Runs all worlds of the scenario to a moment under so many seeds: its own, and those from 1 on. What was found before is forgotten. Resolves when all
 * is done, or has been cancelled.
 */
export async function runSeeds(count: number, untilMs: number, machine: Machine = thisMachine()): Promise<void> {
  cancelSeeds();
  const { text, scenario } = useDocument.getState();
  if (scenario === null) return;
  const worlds = Math.max(1, useWorlds.getState().worlds.length);
  const { owner } = useMeasures.getState();
  const perWorld = Array.from({ length: worlds }, (_, world) => world);
  const job = (seed: number, world: number): SeedJob => ({ seed, world, untilMs, owner });
  useSeeds.setState({
    ...NOTHING,
    status: 'running',
    total: worlds * count,
    results: perWorld.map(() => []),
    drew: perWorld.map(() => null),
    untilMs,
    texts: [text],
  });
  const own = startPool();
  try {
    await own.staff(machine, text, worlds);
    // The scenario's own seed tells whether others can come out otherwise.
    await own.run(perWorld.map((world) => job(scenario.seed, world)));
    own.tell();
    const random = perWorld.filter((world) => useSeeds.getState().drew[world] === true);
    useSeeds.setState({ total: worlds + random.length * (count - 1) });
    const others = otherSeeds(scenario.seed, count - 1);
    await own.run(others.flatMap((seed) => random.map((world) => job(seed, world))));
    own.finish('done');
  } catch {
    own.finish('failed');
  }
}

/** Ends what is under way; what has been found stays. */
export function cancelSeeds(): void {
  if (pool === null) return;
  pool.end();
  pool = null;
  useSeeds.setState({ status: 'cancelled' });
}

/** Makes a seed that of the scenario: one step of undo. The runs stay those of the scenario. */
export async function openSeed(seed: number): Promise<void> {
  await setSeed(seed);
  const { text } = useDocument.getState();
  useSeeds.setState(({ texts }) => ({ texts: [...texts, text] }));
}

/** The first seeds from 1 on that are another one. */
function otherSeeds(own: number, count: number): number[] {
  return Array.from({ length: count + 1 }, (_, at) => at + 1)
    .filter((seed) => seed !== own)
    .slice(0, count);
}

interface Staff extends Pool {
  staff(machine: Machine, text: string, worlds: number): Promise<void>;
  run(jobs: readonly SeedJob[]): Promise<void>;
  tell(): void;
  finish(status: 'done' | 'failed'): void;
}

/** Workers that share the jobs; once they have been ended, nothing of them is heard any more. */
function startPool(): Staff {
  const clients: SeedClient[] = [];
  let ended = false;
  let giveUp: () => void = () => {};
  const over = new Promise<never>((_, reject) => {
    giveUp = () => reject(new Error('cancelled'));
  });
  over.catch(() => {});
  let untold: SeedResult[] = [];
  let toldAt = 0;
  const end = (): void => {
    own.tell();
    ended = true;
    giveUp();
    for (const client of clients.splice(0)) client.close();
  };
  const own: Staff = {
    clients,
    end,
    /** As many as there are cores for, and memory: fewer where so many runs at once would take too much. */
    async staff({ cores, start }, text, worlds) {
      let wanted = Math.min(cores, MOST_WORKERS);
      const first = start();
      clients.push(first);
      while (!(await Promise.race([first.prepare(text, worlds, wanted), over]))) {
        if (wanted === 1) throw new Error('the scenario cannot be run');
        wanted = Math.ceil(wanted / 2);
      }
      while (clients.length < wanted) clients.push(start());
      await Promise.race([Promise.all(clients.slice(1).map((client) => client.prepare(text, worlds, wanted))), over]);
    },
    async run(jobs) {
      let next = 0;
      const work = async (client: SeedClient): Promise<void> => {
        for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) {
          const result = await client.run(job);
          if (ended) return;
          untold.push(result);
          if (performance.now() - toldAt > TELL_EVERY_MS) own.tell();
        }
      };
      await Promise.race([Promise.all(clients.map(work)), over]);
    },
    tell() {
      toldAt = performance.now();
      if (ended || untold.length === 0) return;
      const news = untold;
      untold = [];
      useSeeds.setState(({ done, results, drew }) => ({
        done: done + news.length,
        results: results.map((known, world) => [...known, ...news.filter((it) => it.world === world)]),
        drew: drew.map((known, world) => known ?? news.find((it) => it.world === world)?.drew ?? null),
      }));
    },
    finish(status) {
      if (ended) return;
      end();
      pool = null;
      useSeeds.setState({ status });
    },
  };
  pool = own;
  return own;
}
