import { atMost, measured, median } from '../../../src/engine/bench/figure';
import type { Figure } from '../../../src/engine/bench/figure';
import { exampleText, findExample } from '../../../src/scenario/examples/examples';
import { inLaboratory, inTurns, ROUNDS } from '../laboratory';
import { processMegabytes } from '../memory';
import { runUnseen } from '../product';
import type { Site } from '../site';

/** The product's own example of the C2M challenge in the page's worker: from the beginning until every task has its place. */

const PLACED_AT_SECOND = 1;

export function figures(site: Site): Promise<Figure[]> {
  return inLaboratory(site, async ({ browser, openProduct }) => {
    const example = findExample('c2m');
    if (!example) throw new Error('there is no example c2m');
    const product = await openProduct();
    const [runs] = await inTurns(ROUNDS, [() => runUnseen(product, exampleText(example), PLACED_AT_SECOND)]);
    const megabytes = await processMegabytes(browser);
    return [
      atMost(
        "2,000,000 tasks on 6,100 hosts, in the browser's worker, s",
        median(runs.map(({ runMs }) => runMs)) / 1_000,
        10,
      ),
      measured('the same: tasks that have a place', Math.min(...runs.map(({ placed }) => placed))),
      measured('the same: reading and setting up the scenario, s', median(runs.map(({ loadMs }) => loadMs)) / 1_000),
      ...(megabytes === null ? [] : [measured("the same: memory of the page's process, MB", megabytes)]),
    ];
  });
}
