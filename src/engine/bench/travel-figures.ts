import { atLeast, measured, rounded } from './figure';
import type { Figure } from './figure';
import type { TravelSpeed } from './time-travel';

/** How often a journey to a moment of the second half must fit into the run from the beginning to there: the middle one, and the slowest. */
const MEDIAN_RATIO_AT = 10;
const LEAST_RATIO_AT = 5;

export function travelFigures(speed: TravelSpeed): Figure[] {
  return [
    atLeast('journeys that fit into the run from the beginning, median', speed.medianRatio, MEDIAN_RATIO_AT),
    atLeast('journeys that fit into the run from the beginning, least', speed.leastRatio, LEAST_RATIO_AT),
    atLeast('same world by either way', speed.same ? 1 : 0, 1),
    measured('an hour from the beginning, ms', speed.plainMs),
    measured('the same with checkpoints, ms', speed.firstRunMs),
    measured('a journey with its frame, median, ms', speed.medianMs),
    measured('a journey with its frame, slowest, ms', speed.slowestMs),
    measured('one copy of the state, ms', speed.copyMs),
    measured('all checkpoints, MB', speed.checkpointsMb),
  ];
}

export function printTravel(speed: TravelSpeed): void {
  const { size, tasks } = speed;
  console.log(
    `one hour of ${size.instances} instances, ${size.services} services, ${size.tasks} live tasks, ${tasks} in all`,
  );
  for (const { name, value, pass } of travelFigures(speed))
    console.log(`${name}: ${rounded(value)}${pass ? '' : '  TOO LITTLE'}`);
}
