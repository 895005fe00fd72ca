import { addBit, hasBit } from '../../../lib/bitset';
import type { Bitset } from '../../../lib/bitset';
import { freeColumn, sortedColumn, visitSorted } from '../memory/sorted-column';
import type { Resource } from '../memory/sorted-column';
import type { PlacementView, ScoringStrategy } from './strategy';

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
    const { instanceIndex, taskDefinition } = world.tasks;
    for (let at = 0; at < count; at++) {
      const task = members[at] ?? 0;
      const requirements = world.taskDefinitions[taskDefinition[task] ?? 0]?.requirements;
      const given = resource === 'cpu' ? requirements?.cpuUnits : requirements?.memoryMiB;
      scores[at] = -((free[instanceIndex[task] ?? 0] ?? 0) + (given ?? 0));
    }
  },

  keepBest(view, field, candidates, count) {
    return count > FEW ? keepFirstOfSorted(view, resourceOf(field), candidates) : null;
  },
};

/** With so few candidates it is quicker to compare them all than to look for one of them among the sorted instances. */
const FEW = 256;

function resourceOf(field: string): Resource {
  return field === 'cpu' ? 'cpu' : 'memory';
}

/** Walks up from the fullest instance that could do to the first candidate, and on through those that have equally much left. */
function keepFirstOfSorted(view: PlacementView, resource: Resource, candidates: Bitset): number {
  const { world, cache, requirements } = view;
  const needed = resource === 'cpu' ? requirements.cpuUnits : requirements.memoryMiB;
  const { winners } = cache;
  winners.fill(0);
  let kept = 0;
  let least = Number.POSITIVE_INFINITY;
  visitSorted(sortedColumn(world, cache, resource), needed, (instance, amount) => {
    if (amount > least) return false;
    if (hasBit(candidates, instance)) {
      least = amount;
      kept++;
      addBit(winners, instance);
    }
    return true;
  });
  candidates.set(winners);
  return kept;
}
