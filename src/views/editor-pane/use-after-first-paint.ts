import { useSyncExternalStore } from 'react';
import { preloadMenus } from '../controls/menu';

/** How long the page waits at most for a quiet moment before it loads the editor, in ms. */
const PATIENCE_MS = 1500;

let painted = false;
const listeners = new Set<() => void>();

/** Called once the page has shown its first picture of a world: what is heavy may be loaded from now on, when the browser is idle. */
export function firstPaintDone(): void {
  if (painted) return;
  const tell = (): void => {
    painted = true;
    preloadMenus();
    for (const listener of listeners) listener();
  };
  if ('requestIdleCallback' in window) window.requestIdleCallback(tell, { timeout: PATIENCE_MS });
  else setTimeout(tell, 300);
}

/** Whether heavy parts of the page may be loaded. */
export function useAfterFirstPaint(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => painted,
  );
}
