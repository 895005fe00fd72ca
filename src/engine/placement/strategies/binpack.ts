import type { World } from '../../world';
import type { ScoringStrategy } from './strategy';

/**
 * binpack(cpu | memory): the eligible instance with the least of that resource left, whoever uses the rest, and whatever its
 * size. When a task is to stop: the one whose instance would then have the most left, which empties the emptiest first.
 * Source: placement-and-lifecycle 2.2 and 2.4.
 */
export const binpack: ScoringStrategy = {
  kind: 'scores',

  scoreToPlace({ world }, field, { members, count }, scores) {
    const free = freeColumn(world, field);
    for (let at = 0; at < count; at++) scores[at] = free[members[at] ?? 0] ?? 0;
  },

  scoreToStop({ world }, field, { members, count }, scores) {
    const free = freeColumn(world, field);
    const { instanceIndex, taskDefinition } = world.tasks;
    for (let at = 0; at < count; at++) {
      const task = members[at] ?? 0;
      const requirements = world.taskDefinitions[taskDefinition[task] ?? 0]?.requirements;
      const given = field === 'cpu' ? requirements?.cpuUnits : requirements?.memoryMiB;
      scores[at] = -((free[instanceIndex[task] ?? 0] ?? 0) + (given ?? 0));
    }
  },
};

function freeColumn({ instances }: World, field: string): Int32Array {
  return field === 'cpu' ? instances.cpuUnitsFree : instances.memoryMiBFree;
}
