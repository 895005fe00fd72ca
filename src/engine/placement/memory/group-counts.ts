import { forEachWithTasks, noTaskCounts, tasksOn } from '../../task-counts';
import type { World } from '../../world';
import { remembered } from '../cache';
import type { PlacementCache } from '../cache';
import { narrow } from '../remaining';
import type { Remaining } from '../remaining';
import { tasksMoved } from './floors';
import type { Floors } from './floors';
import { countOn, emptyLevels, enterLevel, leaveLevel } from './levels';
import type { Levels } from './levels';
import { partitionBy } from './partition';
import type { Partition } from './partition';
import { emptyValueCounts } from './value-counts';
import type { ValueCounts } from './value-counts';

/**
 * The live tasks of one task group, counted the ways that spread and distinctInstance ask for them. Told of every change as it happens: groups
 * are many, and a change concerns one of them.
 */
export interface GroupCounts {
  readonly group: number;
  /** The instances by their tasks of the group; null until somebody asks. */
  levels: Levels | null;
  /** Instances that are on a level. */
  rows: number;
  readonly byValue: ValueCounts[];
  /** Of the tasks of the group. */
  readonly floors: Floors[];
}

export function groupCounts(world: World, cache: PlacementCache, group: number): GroupCounts {
  return remembered(cache.groupCounts, group, () => follow(world, cache, group));
}

/** The instances by their tasks of the group, every instance among them. */
export function levelsOf(world: World, cache: PlacementCache, counts: GroupCounts): Levels {
  const levels = (counts.levels ??= emptyLevels(cache.capacity));
  if (counts.rows === cache.rows) return levels;
  const counted = world.groups[counts.group]?.tasks ?? noTaskCounts();
  for (; counts.rows < cache.rows; counts.rows++) enterLevel(levels, tasksOn(counted, counts.rows), counts.rows);
  return levels;
}

/** Tasks of the group by value of an attribute. */
export function countsByValue(world: World, counts: GroupCounts, partition: Partition): ValueCounts {
  for (const known of counts.byValue) if (known.partition === partition) return known;
  const made = emptyValueCounts(partition);
  const counted = world.groups[counts.group]?.tasks ?? noTaskCounts();
  forEachWithTasks(counted, (instance, count) => addTo(made.tasks, partition.valueOf[instance] ?? 0, count));
  counts.byValue.push(made);
  return made;
}

/** Keeps of what remains the instances without a task of the group: `distinctInstance`. */
export function keepWithoutTasks(remaining: Remaining, levels: Levels): void {
  const free = levels.byNumber.get(0);
  const set = free?.members ?? remaining.all;
  narrow(remaining, set, free === undefined ? 0 : countOn(free, remaining));
}

function follow(world: World, cache: PlacementCache, group: number): GroupCounts {
  const counts: GroupCounts = { group, levels: null, rows: 0, byValue: [], floors: [] };
  cache.log.groupFollowers[group] = (instance, before, now) => {
    const { levels, rows, byValue, floors } = counts;
    for (const { partition, tasks } of byValue) {
      if (instance >= partition.rows) partitionBy(world, cache, partition.field);
      addTo(tasks, partition.valueOf[instance] ?? 0, now - before);
    }
    // An instance that has not been taken up yet will be, with what it has then.
    if (levels === null || instance >= rows) return;
    const left = levels.byNumber.get(before);
    if (left) leaveLevel(levels, left, instance);
    enterLevel(levels, now, instance);
    for (const known of floors) tasksMoved(known, instance, now);
  };
  return counts;
}

function addTo(tasks: Int32Array, value: number, more: number): void {
  tasks[value] = (tasks[value] ?? 0) + more;
}
