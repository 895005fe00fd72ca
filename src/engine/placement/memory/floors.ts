import { CHECK } from '../../../ecs/failure-reasons';
import { CHANGE_MASK, hasChangesSince } from '../../changes';
import { tasksOn } from '../../task-counts';
import type { GroupState } from '../../world';
import { hasTaskOn } from '../../world';
import { isRemaining } from '../remaining';
import type { Remaining } from '../remaining';
import type { PlacementView } from '../strategies/strategy';
import { GAINS_KEPT } from './eligibility';
import type { Eligibility } from './eligibility';
import { freeColumn } from './free-amounts';
import type { Resource } from './free-amounts';
import type { GroupCounts } from './group-counts';
import type { Partition } from './partition';

/** What a floor is a floor of: an amount left, or the tasks of the group that is asked for. */
type Measure = Resource | 'tasks';

/**
 * Where to begin among the instances in the order of what they have left, or of their tasks: those that can take the task have at least so much, but
 * for a few that are listed. Without it every placement would go again past all the instances that come first, but hold the task's port already,
 * have none of its attributes or are full. By value of an attribute, where a rule has narrowed the choice to some values.
 */
export interface Floors {
  readonly eligibility: Eligibility;
  /** Instances with its tasks are left out; null where none are. */
  readonly apartFrom: GroupState | null;
  readonly measure: Measure;
  /** null where all instances have one floor, the first. */
  readonly partition: Partition | null;
  /** By number of the value. */
  readonly amounts: Int32Array;
  /** No floor is higher. */
  highest: number;
  /** Instances that have become eligible below their floor; some may have changed again since. */
  readonly below: number[];
  /** What is in: changes of the log, or those by which instances have become eligible; -1 for nothing. */
  seen: number;
}

/** With more instances below it, a floor is lowered. */
const MOST_BELOW = 12;

/** So many of the ways in which a group asks have floors, the latest: it asks in others as its task definition changes, and each keeps its Eligibility alive. */
const WAYS_KEPT = 8;

/** The floors of a resource for what a request can have, up to date. */
export function floorsOf(view: PlacementView, resource: Resource, partition: Partition | null): Floors {
  const { eligibility, cache } = view;
  const { log } = cache;
  const floors = findOrMake(eligibility.floors, view, resource, partition);
  if (floors.seen === -1 || !hasChangesSince(log, floors.seen)) reset(floors);
  else {
    const free = resource === 'cpu' ? log.cpuUnitsFree : log.memoryMiBFree;
    for (let entry = floors.seen; entry < log.count; entry++) {
      const at = entry & CHANGE_MASK;
      // Most of them; and what has less by now is among the later changes.
      if ((free[at] ?? 0) < floors.highest) addBelow(view, floors, log.instances[at] ?? 0);
    }
  }
  floors.seen = log.count;
  return floors;
}

/** The floors of the group's tasks for what a request can have, up to date: of the group's own changes they are told by `tasksMoved`. */
export function taskFloorsOf(view: PlacementView, counts: GroupCounts, partition: Partition | null): Floors {
  const { gained, gains } = view.eligibility;
  const floors = findOrMake(counts.floors, view, 'tasks', partition);
  if (counts.floors.length > WAYS_KEPT) counts.floors.shift();
  if (floors.seen === -1 || gains - floors.seen > GAINS_KEPT) reset(floors);
  else for (let gain = floors.seen; gain < gains; gain++) addBelow(view, floors, gained[gain % GAINS_KEPT] ?? 0);
  floors.seen = gains;
  return floors;
}

/** To be called when the number of the group's tasks on an instance has become `now`. */
export function tasksMoved(floors: Floors, instance: number, now: number): void {
  // What is to be made anew lists nobody until it has been asked for again.
  if (floors.seen === -1 || now >= floors.highest || floors.below.includes(instance)) return;
  floors.below.push(instance);
  if (floors.below.length > MOST_BELOW) floors.seen = -1;
}

/** None of what remains has less than this. */
export function floorOf(view: PlacementView, floors: Floors, remaining: Remaining): number {
  const { amounts, partition, below, measure } = floors;
  let lowest = Number.POSITIVE_INFINITY;
  if (partition === null) lowest = amounts[0] ?? 0;
  else for (const value of remaining.values) lowest = Math.min(lowest, amounts[value] ?? 0);
  for (let at = below.length - 1; at >= 0; at--) {
    const instance = below[at] ?? 0;
    if (!isBelow(view, floors, instance)) {
      below[at] = below.at(-1) ?? 0;
      below.pop();
    } else if (isRemaining(remaining, instance)) lowest = Math.min(lowest, amountOf(view, measure, instance));
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

function amountOf({ world, group }: PlacementView, measure: Measure, instance: number): number {
  if (measure !== 'tasks') return freeColumn(world, measure)[instance] ?? 0;
  const counted = world.groups[group]?.tasks;
  return counted === undefined ? 0 : tasksOn(counted, instance);
}

function isBelow(view: PlacementView, floors: Floors, instance: number): boolean {
  const { apartFrom, amounts, measure } = floors;
  if (view.eligibility.failed[instance] !== CHECK.eligible) return false;
  if (amountOf(view, measure, instance) >= (amounts[valueIn(floors, instance)] ?? 0)) return false;
  return apartFrom === null || !hasTaskOn(apartFrom, instance);
}

/** Lists an instance where it is below its floor. */
function addBelow(view: PlacementView, floors: Floors, instance: number): void {
  const { amounts, below, measure } = floors;
  if (!isBelow(view, floors, instance) || below.includes(instance)) return;
  below.push(instance);
  if (below.length <= MOST_BELOW) return;
  for (const one of below) {
    const value = valueIn(floors, one);
    amounts[value] = Math.min(amounts[value] ?? 0, amountOf(view, measure, one));
  }
  below.length = 0;
}

function valueIn({ partition }: Floors, instance: number): number {
  return partition === null ? 0 : (partition.valueOf[instance] ?? 0);
}

function reset(floors: Floors): void {
  floors.amounts.fill(0);
  floors.highest = 0;
  floors.below.length = 0;
}

function findOrMake(
  list: Floors[],
  { eligibility, apartFrom }: PlacementView,
  measure: Measure,
  partition: Partition | null,
): Floors {
  for (const known of list) {
    const isSame = known.eligibility === eligibility && known.apartFrom === apartFrom;
    if (isSame && known.measure === measure && known.partition === partition) return known;
  }
  const amounts = new Int32Array(partition === null ? 1 : partition.valueOf.length + 1);
  const made = { eligibility, apartFrom, measure, partition, amounts, highest: 0, below: [], seen: -1 };
  list.push(made);
  return made;
}
