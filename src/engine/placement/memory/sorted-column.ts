import { emptySortedNumbers, insertNumber, removeNumber, visitNumbers } from '../../../lib/sorted-numbers';
import type { SortedNumbers } from '../../../lib/sorted-numbers';
import { CHANGE_MASK, hasChangesSince } from '../../changes';
import type { World } from '../../world';
import { remembered } from '../cache';
import type { PlacementCache } from '../cache';

export type Resource = 'cpu' | 'memory';

/** The instances in the order of what they have left of one resource, and in fleet order where they have equally much. */
export interface SortedColumn {
  readonly resource: Resource;
  /** Per instance one number: the amount left times STRIDE, plus the instance. */
  readonly sorted: SortedNumbers;
  /** The number of each instance, UNSEEN while it has none. */
  readonly numberOf: Float64Array;
  /** Changes of the log that are in. */
  seen: number;
}

/** More than there will ever be instances; amounts times this stay exact integers. */
const STRIDE = 0x100000;
const UNSEEN = -1;

/** The column of a resource, up to date. */
export function sortedColumn(world: World, cache: PlacementCache, resource: Resource): SortedColumn {
  const column = remembered(cache.sortedColumns, resource, () => ({
    resource,
    sorted: emptySortedNumbers(),
    numberOf: new Float64Array(cache.capacity).fill(UNSEEN),
    seen: -1,
  }));
  const { log, rows } = cache;
  if (column.seen === -1 || !hasChangesSince(log, column.seen)) {
    for (let instance = 0; instance < rows; instance++) move(world, column, instance);
  } else {
    for (let entry = column.seen; entry < log.count; entry++) {
      move(world, column, log.instances[entry & CHANGE_MASK] ?? 0);
    }
  }
  column.seen = log.count;
  return column;
}

/** Hands over the instances with at least `needed` left, those with the least first, until `visit` answers with false. */
export function visitSorted(
  { sorted }: SortedColumn,
  needed: number,
  visit: (instance: number, amount: number) => boolean,
): void {
  visitNumbers(sorted, needed * STRIDE, (number) => {
    const amount = Math.floor(number / STRIDE);
    return visit(number - amount * STRIDE, amount);
  });
}

/** What is left of the resource, by instance. */
export function freeColumn({ instances }: World, resource: Resource): Int32Array {
  return resource === 'cpu' ? instances.cpuUnitsFree : instances.memoryMiBFree;
}

function move(world: World, { resource, sorted, numberOf }: SortedColumn, instance: number): void {
  const before = numberOf[instance] ?? UNSEEN;
  const now = (freeColumn(world, resource)[instance] ?? 0) * STRIDE + instance;
  if (now === before) return;
  if (before !== UNSEEN) removeNumber(sorted, before);
  insertNumber(sorted, now);
  numberOf[instance] = now;
}
