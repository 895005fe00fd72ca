import { usePlayback } from '../playback-store';
import { presentMs } from '../worlds/worlds';

/** Longest stretch of wall-clock time that one frame of playing covers: after a pause of the tab, time goes on, it does not leap. */
const MAX_FRAME_MS = 100;

/** What the page's pull has to do with the clock: it may pull, an answer is still on its way, or the clock is held. */
type Pull = 'free' | 'waiting' | 'held';

/** The clock of a run that plays: each animation frame pulls the moment that should be on screen. */
export interface Ticking {
  begin(): void;
  end(): void;
}

/** @param atEnd told when the clock has come to the end of the time axis */
export function createTicking(state: () => Pull, pull: (timeMs: number) => void, atEnd: () => void): Ticking {
  let animation = 0;
  let lastTick: number | null = null;

  function tick(now: number): void {
    animation = requestAnimationFrame(tick);
    const elapsed = lastTick === null ? 0 : Math.min(now - lastTick, MAX_FRAME_MS);
    const present = state();
    // While an answer is on its way, the time since counts, up to the limit, when it has come.
    if (present === 'held') lastTick = now;
    if (present !== 'free') return;
    lastTick = now;
    const { speed, durationMs } = usePlayback.getState();
    const from = presentMs();
    if (from >= durationMs) return atEnd();
    const timeMs = Math.min(Math.round(from + elapsed * (speed === 'slow' ? 1 : speed)), durationMs);
    if (timeMs > from) pull(timeMs);
  }

  return {
    begin() {
      animation = requestAnimationFrame(tick);
    },
    end() {
      cancelAnimationFrame(animation);
      animation = 0;
      lastTick = null;
    },
  };
}
