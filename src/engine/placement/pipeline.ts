import { CHECK } from '../../ecs/failure-reasons';
import type { World } from '../world';
import { prepare } from './ask';
import type { Ask } from './ask';
import { closestMatch, matchOf } from './closest-match';
import type { ClosestMatch } from './closest-match';
import { firstFailure } from './eligibility';
import { eligibilityFor } from './memory/eligibility';
import type { Eligibility } from './memory/eligibility';
import { groupCounts, keepWithoutTasks, levelsOf } from './memory/group-counts';
import type { PlacementOutcome, PlacementRequest, PlaceTask } from './placement';
import { beginWith, firstOf } from './remaining';
import type { Remaining } from './remaining';
import { keepBestOfChain } from './strategies/chain';

/**
 * The placement process, in the four steps that ECS documents (placement-and-lifecycle 1.1). It reads the world and fills the
 * outcome; applying it is the caller's. One task at a time: the next sees what this one changed (assumption `one-at-a-time`).
 */
export const placeTask: PlaceTask = (world, request, random, outcome) => {
  clear(outcome);
  if (request.onlyInstance !== undefined) return placeOn(prepare(world, request), request.onlyInstance, outcome);

  // 1. The instances that can hold the task, and
  // 2. of those the ones that satisfy every placement constraint. What earlier placements found holds for all that did not change since.
  const eligibility = eligibilityFor(world, request);
  const remaining = instancesLeft(eligibility, request);
  noteCounts(eligibility, remaining.count, outcome);
  // Constraints are binding: nothing left means no placement.
  if (remaining.count === 0) return noteMatch(closestMatch(eligibility), outcome);

  // 3. The placement strategies, in order: each keeps the best of what the one before it left. They never fail a task.
  const { group, distinctInstance, strategies } = request;
  const apartFrom = distinctInstance ? (world.groups[group] ?? null) : null;
  const view = { world, cache: eligibility.ask.cache, group, eligibility, apartFrom };
  outcome.tied = keepBestOfChain(view, strategies, remaining, random, outcome.afterStrategy);

  // 4. The first of what is left, in fleet order (assumption `fleet-order-ties`).
  outcome.instance = firstOf(remaining);
};

/** Whether any instance can take the request's task at the moment, at the cost of what has changed since the last request of the kind. */
export function hasPlace(world: World, request: PlacementRequest): boolean {
  if (request.onlyInstance !== undefined) return firstFailure(prepare(world, request), request.onlyInstance) === 0;
  return instancesLeft(eligibilityFor(world, request), request).count > 0;
}

/** The eligible instances, `distinctInstance` included. */
function instancesLeft(eligibility: Eligibility, request: PlacementRequest): Remaining {
  const { world, cache } = eligibility.ask;
  const { remaining } = cache;
  beginWith(remaining, eligibility.members, eligibility.counts[CHECK.eligible] ?? 0, cache.rows);
  if (request.distinctInstance)
    keepWithoutTasks(remaining, levelsOf(world, cache, groupCounts(world, cache, request.group)));
  return remaining;
}

/** Where the instance is given, it takes the task or it does not: nothing is compared. */
function placeOn(ask: Ask, instance: number, outcome: PlacementOutcome): void {
  const check = firstFailure(ask, instance);
  outcome.rejected.fill(0);
  outcome.total = 1;
  outcome.afterActive = hasPassed(check, CHECK.capacityProvider);
  outcome.afterResources = hasPassed(check, CHECK.gpu);
  outcome.afterConstraints = hasPassed(check, CHECK.distinctInstance);
  if (check === CHECK.eligible) {
    outcome.instance = instance;
    outcome.tied = 1;
    return;
  }
  outcome.rejected[check] = 1;
  noteMatch(matchOf(ask, check, instance), outcome);
}

/** 1 for an instance that failed no check up to `last`. */
function hasPassed(check: number, last: number): number {
  return check === CHECK.eligible || check > last ? 1 : 0;
}

/** How many instances were left after each filtering step, and how many each check rejected. */
function noteCounts({ counts }: Eligibility, eligible: number, outcome: PlacementOutcome): void {
  let left = counts[CHECK.eligible] ?? 0;
  outcome.afterConstraints = eligible;
  outcome.rejected[CHECK.distinctInstance] = left - eligible;
  for (let check = CHECK.distinctInstance - 1; check > CHECK.eligible; check--) {
    if (check === CHECK.gpu) outcome.afterResources = left;
    if (check === CHECK.capacityProvider) outcome.afterActive = left;
    left += counts[check] ?? 0;
    outcome.rejected[check] = counts[check] ?? 0;
  }
  outcome.total = left;
}

function noteMatch(closest: ClosestMatch, outcome: PlacementOutcome): void {
  outcome.closestInstance = closest.instance;
  outcome.closestCheck = closest.check;
  outcome.needed = closest.needed;
  outcome.available = closest.available;
}

function clear(outcome: PlacementOutcome): void {
  outcome.instance = -1;
  // Sooner than `fill`, for six.
  for (let rule = 0; rule < outcome.afterStrategy.length; rule++) outcome.afterStrategy[rule] = -1;
  outcome.tied = 0;
  outcome.closestInstance = -1;
  outcome.closestCheck = 0;
  outcome.needed = -1;
  outcome.available = -1;
  outcome.ofZones = false;
}
