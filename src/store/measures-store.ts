import { create } from 'zustand';
import type { OwnerName } from '../ecs/owner';
import type { Measures } from '../frame/measures';

/** What the worlds on the page come to, about four times a second while somebody looks. */
interface MeasuresState {
  /** By the worlds' places; null for one that has not answered yet. */
  readonly measures: readonly (Measures | null)[];
  /** Whose zones are balanced; null for all tasks. */
  readonly owner: OwnerName | null;
  /** Whether the panel is open that shows them of a single world. */
  readonly open: boolean;
}

export const useMeasures = create<MeasuresState>()(() => ({ measures: [], owner: null, open: false }));
