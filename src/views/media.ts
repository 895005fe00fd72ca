import { useSyncExternalStore } from 'react';

/** Whether a media query holds, kept up to date. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Below this width the stage comes first and the panes become sheets. */
export const SMALL_SCREEN = '(max-width: 899.98px)';
export const REDUCED_MOTION = '(prefers-reduced-motion: reduce)';
