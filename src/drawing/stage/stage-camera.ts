import type { Scheduler } from '../scheduler';
import type { Point } from './camera';
import { TIMES, paneEase, prefersReducedMotion } from './motion';
import type { StageModel } from './stage-model';
import type { Camera } from './stage-types';

/** Where a stage is seen from, other than by gestures: glides, and a place that means the same on a screen of another size. */
export interface StageCamera {
  /** Zooms in small steps about a point, so that one sees where it leads. */
  glide(zoom: number, at: Point): void;
  now(): Camera;
  set(camera: Camera, animate: boolean): void;
  /** Brings a point of the drawing, in its px, to the middle of the stage. */
  lookAt(x: number, y: number): void;
  /** To be called before the room becomes another: what is in the middle stays there. */
  hold(): void;
  /** To be called when something is laid out and not painted yet: goes where it was asked to go before there was anything. True when it has. */
  prepare(): boolean;
  /** To be called after each picture. */
  tell(): void;
  onChange(listener: (camera: Camera) => void): () => void;
}

export interface StageCameraParts {
  readonly model: StageModel;
  readonly scheduler: Scheduler;
  readonly repaint: () => void;
  /** Tells the gestures where the camera really is. */
  readonly sync: () => void;
}

const WHOLE: Camera = { k: 1, x: 0.5, y: 0.5 };

export function createStageCamera({ model, scheduler, repaint, sync }: StageCameraParts): StageCamera {
  const listeners = new Set<(camera: Camera) => void>();
  let wanted: Camera | null = null;
  let told: Camera = WHOLE;
  /** Under way: they know where they lead. */
  let glides = 0;

  function now(): Camera {
    const { layout, camera } = model;
    if (wanted) return wanted;
    if (!layout) return WHOLE;
    const middle = middleOf();
    return {
      k: camera.zoom,
      x: round((middle.x - camera.x) / layout.width),
      y: round((middle.y - camera.y) / layout.height),
    };
  }

  /** Middle of the stage below the heads, px. */
  function middleOf(): Point {
    const { width, height } = model.viewport;
    return { x: width / 2, y: (height + (model.layout?.metrics.contentTop ?? 0)) / 2 };
  }

  function show({ k, x, y }: Camera): void {
    const middle = middleOf();
    model.zoomTo(k, middle, middle);
    const { layout } = model;
    if (layout) model.panTo(middle.x - x * layout.width, middle.y - y * layout.height);
  }

  return {
    glide(zoom, at) {
      const from = model.camera.zoom;
      const to = Math.min(model.maxZoom, Math.max(1, zoom));
      glides++;
      scheduler.animate({
        duration: prefersReducedMotion() ? 0 : TIMES.levelFade,
        ease: paneEase,
        tick(progress) {
          model.zoomTo(from * (to / from) ** progress, at, at);
          repaint();
        },
        end() {
          glides--;
          sync();
        },
      });
    },
    now,
    set(camera, animate) {
      if (!model.drawn || !animate || prefersReducedMotion()) {
        // With the next picture, also where the room becomes another before it.
        wanted = camera;
        if (model.drawn) repaint();
        return;
      }
      const from = now();
      const to = { ...camera, k: Math.min(model.maxZoom, Math.max(1, camera.k)) };
      const between = (a: number, b: number, progress: number): number => a + (b - a) * progress;
      scheduler.animate({
        duration: TIMES.levelFade,
        ease: paneEase,
        tick(progress) {
          show({
            k: from.k * (to.k / from.k) ** progress,
            x: between(from.x, to.x, progress),
            y: between(from.y, to.y, progress),
          });
          repaint();
        },
        end: sync,
      });
    },
    lookAt(x, y) {
      const middle = middleOf();
      model.panTo(middle.x - x, middle.y - y);
      sync();
      repaint();
    },
    hold() {
      if (model.drawn && model.camera.zoom > 1 && glides === 0) wanted = now();
    },
    prepare() {
      if (!wanted) return false;
      const camera = wanted;
      wanted = null;
      show(camera);
      return true;
    },
    tell() {
      if (listeners.size === 0) return;
      const camera = now();
      if (camera.k === told.k && camera.x === told.x && camera.y === told.y) return;
      told = camera;
      for (const listener of listeners) listener(camera);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Shares to a ten-thousandth: less than a px on any screen, and short in a link. */
function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
