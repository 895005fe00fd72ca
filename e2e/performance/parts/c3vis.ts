import { atLeast, measured, median } from '../../../src/engine/bench/figure';
import type { Figure } from '../../../src/engine/bench/figure';
import type { Page } from '@playwright/test';
import { inLaboratory, inTurns, ROUNDS } from '../laboratory';
import type { Site } from '../site';
import { traced } from '../trace';

/**
 * One task changes among 10,000: what it costs to draw that, here and in the way of c3vis. Counted is the work of the page's threads, script, style, layout
 * and painting, those of workers included.
 */

const SIZE = { instances: 500, tasksPerInstance: 20, changes: 1 };
const CHANGES = { stage: 40, c3vis: 2 };

export function figures(site: Site): Promise<Figure[]> {
  return inLaboratory(site, async ({ browser, openPage }) => {
    const stage = await openPage('stage', SIZE);
    const c3vis = await openPage('c3vis', SIZE);
    await change(stage, CHANGES.stage);
    const costOf = (page: Page, changes: number) => async () => {
      await page.bringToFront();
      const { mainMs, workersMs } = await traced(browser, page, () => change(page, changes));
      return (mainMs + workersMs) / changes;
    };
    const [ofStage, ofC3vis] = await inTurns(ROUNDS, [costOf(stage, CHANGES.stage), costOf(c3vis, CHANGES.c3vis)]);
    const what = 'one task changes among 10,000';
    return [
      atLeast(`${what}: c3vis's way of drawing over ours`, median(ofC3vis) / median(ofStage), 100),
      measured(`${what}: c3vis's way of drawing, ms`, median(ofC3vis)),
      measured(`${what}: ours, ms`, median(ofStage)),
    ];
  });
}

/** Makes changes one after the other, each drawn before the next. */
async function change(page: Page, times: number): Promise<void> {
  await page.evaluate(async (count) => {
    performance.mark('bench-begin');
    for (let turn = 0; turn < count; turn += 1) {
      await window.bench?.change();
      // Two frames on, the picture of it has been made.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }
    performance.mark('bench-end');
    performance.clearMarks();
  }, times);
}
