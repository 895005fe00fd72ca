import type { Page } from '@playwright/test';
import { measured, median, quantile } from '../../../src/engine/bench/figure';
import type { Figure } from '../../../src/engine/bench/figure';
import { recordFrames } from '../frames';
import { inLaboratory, inTurns, ROUNDS } from '../laboratory';
import { shadeTasks, showScenario } from '../product';
import { busyFleet } from '../scenarios';
import type { Site } from '../site';
import { traced } from '../trace';

/** The whole page, its panels, counters and charts with it, while it plays 100,000 tasks that come and go, each a cell. */

const SPEED = 10;
const RECORD_MS = 3_000;
/** By then the services have all their tasks, and these have begun to be replaced. */
const FROM_SECOND = 90;

export function figures(site: Site): Promise<Figure[]> {
  return inLaboratory(site, async ({ browser, openPage, openProduct }) => {
    const control = await openPage('control');
    const product = await openProduct();
    await showScenario(product, busyFleet(100_000, 1_200), FROM_SECOND);
    await shadeTasks(product);
    const recordPlaying = async () => playing(product, () => recordFrames(product, RECORD_MS));
    await recordPlaying();
    const [ofControl, played] = await inTurns(ROUNDS, [() => recordFrames(control, RECORD_MS), recordPlaying]);
    const [traces] = await inTurns(ROUNDS, [() => traced(browser, product, recordPlaying)]);
    const what = `the page plays 100,000 tasks, ${SPEED} s a second`;
    const p95 = (of: readonly { readonly intervals: readonly number[] }[]) =>
      median(of.map(({ intervals }) => quantile(intervals, 0.95)));
    const script = (share: number) => median(traces.map(({ scriptPerFrame }) => quantile(scriptPerFrame, share)));
    return [
      measured(`${what}: tasks that change a picture, on average`, mean(played.flatMap(({ changes }) => changes))),
      measured(`${what}: pictures a second`, median(played.map(({ changes }) => (changes.length * 1_000) / RECORD_MS))),
      measured(`${what}: script on the main thread, p95, ms`, script(0.95)),
      measured(`${what}: script on the main thread, median, ms`, script(0.5)),
      measured(
        `${what}: p95 frame interval over the control's`,
        p95(played.map(({ result }) => result)) / p95(ofControl),
      ),
      measured(`${what}: long tasks in 3 s`, median(played.map(({ result }) => result.longTasks.length))),
    ];
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Plays meanwhile; answers also with how many tasks changed in each frame that was shown. */
async function playing<T>(page: Page, work: () => Promise<T>): Promise<{ result: T; changes: readonly number[] }> {
  await page.bringToFront();
  const noted = await page.evaluateHandle(
    ([speed]) => {
      const session = window.stowplan?.session;
      const changes: number[] = [];
      const end = session?.frames.subscribe(({ frame }) => changes.push(frame.changedTasks?.length ?? -1));
      session?.setSpeed(speed);
      session?.play();
      return { changes, end };
    },
    [SPEED] as const,
  );
  const result = await work();
  const changes = await noted.evaluate(async (notes) => {
    window.stowplan?.session.pause();
    notes.end?.();
    await window.stowplan?.settled();
    return notes.changes;
  });
  await noted.dispose();
  return { result, changes };
}
