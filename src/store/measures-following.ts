import { ownerPosition } from '../ecs/owner';
import type { Measures } from '../frame/measures';
import type { WorldView } from './frame-store';
import { useMeasures } from './measures-store';
import { useWorlds } from './worlds/worlds';
import type { WorldHandle } from './worlds/worlds';

/** How often a world is asked at most, wall-clock ms. */
const INTERVAL_MS = 250;

/** Keeps the measures up to date from now on. Answers with the way to stop. */
export function followMeasures(): () => void {
  let following: readonly Following[] = [];
  const begin = (): void => {
    const { worlds } = useWorlds.getState();
    for (const it of following) it.end();
    useMeasures.setState(({ measures }) => ({ measures: worlds.map((_, index) => measures[index] ?? null) }));
    following = worlds.map((world, index) => follow(world, index));
  };
  begin();
  const askAll = (): void => following.forEach((it) => it.ask());
  const ends = [
    useWorlds.subscribe(({ worlds }, before) => {
      const isSame =
        worlds.length === before.worlds.length && worlds.every((it, at) => it.client === before.worlds[at]?.client);
      if (!isSame) begin();
    }),
    useMeasures.subscribe(({ owner }, before) => {
      if (owner !== before.owner) askAll();
    }),
  ];
  return () => {
    for (const end of ends) end();
    for (const it of following) it.end();
  };
}

interface Following {
  ask(): void;
  end(): void;
}

/** Asks one world, again whenever another moment is shown, and never twice at a time. */
function follow({ client, frames }: WorldHandle, index: number): Following {
  const ending = new AbortController();
  let isAsking = false;
  let isStale = false;
  const ask = async (): Promise<void> => {
    isStale = true;
    if (isAsking) return;
    isAsking = true;
    while (isStale && !ending.signal.aborted) {
      isStale = false;
      const view = frames.view();
      const answer = view && (await client.measures(ownerIndex(view)).catch(() => null));
      if (answer && !ending.signal.aborted) note(index, answer);
      await pause();
    }
    isAsking = false;
  };
  const endFrames = frames.subscribe(() => void ask());
  void ask();
  return {
    ask: () => void ask(),
    end: () => {
      ending.abort();
      endFrames();
    },
  };
}

/** In this world: a patch may have put another service before it. */
function ownerIndex({ catalog: { owners } }: WorldView): number | null {
  const index = ownerPosition(owners, useMeasures.getState().owner);
  return index < 0 ? null : index;
}

function note(index: number, answer: Measures): void {
  useMeasures.setState(({ measures }) => ({ measures: measures.with(index, answer) }));
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
}
