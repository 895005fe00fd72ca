import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PainterRequest } from './painter-worker';

/** The page's worker, which answers when a test says so. */
class FakeWorker extends EventTarget {
  static readonly made: FakeWorker[] = [];
  readonly asked: PainterRequest[] = [];
  isTerminated = false;

  constructor() {
    super();
    FakeWorker.made.push(this);
  }

  postMessage(request: PainterRequest): void {
    this.asked.push(request);
  }

  terminate(): void {
    this.isTerminated = true;
  }
}

/** A canvas that cannot be drawn on: what is painted is not looked at here. */
class FakeCanvas {
  readonly style = {};
  readonly getContext = (): null => null;
  transferControlToOffscreen(): object {
    return {};
  }
}

const makeElement = (name: string): object => (name === 'canvas' ? new FakeCanvas() : { replaceChildren: () => {} });

beforeEach(() => {
  // The worker is the module's own: each test has a module of its own.
  vi.resetModules();
  FakeWorker.made.length = 0;
  vi.stubGlobal('document', { createElement: makeElement });
  vi.stubGlobal('HTMLCanvasElement', FakeCanvas);
  vi.stubGlobal('OffscreenCanvas', FakeCanvas);
  vi.stubGlobal('Worker', FakeWorker);
});
afterEach(() => vi.unstubAllGlobals());

async function setUp() {
  const { createPainterClient } = await import('./painter-client');
  const client = createPainterClient();
  const [worker] = FakeWorker.made;
  if (!worker) throw new Error('no worker');
  return { createPainterClient, client, worker };
}

test('Maps share one worker, and each hears of its own pictures', async () => {
  const { createPainterClient, client, worker } = await setUp();
  const other = createPainterClient();
  expect(FakeWorker.made).toHaveLength(1);
  client.paint({});
  other.paint({});
  const ids = worker.asked.flatMap((request) => (request.kind === 'paint' ? [request.id] : []));
  worker.dispatchEvent(new MessageEvent('message', { data: ids[0] ?? null }));
  expect([client.isBusy, other.isBusy]).toEqual([false, true]);
});

test.each(['error', 'messageerror'])('After an %s the page paints what the worker did not', async (breakdown) => {
  const { client, worker } = await setUp();
  const heard: string[] = [];
  client.onPainted = () => heard.push('painted');
  client.onLost = () => heard.push('lost');
  client.paint({});
  worker.dispatchEvent(new Event(breakdown));
  expect([client.isBusy, worker.isTerminated, heard]).toEqual([false, true, ['lost']]);
  client.paint({});
  expect([client.isBusy, heard]).toEqual([false, ['lost', 'painted']]);
});

test('A worker that breaks down while no map is shown is not used again', async () => {
  const { createPainterClient, client, worker } = await setUp();
  client.onLost = () => expect.unreachable('a map that is gone takes nothing over');
  client.destroy();
  worker.dispatchEvent(new Event('error'));
  const asked = worker.asked.length;
  const next = createPainterClient();
  let painted = 0;
  next.onPainted = () => (painted += 1);
  next.paint({});
  expect([FakeWorker.made.length, worker.asked.length, next.isBusy, painted]).toEqual([1, asked, false, 1]);
});

test('A map that is put away after the breakdown leaves quietly', async () => {
  const { client, worker } = await setUp();
  worker.dispatchEvent(new Event('error'));
  expect(() => client.destroy()).not.toThrow();
});
