import type { Scheduler } from '../scheduler';
import type { MapLayer } from './map/map-layer';
import type { StageLayer, StageView } from './view';

/**
 * The map's layer; what paints it is loaded with the first map that is shown. The scheduler is not idle until it is painted, or until it is known
 * that it cannot be: `onBroken` then hears why, and the layer stays blank.
 */
export function createLazyMapLayer(scheduler: Scheduler, onBroken: (cause: unknown) => void): StageLayer {
  const element = document.createElement('div');
  element.className = 'stage-layer';
  element.setAttribute('aria-hidden', 'true');
  element.style.background = 'var(--paper)';
  let map: MapLayer | null = null;
  let view: StageView | null = null;
  let isDestroyed = false;
  let isBroken = false;
  let first: (() => void) | null = null;
  const ready = new Promise<void>((resolve) => {
    first = resolve;
  });

  async function load(): Promise<void> {
    const { createMapLayer } = await import('./map/map-layer');
    if (isDestroyed) return;
    map = createMapLayer(() => first?.());
    map.element.style.height = '100%';
    element.append(map.element);
    if (view) map.paint(view);
  }

  load().catch((cause: unknown) => {
    isBroken = true;
    first?.();
    if (!isDestroyed) onBroken(cause);
  });

  function untilSettled(): void {
    if (!isDestroyed && !isBroken && !map?.isSettled) scheduler.request(untilSettled);
  }

  return {
    element,
    ready,
    paint(next) {
      view = next;
      map?.paint(next);
      untilSettled();
    },
    destroy() {
      isDestroyed = true;
      first?.();
      map?.destroy();
      element.remove();
    },
  };
}
