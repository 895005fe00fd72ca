import type { Scheduler } from '../scheduler';
import { createCanvasLayer } from './canvas-layer';
import { createLazyMapLayer } from './lazy-map-layer';
import { meltFrom } from './melt';
import type { Melt, Pictured, Transform } from './melt';
import { TIMES, paneEase, prefersReducedMotion } from './motion';
import type { Point } from './camera';
import { createSvgLayer } from './svg-layer';
import type { StageLayer, StageView } from './view';

/** More hulls than this in view are drawn on a canvas. */
const MOST_ELEMENTS = 400;

/** The layer that draws instances and tasks; another way of drawing cross-fades with the one before, another level melts into it. */
export interface BaseLayers {
  /** `focus`: the point, in px of the stage, that stays where it is when the level changes. */
  paint(view: StageView, focus: Point): void;
  /**
   * What is on screen stays as it is, on top, and fades as soon as the next paint can be seen below it. A map that stays a map goes on in its own
   * layer instead: another one would be blank until all is painted.
   */
  crossFade(durationMs: number): void;
  destroy(): void;
}

type Kind = 'svg' | 'canvas' | 'map';

interface Current {
  readonly kind: Kind;
  readonly family: string;
  readonly layer: StageLayer;
  pictured: Pictured;
}

/** A layer that is on its way out. */
interface Fading {
  readonly layer: StageLayer;
  readonly melt: Melt | null;
  progress: number;
}

/** `onBroken` hears of a layer that cannot be loaded. */
export function createBaseLayers(
  host: HTMLElement,
  scheduler: Scheduler,
  onBroken: (cause: unknown) => void,
): BaseLayers {
  const element = document.createElement('div');
  element.className = 'stage-layer stage-base';
  host.prepend(element);
  let current: Current | null = null;
  const fading = new Set<Fading>();
  /** Ms in which the present layer fades when the next paint comes; null for none. */
  let crossFadeMs: number | null = null;

  function fadeOut(each: Fading, duration: number): void {
    scheduler.animate({
      duration,
      ease: paneEase,
      tick: (progress) => {
        each.progress = progress;
        each.layer.element.style.opacity = String(1 - progress);
        arrange();
      },
      end: () => {
        fading.delete(each);
        each.layer.destroy();
        arrange();
      },
    });
  }

  /** Puts what melts where it is at this moment. */
  function arrange(): void {
    if (!current) return;
    const melting = [...fading].findLast(({ melt }) => melt !== null);
    for (const each of fading) {
      if (each.melt) transform(each.layer, each.melt.at(current.pictured, each.progress).old);
    }
    transform(current.layer, melting?.melt?.at(current.pictured, melting.progress).now ?? null);
  }

  /** Sends the present layer off, when the next one has something to show. */
  function leave(duration: number, next: StageLayer, melt: Melt | null): void {
    if (!current) return;
    const each: Fading = { layer: current.layer, melt, progress: 0 };
    current = null;
    fading.add(each);
    if (!next.ready) fadeOut(each, duration);
    else void next.ready.then(() => fading.has(each) && fadeOut(each, duration));
  }

  function newLayer(kind: Kind): StageLayer {
    if (kind === 'map') return createLazyMapLayer(scheduler, onBroken);
    return kind === 'svg' ? createSvgLayer(scheduler) : createCanvasLayer();
  }

  function renew(kind: Kind, family: string, pictured: Pictured, focus: Point): Current {
    const layer = newLayer(kind);
    element.prepend(layer.element);
    const melts = crossFadeMs === null && current !== null && current.family !== family && !prefersReducedMotion();
    leave(crossFadeMs ?? TIMES.levelFade, layer, melts && current ? meltFrom(current.pictured, focus) : null);
    return { kind, family, layer, pictured };
  }

  return {
    paint(view, focus) {
      const { layout } = view.scene;
      const { level } = layout;
      const elements = level === 'hulls' || level === 'detail';
      const few = view.scene.hulls.length <= MOST_ELEMENTS;
      const kind: Kind = level === 'map' ? 'map' : elements && few ? 'svg' : 'canvas';
      // Hulls and Detail are one drawing with more or less text in it.
      const family = elements ? 'hulls' : level;
      const pictured: Pictured = { layout, pan: view.pan };
      const fades = crossFadeMs !== null && kind !== 'map';
      if (current?.kind !== kind || current.family !== family || fades) current = renew(kind, family, pictured, focus);
      crossFadeMs = null;
      current.pictured = pictured;
      current.layer.paint(view);
      if (fading.size > 0) arrange();
    },
    crossFade(durationMs) {
      crossFadeMs = durationMs;
    },
    destroy() {
      current?.layer.destroy();
      for (const { layer } of fading) layer.destroy();
      element.remove();
    },
  };
}

function transform({ element }: StageLayer, by: Transform | null): void {
  const value = by ? `translate(${by.x}px, ${by.y}px) scale(${by.scaleX}, ${by.scaleY})` : '';
  if (element.style.transform !== value) element.style.transform = value;
}
