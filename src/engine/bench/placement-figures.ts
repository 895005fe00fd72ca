import { atLeast, atMost, measured } from './figure';
import type { Figure } from './figure';
import { agreesWithOracle, compareAll, costRatio, growth, recordCost } from './placement';
import { workload } from './workload';
import type { Mix } from './workload';

const INSTANCES = 5_000;

/** Cost on 10,000 instances over that on 100 which is asked for, by mix. */
const GROWTH_AT: Readonly<Record<Mix, number>> = { binpack: 2.2, spread: 2.2, chain: 2.2, mixed: 3, random: 3 };
const MIXES: readonly Mix[] = ['binpack', 'spread', 'chain', 'mixed', 'random'];

/** Placements whose choices are held to the oracle's, on a fleet that it can still manage. */
const REPLAYED = 600;
const INSTANCES_REPLAYED = 300;

export function figures(): Figure[] {
  return [...speeds(), ...MIXES.map(growthFigure), manyServices(), recordFigure(), sameChoices()];
}

function speeds(): Figure[] {
  const { real, others, times, agree } = compareAll(INSTANCES);
  const at = 'placements and stops a second at 5,000 instances';
  return [
    measured(at, real),
    measured(`${at}, naive loop over objects`, others.naive),
    measured(`${at}, one pass over typed arrays`, others.scan),
    measured(`${at}, oracle`, others.oracle),
    atLeast(`${at}: times the naive loop over objects`, times.naive, 300),
    atLeast(`${at}: times one allocation-free pass over typed arrays`, times.scan, 15),
    measured(`${at}: times the oracle`, times.oracle),
    atLeast('same choices as the naive loop, the pass and the oracle', agree ? 1 : 0, 1),
  ];
}

function growthFigure(mix: Mix): Figure {
  return atMost(`cost at 10,000 instances over cost at 100: ${mix}`, growth(mix), GROWTH_AT[mix]);
}

function manyServices(): Figure {
  const cost = costRatio(workload(INSTANCES, 'mixed', 2_000), workload(INSTANCES, 'mixed', 60));
  return atLeast('throughput with 2,000 interleaved services over that with 60', 1 / cost, 0.5);
}

function recordFigure(): Figure {
  const percent = (1 - 1 / recordCost(INSTANCES)) * 100;
  return atMost("the decision record's cost in throughput, %", percent, 5);
}

function sameChoices(): Figure {
  const agree = MIXES.every((mix) => agreesWithOracle(workload(INSTANCES_REPLAYED, mix), REPLAYED));
  return atLeast('same choices as the oracle, every mix', agree ? 1 : 0, 1);
}
