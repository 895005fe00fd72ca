import type { Scheduler } from '../scheduler';
import { createCanvasLayer } from './canvas-layer';
import { createLazyMapLayer } from './lazy-map-layer';
import { TIMES, paneEase } from './motion';
import { createSvgLayer } from './svg-layer';
import type { StageLayer, StageView } from './view';

/** More hulls than this in view are drawn on a canvas. */
const MOST_ELEMENTS = 400;

/** The layer that draws instances and tasks; another way of drawing cross-fades with the one before. */
export interface BaseLayers {
  paint(view: StageView): void;
  /** Leaves what is on screen as it is, on top, and lets it fade while the next paint is below it. */
  crossFade(durationMs: number): void;
  destroy(): void;
}

type Kind = 'svg' | 'canvas' | 'map';

export function createBaseLayers(host: HTMLElement, scheduler: Scheduler): BaseLayers {
  let current: { readonly kind: Kind; readonly level: string; readonly layer: StageLayer } | null = null;
  const fading = new Set<StageLayer>();

  function fadeOut(layer: StageLayer, duration: number): void {
    fading.add(layer);
    scheduler.animate({
      duration,
      ease: paneEase,
      tick: (progress) => {
        layer.element.style.opacity = String(1 - progress);
      },
      end: () => {
        fading.delete(layer);
        layer.destroy();
      },
    });
  }

  function newLayer(kind: Kind): StageLayer {
    if (kind === 'map') return createLazyMapLayer(scheduler);
    return kind === 'svg' ? createSvgLayer(scheduler) : createCanvasLayer();
  }

  function renew(kind: Kind, level: string): StageLayer {
    const layer = newLayer(kind);
    host.prepend(layer.element);
    const before = current?.layer;
    if (before && layer.ready) {
      fading.add(before);
      // What was there stays on top until there is something below it.
      void layer.ready.then(() => fading.has(before) && fadeOut(before, TIMES.levelFade));
    } else if (before) fadeOut(before, TIMES.levelFade);
    current = { kind, level, layer };
    return layer;
  }

  return {
    paint(view) {
      const { level } = view.scene.layout;
      const elements = level === 'hulls' || level === 'detail';
      const few = view.scene.hulls.length <= MOST_ELEMENTS;
      const kind: Kind = level === 'map' ? 'map' : elements && few ? 'svg' : 'canvas';
      // Hulls and Detail are one drawing with more or less text in it.
      const family = elements ? 'hulls' : level;
      const layer = current?.kind === kind && current.level === family ? current.layer : renew(kind, family);
      layer.paint(view);
    },
    crossFade(durationMs) {
      if (!current) return;
      fadeOut(current.layer, durationMs);
      current = null;
    },
    destroy() {
      current?.layer.destroy();
      for (const layer of fading) layer.destroy();
    },
  };
}
