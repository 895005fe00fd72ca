import { pointer } from 'd3-selection';
import { sameRef } from './refs';
import type { StageRef } from './refs';

/** Hover, click, double click and long press on the stage. */

export interface PointingHandlers {
  /** What is at a point in host px. */
  hit(x: number, y: number, touch: boolean): StageRef | null;
  hover(ref: StageRef | null): void;
  select(ref: StageRef | null): void;
  activate(ref: StageRef, point: { readonly x: number; readonly y: number }): void;
}

/** A finger that rests this long asks for the menu. */
const LONG_PRESS_MS = 500;
const STILL_WITHIN = 8;

export interface Pointing {
  /** To be called when the drawing has moved under a pointer that rests. */
  refresh(): void;
  stop(): void;
}

export function listenToPointer(host: HTMLElement, handlers: PointingHandlers): Pointing {
  const stop = new AbortController();
  const { signal } = stop;
  let hovered: StageRef | null = null;
  let touch = false;
  let press: { readonly timer: ReturnType<typeof setTimeout>; readonly x: number; readonly y: number } | null = null;
  let pressed = false;
  /** Where the mouse was last, in host px; null once it left. */
  let last: readonly [x: number, y: number] | null = null;

  function refAt(event: MouseEvent): StageRef | null {
    const [x, y] = pointer(event, host);
    return handlers.hit(x, y, touch);
  }

  function hover(ref: StageRef | null): void {
    if (sameRef(ref, hovered)) return;
    hovered = ref;
    host.style.cursor = ref ? 'pointer' : '';
    handlers.hover(ref);
  }

  function endPress(): void {
    if (press) clearTimeout(press.timer);
    press = null;
  }

  host.addEventListener(
    'pointerdown',
    (event) => {
      touch = event.pointerType === 'touch';
      pressed = false;
      endPress();
      if (!touch || !event.isPrimary) return;
      const ref = refAt(event);
      const { clientX: x, clientY: y } = event;
      if (!ref) return;
      const timer = setTimeout(() => {
        pressed = true;
        press = null;
        handlers.activate(ref, { x, y });
      }, LONG_PRESS_MS);
      press = { timer, x, y };
    },
    { signal, capture: true },
  );
  host.addEventListener(
    'pointermove',
    (event) => {
      if (press && Math.hypot(event.clientX - press.x, event.clientY - press.y) > STILL_WITHIN) endPress();
      if (event.pointerType === 'touch') return;
      last = pointer(event, host);
      if (event.buttons === 0) hover(refAt(event));
    },
    { signal },
  );
  for (const type of ['pointerup', 'pointercancel'] as const)
    host.addEventListener(type, endPress, { signal, capture: true });
  host.addEventListener(
    'pointerleave',
    () => {
      last = null;
      hover(null);
    },
    { signal },
  );
  host.addEventListener(
    'click',
    (event) => {
      if (!pressed) handlers.select(refAt(event));
    },
    { signal },
  );
  host.addEventListener(
    'dblclick',
    (event) => {
      const ref = refAt(event);
      if (ref) handlers.activate(ref, { x: event.clientX, y: event.clientY });
    },
    { signal },
  );
  host.addEventListener(
    'contextmenu',
    (event) => {
      const ref = refAt(event);
      if (!ref) return;
      event.preventDefault();
      if (!pressed) handlers.activate(ref, { x: event.clientX, y: event.clientY });
    },
    { signal },
  );
  return {
    refresh: () => hover(last && handlers.hit(last[0], last[1], false)),
    stop() {
      endPress();
      stop.abort();
    },
  };
}
