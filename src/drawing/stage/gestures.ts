import { pointer, pointers, select } from 'd3-selection';
import { zoom as d3Zoom, zoomIdentity } from 'd3-zoom';
import type { D3ZoomEvent } from 'd3-zoom';

import type { CameraControl, CameraHandlers, Point } from './camera';

/** The gestures of a camera: D3 reads them; what a zoom means for the layout is the stage's business. */

/**
 * The wheel zooms wherever it would otherwise do nothing: where the page does not scroll, or while the stage has the keyboard focus. Where
 * the page scrolls, it scrolls the page, and ctrl or command with the wheel (or a pinch on a trackpad) zooms.
 */
function wheelZooms(event: WheelEvent, host: HTMLElement): boolean {
  if (event.ctrlKey || event.metaKey || host.contains(document.activeElement)) return true;
  const page = document.scrollingElement;
  return page === null || page.scrollHeight <= page.clientHeight + 1;
}

export function createGestures(host: HTMLElement, handlers: CameraHandlers): CameraControl {
  let pinchAt: Point | null = null;

  const behaviour = d3Zoom<HTMLElement, unknown>()
    .clickDistance(4)
    .filter((event: MouseEvent | TouchEvent | WheelEvent) => {
      if (event instanceof WheelEvent) return wheelZooms(event, host);
      return event instanceof MouseEvent ? event.button === 0 && !event.ctrlKey : true;
    })
    .on('start', () => {
      pinchAt = null;
      behaviour.scaleExtent([1, handlers.maxZoom()]);
    })
    .on('zoom', (event: D3ZoomEvent<HTMLElement, unknown>) => {
      const { transform } = event;
      const source = event.sourceEvent as Event | null;
      if (source === null) return;
      const touches = isTouch(source) ? pointers(source, host) : [];
      if (touches.length > 1) {
        const [a = [0, 0], b = [0, 0]] = touches;
        const middle = { x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2 };
        handlers.zoomTo(transform.k, pinchAt ?? middle, middle);
        pinchAt = middle;
        remember();
      } else if (transform.k === handlers.state().zoom) handlers.panTo(transform.x, transform.y);
      else {
        const [x, y] = pointer(source, host);
        handlers.zoomTo(transform.k, { x, y }, { x, y });
        remember();
      }
    })
    .on('end', remember);

  /** Tells D3 where the camera really is: a zoomed layout is not a scaled one, and panning has limits. */
  function remember(): void {
    const { zoom, x, y } = handlers.state();
    Object.assign(host, { __zoom: zoomIdentity.translate(x, y).scale(zoom) });
  }

  select(host).call(behaviour).on('dblclick.zoom', null);
  remember();
  return {
    sync: remember,
    destroy: () => void select(host).on('.zoom', null),
  };
}

function isTouch(event: Event): boolean {
  return typeof TouchEvent !== 'undefined' && event instanceof TouchEvent;
}
