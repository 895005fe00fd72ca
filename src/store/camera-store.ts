import { create } from 'zustand';

/**
 * What part of the stage is seen, so that it means the same on a screen of another size: the point of the drawing that is at the middle of the
 * stage, as shares of the drawing's width and height, and the magnification against the whole cluster, from 1.
 */
export interface CameraView {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

interface CameraState {
  /** What the stage shows; null while it shows the whole cluster, and before there is one. */
  readonly seen: CameraView | null;
  /** What the scenario that was opened last asks for; the stage goes there, and a scenario without a wish is shown as a whole. */
  readonly wanted: CameraView | null;
}

/** The camera as links carry it. The stage tells where it is, and is told where to go. */
export const useCamera = create<CameraState>()(() => ({ seen: null, wanted: null }));
