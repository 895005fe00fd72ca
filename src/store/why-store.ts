import { create } from 'zustand';
import type { PlacementExplanation } from '../frame/explanation';
import type { StopExplanation } from '../frame/stop-explanation';

/** The story that the inspector tells: what a person asks about who points at the stage. */
export type Told =
  | {
      readonly kind: 'place';
      /** Its number in the world `world` (`Frame.world`). */
      readonly decision: number;
      readonly world: number;
      readonly explanation: PlacementExplanation;
    }
  | {
      readonly kind: 'stop';
      readonly decision: number;
      readonly world: number;
      readonly explanation: StopExplanation;
    };

interface WhyState {
  /** Null while no story is told. It outlasts the selection of an instance: why a task is not there is asked of the instance. */
  readonly told: Told | null;
  /** How often a person has asked why, of an event: the story is what they want to see, wherever it is shown. */
  readonly asked: number;
}

export const useWhy = create<WhyState>()(() => ({ told: null, asked: 0 }));
