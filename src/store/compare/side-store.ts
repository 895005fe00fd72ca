import { create } from 'zustand';

/** What the editor edits while worlds are side by side: what they share (null), or one of them, by its place. */
export const useSide = create<{ readonly side: number | null }>()(() => ({ side: null }));
