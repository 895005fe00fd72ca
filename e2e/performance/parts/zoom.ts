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

/** The wheel and the drag of a person over 100,000 tasks on 5,000 instances, each a cell, on the product's own page. */

/** `zoom` and `pan` stay on the map; `levels` goes on to the bars, and back. */
const GESTURES = ['zoom', 'pan', 'levels'] as const;
type Gesture = (typeof GESTURES)[number];

const RECORD_MS = 3_000;
/** Rounds under trace, which slows the browser down: for the script's share alone. */
const TRACED = 3;

export function figures(site: Site): Promise<Figure[]> {
  return inLaboratory(site, async ({ browser, openPage, openProduct }) => {
    const control = await openPage('control');
    const product = await openProduct();
    await showScenario(product, busyFleet(100_000, null), 60);
    await shadeTasks(product);
    const record = async (gesture: Gesture): Promise<Frames> => {
      await makeGestures(product, gesture);
      return recordFrames(product, RECORD_MS);
    };
    for (const gesture of GESTURES) await record(gesture);
    const [ofControl, ...ofGestures] = await inTurns(ROUNDS, [
      () => recordFrames(control, RECORD_MS),
      ...GESTURES.map((gesture) => () => record(gesture)),
    ]);
    const traces = await inTurns(
      TRACED,
      GESTURES.map((gesture) => () => traced(browser, product, () => record(gesture))),
    );
    const p95 = (of: readonly Frames[] = []) => median(of.map(({ intervals }) => quantile(intervals, 0.95)));
    const over = (index: number) => p95(ofGestures[index]) / p95(ofControl);
    const script = (index: number) =>
      median((traces[index] ?? []).map(({ scriptPerFrame }) => quantile(scriptPerFrame, 0.95)));
    const where = 'over 100,000 cells';
    return [
      atMost(`zoom ${where}: p95 frame interval over the control's`, over(0), 1.5),
      atMost(`pan ${where}: p95 frame interval over the control's`, over(1), 1.5),
      measured(`zoom ${where}: script on the main thread, p95, ms`, script(0)),
      measured(`pan ${where}: script on the main thread, p95, ms`, script(1)),
      measured("zoom from the map to the bars and back: p95 frame interval over the control's", over(2)),
      measured('zoom from the map to the bars and back: script on the main thread, p95, ms', script(2)),
    ];
  });
}

/** From now on each recorded frame brings a turn of the wheel, in and out again, or a drag, there and back. */
async function makeGestures(page: Page, gesture: Gesture): Promise<void> {
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
    // The whole cluster first; a drag needs something beyond the edge. With the control key a wheel counts tenfold.
    turn(100_000);
    if (kind === 'pan') turn(-40);
    const step = kind === 'levels' ? 5 : 2;
    let frame = 0;
    window.bench = {
      prepare: async () => Promise.resolve(),
      change: async () => Promise.resolve(),
      pictures: () => [],
      eachFrame() {
        const turnOf = frame % 60;
        frame += 1;
        if (kind !== 'pan') return void turn(turnOf < 30 ? -step : step);
        if (turnOf === 0) mouse('mousedown', stage, 0);
        mouse('mousemove', window, (turnOf < 30 ? turnOf : 60 - turnOf) * 4);
        if (turnOf === 59) mouse('mouseup', window, 0);
      },
    };
  }, gesture);
}
