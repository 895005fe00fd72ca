import { CHECK } from '../../../ecs/failure-reasons';
import { CHANGE_MASK, hasChangesSince } from '../../changes';
import type { GroupState } from '../../world';
import { hasTaskOn } from '../../world';
import { isRemaining } from '../remaining';
import type { Remaining } from '../remaining';
import type { PlacementView } from '../strategies/strategy';
import type { Eligibility } from './eligibility';
import { freeColumn } from './free-amounts';
import type { Resource } from './free-amounts';
import type { Partition } from './partition';

/**
 * Where to begin among the instances in the order of what they have left: those that can take the task have at least this much, but for a few that are
 * listed. Without it every placement would go again past all the instances that are full enough, but hold the task's port already or have none
 * of its attributes. By value of an attribute, where a rule has narrowed the choice to some values.
 */
export interface Floors {
  /** Instances with its tasks are left out; null where none are. */
  readonly apartFrom: GroupState | null;
  readonly resource: Resource;
  /** null where all instances have one floor, the first. */
  readonly partition: Partition | null;
  /** By number of the value. */
  readonly amounts: Int32Array;
  /** No floor is higher. */
  highest: number;
  /** Instances that have become eligible below their floor; some may have changed again since. */
  readonly below: number[];
  /** Changes of the log that are in. */
  seen: number;
}

/** With more instances below it, a floor is lowered. */
const MOST_BELOW = 32;

/** The floors for what a request can have, up to date. */
export function floorsOf(view: PlacementView, resource: Resource, partition: Partition | null): Floors {
  const { log } = view.cache;
  const floors = findOrMake(view.eligibility, view.apartFrom, resource, partition);
  if (floors.seen === -1 || !hasChangesSince(log, floors.seen)) {
    floors.amounts.fill(0);
    floors.highest = 0;
    floors.below.length = 0;
  } else {
    const free = resource === 'cpu' ? log.cpuUnitsFree : log.memoryMiBFree;
    for (let entry = floors.seen; entry < log.count; entry++) {
      const at = entry & CHANGE_MASK;
      // Most of them; and what has less by now is among the later changes.
      if ((free[at] ?? 0) >= floors.highest) continue;
      const instance = log.instances[at] ?? 0;
      if (isBelow(view, floors, instance) && !floors.below.includes(instance)) addBelow(view, floors, instance);
    }
  }
  floors.seen = log.count;
  return floors;
}

/** None of what remains has less than this. */
export function floorOf(view: PlacementView, floors: Floors, remaining: Remaining): number {
  const { amounts, partition, below, resource } = floors;
  const free = freeColumn(view.world, resource);
  let lowest = Number.POSITIVE_INFINITY;
  if (partition === null) lowest = amounts[0] ?? 0;
  else for (const value of remaining.values) lowest = Math.min(lowest, amounts[value] ?? 0);
  for (let at = below.length - 1; at >= 0; at--) {
    const instance = below[at] ?? 0;
    if (!isBelow(view, floors, instance)) {
      below[at] = below.at(-1) ?? 0;
      below.pop();
    } else if (isRemaining(remaining, instance)) lowest = Math.min(lowest, free[instance] ?? 0);
  }
  return lowest;
}

/** Notes that of all that can take the task, as far as they have the values of what remains, none has less than `amount`. */
export function raiseFloor(floors: Floors, { values }: Remaining, amount: number): void {
  const { amounts, partition } = floors;
  floors.highest = Math.max(floors.highest, amount);
  if (partition === null) amounts[0] = Math.max(amounts[0] ?? 0, amount);
  else for (const value of values) amounts[value] = Math.max(amounts[value] ?? 0, amount);
}

function isBelow({ world, eligibility, apartFrom }: PlacementView, floors: Floors, instance: number): boolean {
  if (eligibility.failed[instance] !== CHECK.eligible) return false;
  const amount = freeColumn(world, floors.resource)[instance] ?? 0;
  if (amount >= (floors.amounts[valueIn(floors, instance)] ?? 0)) return false;
  return apartFrom === null || !hasTaskOn(apartFrom, instance);
}

function addBelow({ world }: PlacementView, { amounts, below, partition, resource }: Floors, instance: number): void {
  below.push(instance);
  if (below.length <= MOST_BELOW) return;
  const free = freeColumn(world, resource);
  for (const one of below) {
    const value = valueIn({ partition }, one);
    amounts[value] = Math.min(amounts[value] ?? 0, free[one] ?? 0);
  }
  below.length = 0;
}

function valueIn({ partition }: Pick<Floors, 'partition'>, instance: number): number {
  return partition === null ? 0 : (partition.valueOf[instance] ?? 0);
}

function findOrMake(
  { floors }: Eligibility,
  apartFrom: GroupState | null,
  resource: Resource,
  partition: Partition | null,
): Floors {
  for (const known of floors) {
    if (known.resource === resource && known.partition === partition && known.apartFrom === apartFrom) return known;
  }
  const values = partition === null ? 1 : partition.valueOf.length + 1;
  const made = { apartFrom, resource, partition, amounts: new Int32Array(values), highest: 0, below: [], seen: -1 };
  floors.push(made);
  return made;
}
