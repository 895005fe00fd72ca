import { forEachWithTasks, noTaskCounts, tasksOn } from '../../task-counts';
import type { World } from '../../world';
import { remembered } from '../cache';
import type { PlacementCache } from '../cache';
import { narrow } from '../remaining';
import type { Remaining } from '../remaining';
import { countOn, emptyLevels, enterLevel, leaveLevel } from './levels';
import type { Levels } from './levels';
import { partitionBy } from './partition';
import type { Partition } from './partition';

/**
 * The live tasks of one task group, counted the ways that spread and distinctInstance ask for them. Told of every change as it happens: groups
 * are many, and a change concerns one of them.
 */
export interface GroupCounts {
  readonly group: number;
  /** The instances by their tasks of the group. */
  readonly levels: Levels;
  /** Instances that are on a level. */
  rows: number;
  /** By attribute: tasks by number of the value in the attribute's partition. */
  readonly byValue: ValueCounts[];
}

interface ValueCounts {
  readonly partition: Partition;
  readonly tasks: Int32Array;
}

/** The counts of a group, every instance in them. */
export function groupCounts(world: World, cache: PlacementCache, group: number): GroupCounts {
  const counts = remembered(cache.groupCounts, group, () => follow(cache, emptyCounts(cache, group)));
  if (counts.rows < cache.rows) takeUp(world, cache, counts);
  return counts;
}

/** Tasks of the group by value of an attribute. */
export function countsByValue(world: World, counts: GroupCounts, partition: Partition): Int32Array {
  for (const known of counts.byValue) if (known.partition === partition) return known.tasks;
  // One more than there may be instances: none of them may have the attribute.
  const tasks = new Int32Array(partition.valueOf.length + 1);
  const counted = world.groups[counts.group]?.tasks ?? noTaskCounts();
  forEachWithTasks(counted, (instance, count) => addTo(tasks, partition.valueOf[instance] ?? 0, count));
  counts.byValue.push({ partition, tasks });
  return tasks;
}

/** Keeps of what remains the instances without a task of the group: `distinctInstance`. */
export function keepWithoutTasks(remaining: Remaining, { levels }: GroupCounts): void {
  const free = levels.byNumber.get(0);
  const set = free?.members ?? remaining.all;
  narrow(remaining, set, free === undefined ? 0 : countOn(free, remaining));
}

function emptyCounts({ capacity }: PlacementCache, group: number): GroupCounts {
  return { group, levels: emptyLevels(capacity), rows: 0, byValue: [] };
}

function follow({ log }: PlacementCache, counts: GroupCounts): GroupCounts {
  log.groupFollowers[counts.group] = (instance, before, now) => {
    // An instance that has not been taken up yet will be, with what it has then.
    if (instance >= counts.rows) return;
    const left = counts.levels.byNumber.get(before);
    if (left) leaveLevel(counts.levels, left, instance);
    enterLevel(counts.levels, now, instance);
    for (const { partition, tasks } of counts.byValue) addTo(tasks, partition.valueOf[instance] ?? 0, now - before);
  };
  return counts;
}

function takeUp(world: World, cache: PlacementCache, counts: GroupCounts): void {
  const counted = world.groups[counts.group]?.tasks ?? noTaskCounts();
  for (const { partition } of counts.byValue) partitionBy(world, cache, partition.field);
  for (; counts.rows < cache.rows; counts.rows++) {
    const tasks = tasksOn(counted, counts.rows);
    enterLevel(counts.levels, tasks, counts.rows);
    for (const known of counts.byValue) addTo(known.tasks, known.partition.valueOf[counts.rows] ?? 0, tasks);
  }
}

function addTo(tasks: Int32Array, value: number, more: number): void {
  tasks[value] = (tasks[value] ?? 0) + more;
}
