import { afterEach, expect, test, vi } from 'vitest';
import { createScheduler } from '../scheduler';
import { createLazyMapLayer } from './lazy-map-layer';
import type { StageView } from './view';

vi.mock('./map/map-layer', () => ({
  createMapLayer: () => {
    throw new Error('no such file');
  },
}));

afterEach(() => vi.unstubAllGlobals());

test('A map that cannot be loaded says so, and leaves nobody waiting', async () => {
  vi.stubGlobal('document', { createElement: () => ({ style: {}, setAttribute: () => {}, append: () => {} }) });
  const frames: (() => void)[] = [];
  const scheduler = createScheduler({
    now: () => 0,
    requestFrame: (callback) => frames.push(() => callback(0)),
    cancelFrame: () => {},
  });
  const said: unknown[] = [];
  const layer = createLazyMapLayer(scheduler, (cause) => said.push(cause));
  // A painted view is only handed on; this one comes before anything is loaded.
  layer.paint({} as StageView);
  expect(scheduler.isIdle).toBe(false);
  await layer.ready;
  for (const frame of frames.splice(0)) frame();
  expect(scheduler.isIdle).toBe(true);
  await vi.waitFor(() => expect(said).toEqual([new Error('no such file')]));
});
