import type { Scheduler } from '../scheduler';
import type { MapLayer } from './map/map-layer';
import type { StageLayer, StageView } from './view';

/** The map's layer; what paints it is loaded with the first map that is shown. The scheduler is not idle until it is painted. */
export function createLazyMapLayer(scheduler: Scheduler): StageLayer {
  const element = document.createElement('div');
  element.className = 'stage-layer';
  element.setAttribute('aria-hidden', 'true');
  element.style.background = 'var(--paper)';
  let map: MapLayer | null = null;
  let view: StageView | null = null;
  let isDestroyed = false;
  let first: (() => void) | null = null;
  const ready = new Promise<void>((resolve) => {
    first = resolve;
  });

  void import('./map/map-layer').then(({ createMapLayer }) => {
    if (isDestroyed) return;
    map = createMapLayer(() => first?.());
    map.element.style.height = '100%';
    element.append(map.element);
    if (view) map.paint(view);
  });

  function untilSettled(): void {
    if (!isDestroyed && !map?.isSettled) scheduler.request(untilSettled);
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
