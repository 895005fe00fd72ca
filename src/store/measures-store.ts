import { create } from 'zustand';
import type { Measures } from '../frame/measures';

/** What the worlds on the page come to, about four times a second while somebody looks. */
interface MeasuresState {
  /** By the worlds' places; null for one that has not answered yet. */
  readonly measures: readonly (Measures | null)[];
  /** Whose zones are balanced: the name of a service, or of a family of standalone tasks; null for all tasks. */
  readonly owner: string | null;
  /** Whether the panel is open that shows them of a single world. */
  readonly open: boolean;
}

export const useMeasures = create<MeasuresState>()(() => ({ measures: [], owner: null, open: false }));
