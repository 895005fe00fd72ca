import { create } from 'zustand';
import type { Problem } from '../../scenario/problem';
import type { Scenario } from '../../scenario/scenario';
import type { SimulationClient } from '../../worker/client';
import type { FrameStore } from '../frame-store';

/** What the worlds are called where a label would be too long: on their stages, in the scoreboard. */
export const WORLD_LETTERS = ['A', 'B', 'C', 'D'] as const;
export type WorldLetter = (typeof WORLD_LETTERS)[number];

/** One of the worlds that the page shows. There is one, the session's own, unless the scenario's `view.compare` asks for two to four. */
export interface WorldHandle {
  /** Its place in `view.compare`; 0 is the session's own. */
  readonly index: number;
  readonly letter: WorldLetter;
  /** What its author calls it; its letter where the author says nothing. */
  readonly label: string;
  /** Whom to ask about this world. It stays the same while the world's patch is edited. */
  readonly client: SimulationClient;
  readonly frames: FrameStore;
  /** The scenario with this world's patch: the last that was good. */
  readonly scenario: Scenario | null;
  /** What is wrong with this world's patch in the present text; paths lead into the text, `view.compare[1].patch...`. */
  readonly problems: readonly Problem[];
}

interface WorldsState {
  /** Those that are on the page, in order. Empty only before there is a session. */
  readonly worlds: readonly WorldHandle[];
  /** The one that a person has turned to: the panels tell of it, and what is selected is selected by its indexes. */
  readonly active: number;
}

export const useWorlds = create<WorldsState>()(() => ({ worlds: [], active: 0 }));

/** Whether there are worlds side by side. */
export function useComparing(): boolean {
  return useWorlds(({ worlds }) => worlds.length > 1);
}

/** The world that a person has turned to. For panels: they read `client` and `frames` of it in place of the session's. */
export function useActiveWorld(): WorldHandle {
  return useWorlds(activeOf);
}

/** The same, outside of React. */
export function activeWorld(): WorldHandle {
  return activeOf(useWorlds.getState());
}

/** The moment that the page shows, simulated ms: while worlds side by side are played, that of the one that is farthest behind. */
export function presentMs(): number {
  const { worlds } = useWorlds.getState();
  return Math.min(...worlds.map(({ frames }) => frames.view()?.frame.timeMs ?? 0));
}

function activeOf({ worlds, active }: WorldsState): WorldHandle {
  const world = worlds[active] ?? worlds[0];
  if (world === undefined) throw new Error('there is no world before there is a session');
  return world;
}

/** Those of a document's problems that are about the patch of one of its worlds. */
export function problemsOfWorld(problems: readonly Problem[], index: number): readonly Problem[] {
  return problems.filter(({ path }) => path.startsWith(`view.compare[${index}].patch`));
}
