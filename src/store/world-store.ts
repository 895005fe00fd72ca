import { create } from 'zustand';
import type { FrameStore, WorldView } from './frame-store';
import { activeWorld, useWorlds } from './worlds/worlds';

/** How often text panels read the world, in wall-clock ms. Painters subscribe to the frame store instead. */
const PANEL_INTERVAL_MS = 100;

/**
 * The world for text panels: a mirror of the frame store that changes at most ten times a second. Its rows are the frame store's own, and go on
 * changing in place: who draws from it draws again when the mirror has changed.
 */
export const useWorld = create<{ readonly view: WorldView | null }>()(() => ({ view: null }));

/** Keeps the mirror in step with the world that a person has turned to. Answers with a function that ends it. */
export function mirrorActiveWorld(): () => void {
  let mirrored = activeWorld().frames;
  let end = mirrorFrames(mirrored);
  const endTurning = useWorlds.subscribe(() => {
    const { frames } = activeWorld();
    if (frames === mirrored) return;
    end();
    mirrored = frames;
    useWorld.setState({ view: frames.view() });
    end = mirrorFrames(frames);
  });
  return () => {
    endTurning();
    end();
  };
}

/** The last frame of a burst always arrives. */
function mirrorFrames(frames: FrameStore): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let last = 0;
  const publish = (): void => {
    timer = null;
    last = performance.now();
    useWorld.setState({ view: frames.view() });
  };
  const unsubscribe = frames.subscribe((_, cause) => {
    if (timer !== null && cause === 'advance') return;
    if (timer !== null) clearTimeout(timer);
    // With the document that a new world comes with, so that the panels are drawn once for both.
    if (cause === 'world') return publish();
    const wait = cause === 'advance' ? Math.max(0, last + PANEL_INTERVAL_MS - performance.now()) : 0;
    timer = setTimeout(publish, wait);
  });
  return () => {
    unsubscribe();
    if (timer !== null) clearTimeout(timer);
  };
}
