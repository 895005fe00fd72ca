import { atLeast, measured } from './figure';
import type { Figure } from './figure';
import { measureTravel } from './time-travel';

/** How often a journey to a moment of the second half must fit into the run from the beginning to there: the middle one, and the slowest. */
const MEDIAN_RATIO_AT = 10;
const LEAST_RATIO_AT = 5;

export function figures(): Figure[] {
  const speed = measureTravel();
  const { instances, services, tasks } = speed.size;
  const hour = `an hour of ${instances} instances, ${services} services, ${tasks} live tasks, ${speed.tasks} in all`;
  return [
    atLeast('journeys that fit into the run from the beginning, median', speed.medianRatio, MEDIAN_RATIO_AT),
    atLeast('journeys that fit into the run from the beginning, least', speed.leastRatio, LEAST_RATIO_AT),
    atLeast('same world by either way', speed.same ? 1 : 0, 1),
    measured(`${hour}: from the beginning, ms`, speed.plainMs),
    measured('the same with checkpoints, ms', speed.firstRunMs),
    measured('a journey with its frame, median, ms', speed.medianMs),
    measured('a journey with its frame, slowest, ms', speed.slowestMs),
    measured('one copy of the state, ms', speed.copyMs),
    measured('all checkpoints, MB', speed.checkpointsMb),
  ];
}
