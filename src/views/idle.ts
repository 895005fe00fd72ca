import { usePlayback } from '../store/playback-store';
import type { Session } from '../store/session';
import { useWorlds } from '../store/worlds/worlds';
import type { WorldHandle } from '../store/worlds/worlds';
import { pageScheduler } from './page-scheduler';

/** What tests and the curious find on `window.stowplan`. */
export interface PageHandle {
  readonly session: Session;
  /** Resolves when nothing is under way and nothing moves. While it plays, that is when it is paused. */
  settled(): Promise<void>;
  /** Hash of the simulated world at the present moment; of worlds side by side, the first. */
  stateHash(): Promise<string>;
  /** All worlds that the page shows. */
  worlds(): readonly WorldHandle[];
}

/** Keeps `data-idle` of the document's element true while nothing is under way: no request, no beats, no motion, not playing. */
export function showIdle(session: Session): PageHandle {
  const { dataset } = document.documentElement;
  let settled = true;
  let waiters: (() => void)[] = [];
  const show = (): void => {
    const idle = settled && pageScheduler.isIdle && !usePlayback.getState().playing;
    dataset['idle'] = String(idle);
    if (!idle) return;
    const due = waiters;
    waiters = [];
    for (const resolve of due) resolve();
  };
  session.onSettledChange((now) => {
    settled = now;
    // A frame that has just come is drawn in the next animation frame: only then is it still.
    if (now) pageScheduler.request(() => {});
    show();
  });
  session.frames.subscribe((_, cause) => {
    // What a newcomer waits for: the first picture, then the first that differs from it.
    if (dataset['stage'] !== 'moving') dataset['stage'] = cause === 'advance' ? 'moving' : 'still';
  });
  pageScheduler.onIdleChange(show);
  usePlayback.subscribe(show);
  show();
  return {
    session,
    async settled() {
      await session.settled();
      if (dataset['idle'] === 'true') return;
      await new Promise<void>((resolve) => waiters.push(resolve));
    },
    stateHash: () => session.client.stateHash(),
    worlds: () => useWorlds.getState().worlds,
  };
}
