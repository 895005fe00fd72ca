import { useSyncExternalStore } from 'react';

/** The screen that the sizes are given for, px. */
const WIDTH = 1_280;
const HEIGHT = 720;
const SMALLEST = 0.6;

/** How many times larger than 1280 x 720 the window is: everything grows with it, since it is seen from as far away. */
export function useScale(): number {
  return useSyncExternalStore(subscribe, scaleNow);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** To a hundredth: the drawing is laid out anew at every other. */
function scaleNow(): number {
  const scale = Math.min(window.innerWidth / WIDTH, window.innerHeight / HEIGHT);
  return Math.max(SMALLEST, Math.floor(scale * 100) / 100);
}
