import { useSyncExternalStore } from 'react';

/** How long the page waits at most for a quiet moment before it loads what is heavy, in ms. */
const PATIENCE_MS = 1500;

let painted = false;
const listeners = new Set<() => void>();

/** Called once the page has shown its first picture of a world: what is heavy may be loaded from now on, when the browser is idle. */
export function firstPaintDone(): void {
  if (painted) return;
  const tell = (): void => {
    painted = true;
    for (const listener of listeners) listener();
  };
  if ('requestIdleCallback' in window) window.requestIdleCallback(tell, { timeout: PATIENCE_MS });
  else setTimeout(tell, 300);
}

/** Calls the listener when heavy parts of the page may be loaded. Answers with the way to stop waiting. */
export function afterFirstPaint(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether heavy parts of the page may be loaded. */
export function useAfterFirstPaint(): boolean {
  return useSyncExternalStore(afterFirstPaint, () => painted);
}
