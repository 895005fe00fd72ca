import { create } from 'zustand';

/** The moment that a person points at in one of the charts, simulated ms; the others show it too. Null while none does. */
export const usePointedTime = create<{ readonly timeMs: number | null }>()(() => ({ timeMs: null }));

export function pointAtTime(timeMs: number | null): void {
  if (usePointedTime.getState().timeMs !== timeMs) usePointedTime.setState({ timeMs });
}
