import { useEffect, useState } from 'react';
import type { WorldView } from '../store/frame-store';
import { useWorld } from '../store/world-store';

/** The world for a panel that is much to draw: another world at once, time that goes on at most every `intervalMs`. */
export function useCalmWorld(intervalMs: number): WorldView | null {
  const [view, setView] = useState(() => useWorld.getState().view);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let lastAt = performance.now();
    let shown = useWorld.getState().view;
    const show = (): void => {
      timer = null;
      lastAt = performance.now();
      shown = useWorld.getState().view;
      setView(shown);
    };
    show();
    const end = useWorld.subscribe((state) => {
      const isOther = state.view?.catalog !== shown?.catalog;
      if (timer !== null && !isOther) return;
      if (timer !== null) clearTimeout(timer);
      const waitMs = isOther ? 0 : lastAt + intervalMs - performance.now();
      if (waitMs <= 0) show();
      else timer = setTimeout(show, waitMs);
    });
    return () => {
      end();
      if (timer !== null) clearTimeout(timer);
    };
  }, [intervalMs]);
  return view;
}
