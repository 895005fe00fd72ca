import { useEffect, useState } from 'react';
import type { FrameStore, WorldView } from '../../store/frame-store';

/** One of several worlds for a text panel: another world at once, time that goes on at most every `intervalMs`. */
export function useWorldView(frames: FrameStore, intervalMs = 100): WorldView | null {
  const [view, setView] = useState(() => frames.view());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let lastAt = -Infinity;
    const show = (): void => {
      timer = null;
      lastAt = performance.now();
      setView(frames.view());
    };
    show();
    const end = frames.subscribe((_, cause) => {
      if (timer !== null && cause === 'advance') return;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(show, cause === 'advance' ? Math.max(0, lastAt + intervalMs - performance.now()) : 0);
    });
    return () => {
      end();
      if (timer !== null) clearTimeout(timer);
    };
  }, [frames, intervalMs]);
  return view;
}
