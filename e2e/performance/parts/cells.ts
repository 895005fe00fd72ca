import { atMost, measured, median, quantile } from '../../../src/engine/bench/figure';
import type { Figure } from '../../../src/engine/bench/figure';
import { recordFrames } from '../frames';
import type { Frames } from '../frames';
import { inLaboratory, inTurns, ROUNDS } from '../laboratory';
import type { Laboratory } from '../laboratory';
import type { Site } from '../site';
import { traced } from '../trace';

/** Cells of which so many change in each frame, one task each, by the stage alone. */

const RECORD_MS = 3_000;
const LARGE = { instances: 5_000, tasksPerInstance: 20, changes: 1_000 };
const LARGEST = { instances: 10_000, tasksPerInstance: 50, changes: 5_000 };

export function figures(site: Site): Promise<Figure[]> {
  return inLaboratory(site, async (laboratory) => [...(await large(laboratory)), ...(await largest(laboratory))]);
}

async function large({ browser, openPage }: Laboratory): Promise<Figure[]> {
  const control = await openPage('control');
  const stage = await openPage('stage', LARGE);
  // The first frames are the compiler's.
  await recordFrames(stage, RECORD_MS);
  const [ofControl, ofStage] = await inTurns(ROUNDS, [
    () => recordFrames(control, RECORD_MS),
    () => recordFrames(stage, RECORD_MS),
  ]);
  const [traces] = await inTurns(ROUNDS, [() => traced(browser, stage, () => recordFrames(stage, RECORD_MS))]);
  await control.close();
  await stage.close();
  const p95 = (of: typeof ofStage) => median(of.map(({ intervals }) => quantile(intervals, 0.95)));
  const script = (share: number) => median(traces.map(({ scriptPerFrame }) => quantile(scriptPerFrame, share)));
  const what = '100,000 cells, 1 % changing a frame';
  return [
    atMost(`${what}: script on the main thread, p95, ms`, script(0.95), 2),
    measured(`${what}: script on the main thread, median, ms`, script(0.5)),
    atMost(`${what}: p95 frame interval over the control's`, p95(ofStage) / p95(ofControl), 1.1),
    measured(`${what}: p95 frame interval, ms`, p95(ofStage)),
    measured(`${what}: painted pictures a second`, median(ofStage.map(picturesASecond))),
    measured("the control's p95 frame interval, ms", p95(ofControl)),
  ];
}

async function largest({ openPage }: Laboratory): Promise<Figure[]> {
  const stage = await openPage('stage', LARGEST);
  await recordFrames(stage, RECORD_MS);
  const [rounds] = await inTurns(ROUNDS, [() => recordFrames(stage, RECORD_MS)]);
  await stage.close();
  const what = '500,000 cells, 1 % changing a frame';
  const interval = median(rounds.map(({ intervals }) => median(intervals)));
  return [
    // The browser's clock of frames has tenths of a millisecond.
    atMost(`${what}: median frame interval, ms`, Math.round(interval * 10) / 10, 16.7),
    measured(`${what}: painted pictures a second`, median(rounds.map(picturesASecond))),
    measured(`${what}: p95 frame interval, ms`, median(rounds.map(({ intervals }) => quantile(intervals, 0.95)))),
  ];
}

/** Where nothing is painted off the page's thread each frame is a picture. */
function picturesASecond({ intervals, pictures }: Frames): number {
  return 1_000 / median(pictures.length > 0 ? pictures : intervals);
}
