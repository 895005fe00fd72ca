import { CHANGE_MASK, hasChangesSince } from '../../changes';
import type { World } from '../../world';
import { remembered } from '../cache';
import type { PlacementCache } from '../cache';
import { emptyLevels, enterLevel, leaveLevel } from './levels';
import type { Level, Levels } from './levels';

export type Resource = 'cpu' | 'memory';

/** The instances in the order of what they have left of one resource. */
export interface FreeAmounts {
  readonly resource: Resource;
  readonly levels: Levels;
  /** By instance; shorter than the fleet where some have not been taken up. */
  readonly levelOf: Level[];
  /** Changes of the log that are in. */
  seen: number;
}

/** The order by a resource, up to date. */
export function freeAmounts(world: World, cache: PlacementCache, resource: Resource): FreeAmounts {
  const free = remembered(cache.freeAmounts, resource, () => ({
    resource,
    levels: emptyLevels(cache.capacity),
    levelOf: [],
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

function move({ levelOf, levels }: FreeAmounts, instance: number, now: number): void {
  const before = levelOf[instance];
  if (before?.number === now) return;
  if (before !== undefined) leaveLevel(levels, before, instance);
  levelOf[instance] = enterLevel(levels, now, instance);
}
