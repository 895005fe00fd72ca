import { taskDefinitionIndex } from '../../task-rows/kinds';
import { floorOf, floorsOf, raiseFloor } from '../memory/floors';
import { freeAmounts, freeColumn } from '../memory/free-amounts';
import type { Resource } from '../memory/free-amounts';
import { keepLowestLevel } from '../memory/levels';
import type { ScoringStrategy } from './strategy';

/**
 * binpack(cpu | memory): the eligible instance with the least of that resource left, whoever uses the rest, and whatever its
 * size. When a task is to stop: the one whose instance would then have the most left, which empties the emptiest first.
 * Source: placement-and-lifecycle 2.2 and 2.4.
 */
export const binpack: ScoringStrategy = {
  kind: 'scores',

  scoreToPlace({ world }, field, { members, count }, scores) {
    const free = freeColumn(world, resourceOf(field));
    for (let at = 0; at < count; at++) scores[at] = free[members[at] ?? 0] ?? 0;
  },

  scoreToStop({ world }, field, { members, count }, scores) {
    const resource = resourceOf(field);
    const free = freeColumn(world, resource);
    const { instanceIndex } = world.tasks;
    for (let at = 0; at < count; at++) {
      const task = members[at] ?? 0;
      const requirements = world.taskDefinitions[taskDefinitionIndex(world, task)]?.requirements;
      const given = resource === 'cpu' ? requirements?.cpuUnits : requirements?.memoryMiB;
      scores[at] = -((free[instanceIndex[task] ?? 0] ?? 0) + (given ?? 0));
    }
  },

  keepBest(view, field, remaining) {
    const resource = resourceOf(field);
    const { levels } = freeAmounts(view.world, view.cache, resource);
    const floors = floorsOf(view, resource, remaining.by);
    const { isByValueOnly } = remaining;
    const { found, number } = keepLowestLevel(levels, remaining, floorOf(view, floors, remaining), MOST_LEVELS);
    if (isByValueOnly) raiseFloor(floors, remaining, number);
    return found;
  },
};

/** After so many levels without a candidate it is quicker to compare the candidates with each other. */
const MOST_LEVELS = 32;

function resourceOf(field: string): Resource {
  return field === 'cpu' ? 'cpu' : 'memory';
}
