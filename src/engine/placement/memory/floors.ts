import { CHECK } from '../../../ecs/failure-reasons';
import { CHANGE_MASK, hasChangesSince } from '../../changes';
import type { GroupState } from '../../world';
import { hasTaskOn } from '../../world';
import type { Remaining } from '../remaining';
import type { PlacementView } from '../strategies/strategy';
import type { Eligibility } from './eligibility';
import { freeColumn } from './free-amounts';
import type { Resource } from './free-amounts';
import type { Partition } from './partition';

/**
 * Where to begin among the instances in the order of what they have left: no instance that can take the task has less than this. Without it every
 * placement would go again past all the instances that are full enough, but hold the task's port already or have none of its attributes. By value
 * of an attribute, where a rule has narrowed the choice to some values.
 */
export interface Floors {
  /** Instances with its tasks are left out; null where none are. */
  readonly apartFrom: GroupState | null;
  readonly resource: Resource;
  /** null where all instances have one floor, the first. */
  readonly partition: Partition | null;
  /** By number of the value. */
  readonly amounts: Int32Array;
  /** Changes of the log that are in. */
  seen: number;
}

/** The floors for what a request can have, up to date. */
export function floorsOf(view: PlacementView, resource: Resource, partition: Partition | null): Floors {
  const { world, eligibility, apartFrom } = view;
  const { log } = view.cache;
  const floors = findOrMake(eligibility, apartFrom, resource, partition);
  const { amounts } = floors;
  if (floors.seen === -1 || !hasChangesSince(log, floors.seen)) {
    amounts.fill(0);
  } else {
    const { failed } = eligibility;
    const free = freeColumn(world, resource);
    for (let entry = floors.seen; entry < log.count; entry++) {
      const instance = log.instances[entry & CHANGE_MASK] ?? 0;
      if (failed[instance] !== CHECK.eligible || (apartFrom !== null && hasTaskOn(apartFrom, instance))) continue;
      const value = partition === null ? 0 : (partition.valueOf[instance] ?? 0);
      const amount = free[instance] ?? 0;
      if (amount < (amounts[value] ?? 0)) amounts[value] = amount;
    }
  }
  floors.seen = log.count;
  return floors;
}

/** The floor of what remains. */
export function floorOf({ amounts, partition }: Floors, { values }: Remaining): number {
  if (partition === null) return amounts[0] ?? 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (const value of values) lowest = Math.min(lowest, amounts[value] ?? 0);
  return lowest;
}

/** Notes that none of what remained has less than `amount`. */
export function raiseFloor({ amounts, partition }: Floors, { values }: Remaining, amount: number): void {
  if (partition === null) amounts[0] = amount;
  else for (const value of values) amounts[value] = Math.max(amounts[value] ?? 0, amount);
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
  const made = { apartFrom, resource, partition, amounts: new Int32Array(values), seen: -1 };
  floors.push(made);
  return made;
}
