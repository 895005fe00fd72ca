import { addBit, emptyBitset, removeBit } from '../../../lib/bitset';
import type { Bitset } from '../../../lib/bitset';
import { CHANGE_MASK, hasChangesSince } from '../../changes';
import type { World } from '../../world';
import { remembered } from '../cache';
import type { PlacementCache } from '../cache';
import { partitionBy } from './partition';

/** The live tasks of one task group, counted the ways that spread asks for them. */
export interface GroupCounts {
  readonly group: number;
  /** Tasks by instance. */
  readonly onInstance: Int32Array;
  /** Instances with exactly so many tasks, from 1 on; numbers that no instance has are absent. */
  readonly withTasks: Map<number, Bitset>;
  /** How many instances have exactly so many tasks. */
  readonly population: Map<number, number>;
  /** Instances with any. */
  readonly some: Bitset;
  /** By attribute: tasks by number of the value in the attribute's partition. */
  readonly byValue: Map<string, Int32Array>;
  /** Changes of the log that are in. */
  seen: number;
}

/** The counts of a group, up to date. */
export function groupCounts(world: World, cache: PlacementCache, group: number): GroupCounts {
  const counts = remembered(cache.groupCounts, group, () => emptyCounts(cache, group));
  const { log } = cache;
  if (counts.seen === -1 || !hasChangesSince(log, counts.seen)) {
    for (let instance = 0; instance < cache.rows; instance++) recount(world, cache, counts, instance);
  } else {
    for (let entry = counts.seen; entry < log.count; entry++) {
      const at = entry & CHANGE_MASK;
      if (log.groups[at] === group) recount(world, cache, counts, log.instances[at] ?? 0);
    }
  }
  counts.seen = log.count;
  return counts;
}

/** Tasks of the group by value of an attribute. */
export function countsByValue(world: World, cache: PlacementCache, counts: GroupCounts, attribute: string): Int32Array {
  return remembered(counts.byValue, attribute, () => {
    const { valueOf } = partitionBy(world, cache, attribute);
    // One more than there may be instances: none of them may have the attribute.
    const tasks = new Int32Array(cache.capacity + 1);
    for (let instance = 0; instance < cache.rows; instance++) {
      const value = valueOf[instance] ?? 0;
      tasks[value] = (tasks[value] ?? 0) + (counts.onInstance[instance] ?? 0);
    }
    return tasks;
  });
}

function emptyCounts({ capacity }: PlacementCache, group: number): GroupCounts {
  return {
    group,
    onInstance: new Int32Array(capacity),
    withTasks: new Map(),
    population: new Map(),
    some: emptyBitset(capacity),
    byValue: new Map(),
    seen: -1,
  };
}

function recount(world: World, cache: PlacementCache, counts: GroupCounts, instance: number): void {
  const before = counts.onInstance[instance] ?? 0;
  const now = world.groups[counts.group]?.onInstance.get(instance) ?? 0;
  if (now === before) return;
  counts.onInstance[instance] = now;
  leave(counts, before, instance);
  enter(counts, now, instance, cache.capacity);
  for (const [attribute, tasks] of counts.byValue) {
    const value = partitionBy(world, cache, attribute).valueOf[instance] ?? 0;
    tasks[value] = (tasks[value] ?? 0) + now - before;
  }
}

function leave({ withTasks, population, some }: GroupCounts, tasks: number, instance: number): void {
  if (tasks === 0) return;
  removeBit(some, instance);
  const left = (population.get(tasks) ?? 0) - 1;
  population.set(tasks, left);
  const members = withTasks.get(tasks);
  if (members) removeBit(members, instance);
  if (left === 0) withTasks.delete(tasks);
}

function enter({ withTasks, population, some }: GroupCounts, tasks: number, instance: number, capacity: number): void {
  if (tasks === 0) return;
  addBit(some, instance);
  population.set(tasks, (population.get(tasks) ?? 0) + 1);
  addBit(
    remembered(withTasks, tasks, () => emptyBitset(capacity)),
    instance,
  );
}
