import { atMost, measured, median } from '../../../src/engine/bench/figure';
import type { Figure } from '../../../src/engine/bench/figure';
import { inLaboratory, inTurns, ROUNDS } from '../laboratory';
import { runUnseen } from '../product';
import { c2m } from '../scenarios';
import type { Site } from '../site';

/** The C2M challenge in the page's worker: from the beginning until every task has its place. */

const PLACED_AT_SECOND = 1;

export function figures(site: Site): Promise<Figure[]> {
  return inLaboratory(site, async ({ openProduct }) => {
    const product = await openProduct();
    const [runs] = await inTurns(ROUNDS, [() => runUnseen(product, c2m(), PLACED_AT_SECOND)]);
    return [
      atMost(
        "2,000,000 tasks on 6,100 hosts, in the browser's worker, s",
        median(runs.map(({ runMs }) => runMs)) / 1_000,
        10,
      ),
      measured('the same scenario read and set up, s', median(runs.map(({ loadMs }) => loadMs)) / 1_000),
    ];
  });
}
