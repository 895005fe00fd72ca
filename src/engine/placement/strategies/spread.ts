import { partitionBy } from '../cache';
import type { ScoringStrategy, StrategyView } from './strategy';

/**
 * spread(instanceId | attribute:NAME): the eligible instance whose group, the instances with the same value, has the fewest live tasks of
 * the service or task group, counted over the whole cluster: on full, draining and disconnected instances too. Only groups
 * with an eligible instance compete. Instances without the attribute are one group (assumption `spread-missing-attribute`).
 * When a task is to stop: one of the group with the most.
 * Source: placement-and-lifecycle 2.2 and 2.4.
 */
export const spread: ScoringStrategy = {
  kind: 'scores',

  scoreToPlace(view, field, { members, count }, scores) {
    const { counts } = view.cache;
    const valueOf = valuesOf(view, field);
    addTasks(view, valueOf, 1);
    for (let at = 0; at < count; at++) {
      const instance = members[at] ?? 0;
      scores[at] = counts[valueOf === null ? instance : (valueOf[instance] ?? 0)] ?? 0;
    }
    addTasks(view, valueOf, -1);
  },

  scoreToStop(view, field, { members, count }, scores) {
    const { counts } = view.cache;
    const { instanceIndex } = view.world.tasks;
    const valueOf = valuesOf(view, field);
    addTasks(view, valueOf, 1);
    for (let at = 0; at < count; at++) {
      const instance = instanceIndex[members[at] ?? 0] ?? 0;
      scores[at] = -(counts[valueOf === null ? instance : (valueOf[instance] ?? 0)] ?? 0);
    }
    addTasks(view, valueOf, -1);
  },
};

/** Number of the field's value by instance; null where every instance is its own value. */
function valuesOf({ world, cache }: StrategyView, field: string): Int32Array | null {
  if (field === 'instanceId') return null;
  return partitionBy(world, cache, field.slice('attribute:'.length)).valueOf;
}

/** Adds the group's live tasks to the counts by value, or takes them away again: the counts are 0 between uses. */
function addTasks({ cache: { counts }, group }: StrategyView, valueOf: Int32Array | null, sign: 1 | -1): void {
  group.onInstance.forEach((tasks, instance) => {
    const value = valueOf === null ? instance : (valueOf[instance] ?? 0);
    counts[value] = (counts[value] ?? 0) + sign * tasks;
  });
}
