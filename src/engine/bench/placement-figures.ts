import { atLeast, atMost, measured } from './figure';
import type { Figure } from './figure';
import { FLEETS, measurePlacement } from './placement';
import type { PlacementSpeed } from './placement';

/** Times the oracle's speed that is asked for, by fleet. */
const RATIO_AT: Readonly<Record<number, number>> = { 1_000: 50, 5_000: 200 };
/** Times the cost on the smallest fleet that a placement on the largest may have. */
const GROWTH_AT = 5;

export function figures(): Figure[] {
  const speeds = FLEETS.map(measurePlacement);
  return [...speeds.flatMap(figuresOf), growthFigure(speeds)];
}

function figuresOf({ instances, placement, oracle, agree }: PlacementSpeed): Figure[] {
  const ratio = `times the oracle, ${instances} instances`;
  const passAt = RATIO_AT[instances];
  return [
    measured(`placements per second, ${instances} instances`, placement),
    measured(`placements per second of the oracle, ${instances} instances`, oracle),
    passAt === undefined ? measured(ratio, placement / oracle) : atLeast(ratio, placement / oracle, passAt),
    atLeast(`same choices as the oracle, ${instances} instances`, agree ? 1 : 0, 1),
  ];
}

function growthFigure(speeds: readonly PlacementSpeed[]): Figure {
  const growth = (speeds[0]?.placement ?? 0) / (speeds.at(-1)?.placement ?? 1);
  return atMost(`cost on ${FLEETS[FLEETS.length - 1]} instances against ${FLEETS[0]}`, growth, GROWTH_AT);
}
