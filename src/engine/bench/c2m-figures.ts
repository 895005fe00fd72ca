import { beginsAsOracle, placeAll, runExample } from './c2m';
import { atLeast, atMost, measured, median } from './figure';
import type { Figure } from './figure';

const ROUNDS = 5;
/** Seconds. */
const PASS_AT = 10;
/** Choices that are held to the oracle's. */
const REPLAYED = 200;

/** The C2M challenge in this process; in the browser's worker it is one of the browser's figures. */
export function figures(): Figure[] {
  const rounds = Array.from({ length: ROUNDS }, () => ({ decisions: placeAll(), whole: runExample() }));
  const what = '2,000,000 tasks on 6,100 hosts';
  return [
    atMost(`${what}, decisions alone, s`, median(rounds.map(({ decisions }) => decisions)), PASS_AT),
    atMost(`${what}, through the whole engine, s`, median(rounds.map(({ whole }) => whole.seconds)), PASS_AT),
    measured('the same: tasks that have a place', Math.min(...rounds.map(({ whole }) => whole.tasks))),
    atLeast(`${what}: first choices as the oracle's`, beginsAsOracle(REPLAYED) ? 1 : 0, 1),
  ];
}
