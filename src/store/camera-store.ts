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

const WHOLE: CameraView = { x: 0.5, y: 0.5, k: 1 };

interface CameraState {
  /** What the stage shows. */
  readonly seen: CameraView;
  /** What the scenario that was opened last asks for. Another object with every scenario: the stage goes there, also where it asks for the same. */
  readonly asked: { readonly to: CameraView };
}

/** The camera as links carry it. The stage tells where it is, and is told where to go. */
export const useCamera = create<CameraState>()(() => ({ seen: WHOLE, asked: { to: WHOLE } }));

/** Where a scenario that has just been opened is to be seen from; all of it where it does not say. */
export function askForCamera(to: CameraView | undefined): void {
  useCamera.setState({ asked: { to: to ?? WHOLE } });
}
