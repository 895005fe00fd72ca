import { atMost, measured, median } from '../../../src/engine/bench/figure';
import type { Figure } from '../../../src/engine/bench/figure';
import { recordFrames } from '../frames';
import { inLaboratory, inTurns, ROUNDS } from '../laboratory';
import { heapMegabytes, processMegabytes } from '../memory';
import { runOnScreen, runUnseen, shadeTasks, showScenario } from '../product';
import { busyFleet } from '../scenarios';
import type { Site } from '../site';
import { traced } from '../trace';

/** A run of 1,000,000 tasks, 100,000 of them at a time, as fast as the page plays, against the same run in the page's worker without a picture. */

const LIVE_TASKS = 100_000;
const UNTIL_SECOND = 450;
const CONTROL_MS = 5_000;
/** A trace of the whole run would be too large. */
const TRACED_SECOND = 60;

export function figures(site: Site): Promise<Figure[]> {
  return inLaboratory(site, async ({ browser, openPage, openProduct }) => {
    const text = busyFleet(LIVE_TASKS, UNTIL_SECOND);
    const control = await openPage('control');
    const product = await openProduct();
    await showScenario(product, text, 0);
    await shadeTasks(product);
    const [unseen, seen] = await inTurns(ROUNDS, [
      // The control's page is in front meanwhile: it shares the machine with the same simulation.
      () => Promise.all([runUnseen(product, text, UNTIL_SECOND), recordFrames(control, CONTROL_MS)]),
      () => runOnScreen(product, text, UNTIL_SECOND),
    ]);
    const { longTasks: longByWork } = await traced(browser, product, () => runOnScreen(product, text, TRACED_SECOND));
    const unseenMs = median(unseen.map(([{ runMs }]) => runMs));
    const heap = await heapMegabytes(product);
    const whole = await processMegabytes(browser);
    const wallMs = median(seen.map(({ runMs }) => runMs));
    // Of the control as many as there would have been in the same time.
    const perMs = median(unseen.map(([, { longTasks }]) => longTasks.length / CONTROL_MS));
    const what = 'a run of 1,000,000 tasks at full speed';
    return [
      atMost(
        `${what} on screen: long tasks beyond the control's`,
        median(seen.map(({ longTasks }) => longTasks.length)) - Math.round(perMs * wallMs),
        0,
      ),
      atMost(`${what}: wall time on screen over the unseen run's`, wallMs / unseenMs, 2.5),
      measured(
        `${what} on screen, its first ${TRACED_SECOND} s: tasks on the main thread of more than 50 ms of processor time`,
        longByWork,
      ),
      measured(`${what}: tasks created`, unseen[0]?.[0].tasks ?? 0),
      measured(`${what} on screen, s`, wallMs / 1_000),
      measured(`${what} unseen, s`, unseenMs / 1_000),
      measured(
        `${what} on screen: pictures a second`,
        median(seen.map(({ frames, runMs }) => (frames * 1_000) / runMs)),
      ),
      measured(
        `${what} on screen: longest task on the main thread, ms`,
        Math.max(0, ...seen.flatMap(({ longTasks }) => longTasks)),
      ),
      measured(`${what} on screen: heap of the main thread afterwards, MB`, heap),
      ...(whole === null ? [] : [measured(`${what} on screen: memory of the page's process afterwards, MB`, whole)]),
    ];
  });
}
