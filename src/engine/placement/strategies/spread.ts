import { fargateTasksIn } from '../../fargate/zones';
import { noTaskCounts, tasksOn } from '../../task-counts';
import { fargateZone } from '../../task-rows/platform';
import { eligibleByValue } from '../memory/eligibility';
import { floorOf, raiseFloor, taskFloorsOf } from '../memory/floors';
import { countsByValue, groupCounts, levelsOf } from '../memory/group-counts';
import type { GroupCounts } from '../memory/group-counts';
import { keepLowestLevel } from '../memory/levels';
import { partitionBy } from '../memory/partition';
import { unionOf } from '../memory/value-counts';
import type { ValueCounts } from '../memory/value-counts';
import { countIn, lowestCounted, narrow } from '../remaining';
import type { Remaining } from '../remaining';
import type { PlacementView, ScoringStrategy, StrategyView } from './strategy';

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
    for (let at = 0; at < count; at++) {
      const task = members[at] ?? 0;
      const instance = instanceIndex[task] ?? -1;
      scores[at] = -(instance >= 0 ? tasksAround(instance) : tasksAroundMicroVm(view, field, task));
    }
  },

  keepBest(view, field, remaining) {
    const counts = countsOf(view);
    if (field === 'instanceId') {
      // All that `distinctInstance` leaves have no task.
      if (view.apartFrom === null) keepFewestTasks(view, counts, remaining);
      return true;
    }
    const partition = partitionBy(view.world, view.cache, field);
    // So many values that there is no set of instances for each.
    if (partition.members.length < partition.numberOf.size) return false;
    const byValue = countsByValue(view.world, counts, partition);
    if (remaining.whole === null) keepFewestAmong(byValue, remaining);
    else keepFewestOfAll(byValue, eligibleByValue(view.eligibility, partition), remaining);
    return true;
  },
};

function countsOf({ world, cache, group }: StrategyView): GroupCounts {
  return groupCounts(world, cache, group);
}

/** Answers with the tasks in the group of an instance, for the field of the rule. */
function counter(view: StrategyView, field: string): (instance: number) => number {
  const counted = view.world.groups[view.group]?.tasks ?? noTaskCounts();
  if (field === 'instanceId') return (instance) => tasksOn(counted, instance);
  const partition = partitionBy(view.world, view.cache, field);
  const { tasks } = countsByValue(view.world, countsOf(view), partition);
  return (instance) => tasks[partition.valueOf[instance] ?? 0] ?? 0;
}

/** On Fargate a task has its machine to itself, and its zone with others. */
function tasksAroundMicroVm({ world, group }: StrategyView, field: string, task: number): number {
  return field === 'instanceId' ? 1 : fargateTasksIn(world, group, fargateZone(world, task));
}

function keepFewestTasks(view: PlacementView, counts: GroupCounts, remaining: Remaining): void {
  const levels = levelsOf(view.world, view.cache, counts);
  if (levels.list.length <= FEW_LEVELS) {
    keepLowestLevel(levels, remaining, 0, FEW_LEVELS);
    return;
  }
  const floors = taskFloorsOf(view, counts, remaining.by);
  const { isByValueOnly } = remaining;
  const { number } = keepLowestLevel(levels, remaining, floorOf(view, floors, remaining), levels.list.length);
  if (isByValueOnly) raiseFloor(floors, remaining, number);
}

/** So many levels are quickly gone through. */
const FEW_LEVELS = 6;

/** Where nothing has been left out yet, how many candidates each value has is known. */
function keepFewestOfAll(counts: ValueCounts, eligible: Int32Array, remaining: Remaining): void {
  const { partition, tasks } = counts;
  const valueCount = partition.members.length;
  let fewest = Number.POSITIVE_INFINITY;
  for (let value = 0; value < valueCount; value++) {
    const around = tasks[value] ?? 0;
    if (around < fewest && (eligible[value] ?? 0) > 0) fewest = around;
  }
  const values: number[] = [];
  let count = 0;
  for (let value = 0; value < valueCount; value++) {
    if (tasks[value] !== fewest || eligible[value] === 0) continue;
    values.push(value);
    count += eligible[value] ?? 0;
  }
  if (count < remaining.count) narrow(remaining, unionOf(counts, values), count);
  remaining.by = partition;
  remaining.values = values;
}

/** Else they are counted, from the values with the fewest tasks on until there are any. */
function keepFewestAmong(counts: ValueCounts, remaining: Remaining): void {
  const { partition, tasks } = counts;
  const values: number[] = [];
  let count = 0;
  let first = Number.POSITIVE_INFINITY;
  let fewest = -1;
  while (count === 0) {
    fewest = nextHigher(counts, fewest);
    for (const [value, members] of partition.members.entries()) {
      const more = tasks[value] === fewest ? countIn(remaining, members) : 0;
      if (more === 0) continue;
      first = Math.min(first, lowestCounted());
      values.push(value);
      count += more;
    }
  }
  narrow(remaining, unionOf(counts, values), count);
  remaining.first = first;
  if (remaining.by !== null) remaining.isByValueOnly = false;
  else {
    remaining.by = partition;
    remaining.values = values;
  }
}

/** The smallest number of tasks of any value that is above `number`. */
function nextHigher({ partition, tasks }: ValueCounts, number: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (let value = 0; value < partition.members.length; value++) {
    const around = tasks[value] ?? 0;
    if (around > number && around < next) next = around;
  }
  if (next === Number.POSITIVE_INFINITY) throw new Error('what remains has none of the values that there are');
  return next;
}
