import { NO_BREAKPOINTS } from '../../frame/breakpoint';
import type { Problem } from '../../scenario/problem';
import type { Scenario } from '../../scenario/scenario';
import type { SimulationClient } from '../../worker/client';
import { createFrameStore } from '../frame-store';
import type { FrameStore } from '../frame-store';
import type { Moved, Mover } from './mover';
import { goTogether } from './together';
import { activeWorld, problemsOfWorld, WORLD_LETTERS } from './worlds';
import type { WorldHandle } from './worlds';

/** Two to four worlds on one clock. The first is the session's own; each of the others has a worker of its own, which is there as long as it is compared. */
export interface SideBySide extends Mover {
  readonly worlds: readonly WorldHandle[];
  /**
   * Loads a text that the session's own worker has found good, into all worlds, at a moment.
   * @param scenario the first world's, loaded at its beginning
   */
  load(text: string, atMs: number, scenario: Scenario, problems: readonly Problem[]): Promise<Moved>;
  close(): void;
}

/** What is started for a world, and kept while its patch is edited. */
interface Place {
  readonly client: SimulationClient;
  readonly frames: FrameStore;
}

/** @param start starts a worker for a further world, and sees to what happens when it crashes */
export function createSideBySide(first: Place, start: () => SimulationClient): SideBySide {
  const places: Place[] = [first];
  let worlds: readonly WorldHandle[] = [];

  function takePlaces(count: number): void {
    while (places.length < count) {
      places.push({ client: start(), frames: createFrameStore() });
    }
    for (const { client } of places.splice(count)) client.close();
  }

  async function loadWorld(world: WorldHandle, text: string): Promise<Scenario> {
    const reply = await world.client.load(text, 0, world.index);
    if (reply.ok) return reply.scenario;
    throw new Error(`${world.label}: ${reply.problems.find(({ severity }) => severity === 'error')?.message ?? ''}`);
  }

  const side: SideBySide = {
    get worlds() {
      return worlds;
    },
    async load(text, atMs, scenario, problems) {
      const { compare = [] } = scenario.view;
      takePlaces(compare.length);
      const all = places.map((place, index): WorldHandle => {
        const letter = WORLD_LETTERS[index] ?? 'A';
        const label = compare[index]?.label?.trim();
        const handle = { ...place, index, letter, label: label ? label : letter };
        return { ...handle, scenario, problems: problemsOfWorld(problems, index) };
      });
      const scenarios = [scenario, ...(await Promise.all(all.slice(1).map((world) => loadWorld(world, text))))];
      worlds = all.map((world, index) => ({ ...world, scenario: scenarios[index] ?? null }));
      // From the beginning all run at the same time, in one request that can be stopped.
      return side.go({ kind: 'to', timeMs: atMs }, NO_BREAKPOINTS);
    },
    go: (destination, breakpoints) => goTogether(worlds, destination, breakpoints, activeWorld()),
    async progress() {
      const all = await Promise.all(places.map(({ client }) => client.progress()));
      const underWay = all.filter((it) => it !== null);
      return underWay.toSorted((a, b) => b.toMs - b.timeMs - (a.toMs - a.timeMs))[0] ?? null;
    },
    stop: () => Promise.all(places.map(({ client }) => client.stop())),
    close: () => takePlaces(1),
  };
  return side;
}
