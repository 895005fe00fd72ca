import type { Page } from '@playwright/test';
import { atMost, measured, median, quantile } from '../../../src/engine/bench/figure';
import type { Figure } from '../../../src/engine/bench/figure';
import { recordFrames } from '../frames';
import type { Frames } from '../frames';
import { inLaboratory, inTurns, ROUNDS } from '../laboratory';
import { shadeTasks, showScenario } from '../product';
import { busyFleet } from '../scenarios';
import type { Site } from '../site';
import { traced } from '../trace';
import type { Trace } from '../trace';

/** The wheel and the drag of a person over 100,000 tasks on 5,000 instances, on the product's own page. */

const RECORD_MS = 3_000;

export function figures(site: Site): Promise<Figure[]> {
  return inLaboratory(site, async ({ browser, openPage, openProduct }) => {
    const control = await openPage('control');
    const product = await openProduct();
    await showScenario(product, busyFleet(100_000, null), 60);
    await shadeTasks(product);
    const record = async (gesture: 'zoom' | 'pan'): Promise<Frames> => {
      await makeGestures(product, gesture);
      return recordFrames(product, RECORD_MS);
    };
    for (const gesture of ['zoom', 'pan'] as const) await record(gesture);
    const [ofControl, ofZoom, ofPan] = await inTurns(ROUNDS, [
      () => recordFrames(control, RECORD_MS),
      () => record('zoom'),
      () => record('pan'),
    ]);
    const tracesOf = (gesture: 'zoom' | 'pan') => () => traced(browser, product, () => record(gesture));
    const [zoomTraces, panTraces] = await inTurns(2, [tracesOf('zoom'), tracesOf('pan')]);
    const script = (of: readonly Trace[]) => median(of.map(({ scriptPerFrame }) => quantile(scriptPerFrame, 0.95)));
    const p95 = (of: readonly Frames[]) => median(of.map(({ intervals }) => quantile(intervals, 0.95)));
    const longTasks = (of: readonly Frames[]) => median(of.map((frames) => frames.longTasks.length));
    return [
      atMost("zoom over 100,000 cells: p95 frame interval over the control's", p95(ofZoom) / p95(ofControl), 1.5),
      atMost("pan over 100,000 cells: p95 frame interval over the control's", p95(ofPan) / p95(ofControl), 1.5),
      measured('zoom over 100,000 cells: script on the main thread, p95, ms', script(zoomTraces)),
      measured('pan over 100,000 cells: script on the main thread, p95, ms', script(panTraces)),
      measured('zoom over 100,000 cells: long tasks in 3 s', longTasks(ofZoom)),
      measured('pan over 100,000 cells: long tasks in 3 s', longTasks(ofPan)),
    ];
  });
}

/** From now on each recorded frame brings a turn of the wheel, in and out again, or a drag, there and back. */
async function makeGestures(page: Page, gesture: 'zoom' | 'pan'): Promise<void> {
  await page.evaluate((kind) => {
    const stage = document.querySelector('[role="application"]');
    if (!stage) throw new Error('no stage');
    const box = stage.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const turn = (deltaY: number) =>
      stage.dispatchEvent(
        new WheelEvent('wheel', { deltaY, ctrlKey: true, clientX: x, clientY: y, bubbles: true, cancelable: true }),
      );
    const mouse = (type: string, target: EventTarget, offset: number) =>
      target.dispatchEvent(
        new MouseEvent(type, {
          view: window,
          clientX: x + offset,
          clientY: y + offset,
          bubbles: true,
          cancelable: true,
        }),
      );
    // The whole cluster first; a drag needs something beyond the edge.
    turn(100_000);
    if (kind === 'pan') for (let step = 0; step < 3; step += 1) turn(-50);
    let frame = 0;
    window.bench = {
      prepare: async () => Promise.resolve(),
      change: async () => Promise.resolve(),
      pictures: () => [],
      eachFrame() {
        const step = frame % 60;
        frame += 1;
        if (kind === 'zoom') return void turn(step < 30 ? -4 : 4);
        if (step === 0) mouse('mousedown', stage, 0);
        mouse('mousemove', window, (step < 30 ? step : 60 - step) * 4);
        if (step === 59) mouse('mouseup', window, 0);
      },
    };
  }, gesture);
}
