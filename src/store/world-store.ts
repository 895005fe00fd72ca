import { create } from 'zustand';
import type { Frame } from '../frame/frame';
import type { FrameStore, WorldView } from './frame-store';

/** How often text panels read the world, in wall-clock ms. Painters subscribe to the frame store instead. */
const PANEL_INTERVAL_MS = 100;

/**
 * The world for text panels: a mirror of the frame store that changes at most ten times a second. Its rows are copies: the frame's own buffers
 * go back to the worker while panels still read.
 */
export const useWorld = create<{ readonly view: WorldView | null }>()(() => ({ view: null }));

/** Keeps the mirror in step with `frames`; the last frame of a burst always arrives. Answers with a function that ends it. */
export function mirrorFrames(frames: FrameStore): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let last = 0;
  const publish = (): void => {
    timer = null;
    last = performance.now();
    const view = frames.view();
    useWorld.setState({ view: view && { ...view, frame: copyRows(view.frame) } });
  };
  const unsubscribe = frames.subscribe((_, cause) => {
    if (timer !== null && cause === 'advance') return;
    if (timer !== null) clearTimeout(timer);
    const wait = cause === 'advance' ? Math.max(0, last + PANEL_INTERVAL_MS - performance.now()) : 0;
    timer = setTimeout(publish, wait);
  });
  return () => {
    unsubscribe();
    if (timer !== null) clearTimeout(timer);
  };
}

function copyRows(frame: Frame): Frame {
  return { ...frame, instances: frame.instances.slice(), tasks: frame.tasks.slice(), targets: frame.targets.slice() };
}
