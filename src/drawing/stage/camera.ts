/** Zoom and pan by wheel, pinch and drag. */

export interface CameraHandlers {
  /** Zoom to `zoom`, so that what is at `from` (host px) comes to `to`. */
  zoomTo(zoom: number, from: Point, to: Point): void;
  /** Pan to an offset of the layout in host px; answers with the offset that is possible. */
  panTo(x: number, y: number): Point;
  /** Present state: zoom and offset. */
  state(): { readonly zoom: number; readonly x: number; readonly y: number };
  /** Largest zoom at present. */
  maxZoom(): number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface CameraControl {
  /** To be called when zoom or offset changed other than by a gesture. */
  sync(): void;
  destroy(): void;
}

/** The first picture does without gestures: D3's part of them comes after it. */
export function createCamera(host: HTMLElement, handlers: CameraHandlers): CameraControl {
  let gestures: CameraControl | null = null;
  let isDestroyed = false;
  void import('./gestures').then(({ createGestures }) => {
    if (!isDestroyed) gestures = createGestures(host, handlers);
  });
  return {
    sync: () => gestures?.sync(),
    destroy: () => {
      isDestroyed = true;
      gestures?.destroy();
    },
  };
}
