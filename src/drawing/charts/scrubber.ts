/** The handle of the time axis, by pointer and by keys. */

export interface ScrubberHandlers {
  timeAt(event: PointerEvent): number;
  seek(timeMs: number, done: boolean): void;
  hover(timeMs: number | null): void;
  now(): number;
  end(): number;
}

/** Drag and keys: arrows a second, page keys ten, Home and End the ends. */
export function listenToScrubber(scrubber: HTMLElement, handlers: ScrubberHandlers): void {
  let dragging = false;
  scrubber.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    dragging = true;
    scrubber.setPointerCapture(event.pointerId);
    handlers.hover(null);
    handlers.seek(handlers.timeAt(event), false);
  });
  scrubber.addEventListener('pointermove', (event) => {
    if (dragging) handlers.seek(handlers.timeAt(event), false);
    else if (event.pointerType !== 'touch') handlers.hover(handlers.timeAt(event));
  });
  scrubber.addEventListener('pointerup', (event) => {
    if (!dragging) return;
    dragging = false;
    handlers.seek(handlers.timeAt(event), true);
  });
  scrubber.addEventListener('pointercancel', () => {
    dragging = false;
  });
  scrubber.addEventListener('pointerleave', () => handlers.hover(null));
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageUp: 10,
    PageDown: -10,
  };
  scrubber.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const step = steps[event.key];
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? handlers.end()
          : step === undefined
            ? null
            : handlers.now() + step * 1000;
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    handlers.seek(Math.min(handlers.end(), Math.max(0, to)), true);
  });
}
