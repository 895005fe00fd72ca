import { createMapPainter } from './painter';
import type { PainterReply, PainterRequest } from './painter-worker';
import { buffersOf } from './picture';
import type { MapPicture } from './picture';

/** The page's hand on a painter of the map: one picture is under way at a time. */
export interface PainterClient {
  /** Holds the canvas that is painted on. */
  readonly element: HTMLElement;
  /** Whether the picture before is still being painted. */
  readonly isBusy: boolean;
  paint(picture: MapPicture): void;
  /** A picture has been painted. */
  onPainted: (() => void) | null;
  /** The painter has to be told everything anew: its thread broke down, and the page's own has taken over. */
  onLost: (() => void) | null;
  destroy(): void;
}

/** One worker paints all maps of the page; it stays, because levels come and go. */
let worker: Worker | null = null;
/** A worker that broke down is not tried again. */
let broken = false;
let ids = 0;
/** What the worker's clients do when it breaks down. */
const takeOvers = new Set<() => void>();

function workerOf(): Worker | null {
  if (
    broken ||
    typeof OffscreenCanvas === 'undefined' ||
    !('transferControlToOffscreen' in HTMLCanvasElement.prototype)
  )
    return null;
  try {
    worker ??= startWorker();
  } catch {
    broken = true;
  }
  return worker;
}

/** Listens for breakdowns itself: one may come when no client is there to hear of it. */
function startWorker(): Worker {
  const started = new Worker(new URL('./painter-worker.ts', import.meta.url), { type: 'module', name: 'painter' });
  started.addEventListener('error', breakDown);
  started.addEventListener('messageerror', breakDown);
  return started;
}

function breakDown(): void {
  broken = true;
  worker?.terminate();
  worker = null;
  for (const takeOver of takeOvers) takeOver();
  takeOvers.clear();
}

export function createPainterClient(): PainterClient {
  const element = document.createElement('div');
  const thread = workerOf();
  return thread ? offPage(element, thread) : onPage(element);
}

function addCanvas(element: HTMLElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  Object.assign(canvas.style, { width: '100%', height: '100%', display: 'block' });
  element.replaceChildren(canvas);
  return canvas;
}

function offPage(element: HTMLElement, thread: Worker): PainterClient {
  ids += 1;
  const id = ids;
  let isBusy = false;
  let ownThread: PainterClient | null = null;
  const stop = new AbortController();
  const send = (request: PainterRequest, move: Transferable[]): void => thread.postMessage(request, move);
  const canvas = addCanvas(element).transferControlToOffscreen();
  send({ kind: 'open', id, canvas }, [canvas]);
  const takeOver = (): void => {
    isBusy = false;
    ownThread = onPage(element);
    client.onLost?.();
  };
  takeOvers.add(takeOver);
  const client: PainterClient = {
    element,
    get isBusy() {
      return isBusy;
    },
    paint(picture) {
      if (ownThread) {
        ownThread.paint(picture);
        client.onPainted?.();
        return;
      }
      isBusy = true;
      send({ kind: 'paint', id, picture }, buffersOf(picture));
    },
    onPainted: null,
    onLost: null,
    destroy() {
      stop.abort();
      takeOvers.delete(takeOver);
      send({ kind: 'close', id }, []);
    },
  };
  thread.addEventListener(
    'message',
    ({ data }: MessageEvent<PainterReply>) => {
      if (data !== id) return;
      isBusy = false;
      client.onPainted?.();
    },
    { signal: stop.signal },
  );
  return client;
}

function onPage(element: HTMLElement): PainterClient {
  const painter = createMapPainter(addCanvas(element));
  const client: PainterClient = {
    element,
    isBusy: false,
    paint(picture) {
      painter.paint(picture);
      client.onPainted?.();
    },
    onPainted: null,
    onLost: null,
    destroy: () => undefined,
  };
  return client;
}
