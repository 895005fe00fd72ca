import { create } from 'zustand';
import { sameRef } from '../selection-store';
import type { StageRef } from '../selection-store';

/** What the pointer is on, on one of several stages. */
interface HoveredState {
  /** Its world, by its place. */
  readonly world: number;
  /** By the indexes of that world. */
  readonly ref: StageRef | null;
  readonly hover: (world: number, ref: StageRef | null) => void;
}

export const useHovered = create<HoveredState>()((set) => ({
  world: 0,
  ref: null,
  hover: (world, ref) =>
    set((state) => {
      // A stage that the pointer has left says so after the next one has spoken.
      if (ref === null && world !== state.world) return state;
      return world === state.world && sameRef(state.ref, ref) ? state : { world, ref };
    }),
}));
