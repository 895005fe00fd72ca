import { addAll, exceeds, intersects, keepCommon, keepOthers } from '../../../lib/bitset';
import type { Bitset } from '../../../lib/bitset';
import { countsByValue, groupCounts } from '../memory/group-counts';
import type { GroupCounts } from '../memory/group-counts';
import { partitionBy } from '../memory/partition';
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
    const tasksAround = counter(view, field);
    for (let at = 0; at < count; at++) scores[at] = tasksAround(members[at] ?? 0);
  },

  scoreToStop(view, field, { members, count }, scores) {
    const tasksAround = counter(view, field);
    const { instanceIndex } = view.world.tasks;
    for (let at = 0; at < count; at++) scores[at] = -tasksAround(instanceIndex[members[at] ?? 0] ?? 0);
  },

  keepBest(view, field, candidates) {
    const counts = countsOf(view);
    if (field === 'instanceId') return keepFewestTasks(counts, candidates);
    const { members, numberOf } = partitionBy(view.world, view.cache, attributeOf(field));
    const tasks = countsByValue(view.world, view.cache, counts, attributeOf(field));
    // So many values that there is no set of instances for each.
    if (members.length < numberOf.size) return null;
    return keepFewestByValue(members, tasks, candidates, view.cache.winners);
  },
};

function attributeOf(field: string): string {
  return field.slice('attribute:'.length);
}

function countsOf({ world, cache, group }: StrategyView): GroupCounts {
  return groupCounts(world, cache, group);
}

/** Answers with the tasks in the group of an instance, for the field of the rule. */
function counter(view: StrategyView, field: string): (instance: number) => number {
  const counts = countsOf(view);
  if (field === 'instanceId') return (instance) => counts.onInstance[instance] ?? 0;
  const { valueOf } = partitionBy(view.world, view.cache, attributeOf(field));
  const tasks = countsByValue(view.world, view.cache, counts, attributeOf(field));
  return (instance) => tasks[valueOf[instance] ?? 0] ?? 0;
}

/** Keeps the candidates without a task of the group or, where there are none, those with one, with two, and so on. */
function keepFewestTasks({ some, withTasks }: GroupCounts, candidates: Bitset): number {
  if (exceeds(candidates, some)) return keepOthers(candidates, some);
  let fewest = Number.POSITIVE_INFINITY;
  for (const [tasks, instances] of withTasks) {
    if (tasks < fewest && intersects(candidates, instances)) fewest = tasks;
  }
  const best = withTasks.get(fewest);
  if (!best) throw new Error('candidates with tasks are on no list of instances with tasks');
  return keepCommon(candidates, best);
}

/** The same for values that have a set of instances each. */
function keepFewestByValue(members: readonly Bitset[], tasks: Int32Array, candidates: Bitset, winners: Bitset): number {
  let fewest = Number.POSITIVE_INFINITY;
  members.forEach((instances, value) => {
    const count = tasks[value] ?? 0;
    if (count < fewest && intersects(candidates, instances)) fewest = count;
  });
  winners.fill(0);
  members.forEach((instances, value) => {
    if (tasks[value] === fewest) addAll(winners, instances);
  });
  return keepCommon(candidates, winners);
}
