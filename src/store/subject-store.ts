import { create } from 'zustand';

/** What the sentence over the stage speaks of: `PlacementSubject.path`; null for the first there is. */
export const useSubject = create<{ readonly path: string | null }>()(() => ({ path: null }));
