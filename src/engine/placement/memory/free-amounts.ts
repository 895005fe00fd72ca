import { CHANGE_MASK, hasChangesSince } from '../../changes';
import type { World } from '../../world';
import { remembered } from '../cache';
import type { PlacementCache } from '../cache';
import { emptyLevels, enterLevel, leaveLevel } from './levels';
import type { Levels } from './levels';

export type Resource = 'cpu' | 'memory';

/** The instances in the order of what they have left of one resource. */
export interface FreeAmounts {
  readonly resource: Resource;
  levels: Levels;
  /** The level of each instance, UNSEEN while it has none. */
  readonly amounts: Int32Array;
  /** Changes of the log that are in. */
  seen: number;
}

const UNSEEN = -0x80000000;

/** The order by a resource, up to date. */
export function freeAmounts(world: World, cache: PlacementCache, resource: Resource): FreeAmounts {
  const free = remembered(cache.freeAmounts, resource, () => ({
    resource,
    levels: emptyLevels(cache.capacity),
    amounts: new Int32Array(cache.capacity).fill(UNSEEN),
    seen: -1,
  }));
  const { log, rows } = cache;
  const column = freeColumn(world, resource);
  if (free.seen === -1 || !hasChangesSince(log, free.seen)) {
    for (let instance = 0; instance < rows; instance++) move(free, instance, column[instance] ?? 0);
  } else {
    for (let entry = free.seen; entry < log.count; entry++) {
      const instance = log.instances[entry & CHANGE_MASK] ?? 0;
      move(free, instance, column[instance] ?? 0);
    }
  }
  free.seen = log.count;
  return free;
}

/** What is left of the resource, by instance. */
export function freeColumn({ instances }: World, resource: Resource): Int32Array {
  return resource === 'cpu' ? instances.cpuUnitsFree : instances.memoryMiBFree;
}

function move({ amounts, levels }: FreeAmounts, instance: number, now: number): void {
  const before = amounts[instance] ?? UNSEEN;
  if (now === before) return;
  if (before !== UNSEEN) leaveLevel(levels, before, instance);
  enterLevel(levels, now, instance);
  amounts[instance] = now;
}
