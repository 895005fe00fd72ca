import { create } from 'zustand';
import type { MetBreakpoint } from '../frame/breakpoint';
import type { Progress } from '../worker/api';

/** The transport's speeds: `slow` holds the clock while a placement's beats play; the others are simulated seconds per second. */
export const SPEEDS = ['slow', 1, 4, 10, 60, 300, 1000] as const;
export type Speed = (typeof SPEEDS)[number];
/** At which a scenario that names no speed plays. */
export const USUAL_SPEED: Speed = 4;

/** What a request that takes long has come to, with the tasks that it creates in a wall-clock second; null where that is not known yet. */
export interface BusyRun extends Progress {
  readonly tasksPerSecond: number | null;
}

interface PlaybackState {
  readonly playing: boolean;
  readonly speed: Speed;
  /** Present moment as last drawn, simulated ms. Changes at most ten times a second here; painters read the frame. */
  readonly timeMs: number;
  /** End of the time axis, simulated ms. */
  readonly durationMs: number;
  /** A placement whose four beats are on the stage: its decision number and the beat, 0 to 3. The clock is held meanwhile. */
  readonly beat: { readonly decision: number; readonly index: 0 | 1 | 2 | 3 } | null;
  /** How far the run on the page has been seen: later than the present moment after going back. Simulated ms. */
  readonly knownUntilMs: number;
  /** What playing has stopped for, until something else moves time. */
  readonly met: MetBreakpoint | null;
  /** The task at whose moves playing stops, by taskIndex; the other breakpoints are preferences. */
  readonly pauseAtTask: number | null;
  /** What a request that takes long has come to; null while none does. */
  readonly busy: BusyRun | null;
  readonly set: (change: Partial<Omit<PlaybackState, 'set'>>) => void;
}

export const usePlayback = create<PlaybackState>()((set) => ({
  playing: false,
  speed: USUAL_SPEED,
  timeMs: 0,
  durationMs: 120_000,
  beat: null,
  knownUntilMs: 0,
  met: null,
  pauseAtTask: null,
  busy: null,
  set: (change) => set(change),
}));
