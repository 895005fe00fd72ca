import { nextBit } from '../../lib/bitset';
import { CHECK } from '../../ecs/failure-reasons';
import { prepare } from './ask';
import type { Ask } from './ask';
import { closestMatch, matchOf } from './closest-match';
import type { ClosestMatch } from './closest-match';
import { firstFailure } from './eligibility';
import { eligibilityFor } from './memory/eligibility';
import type { Eligibility } from './memory/eligibility';
import type { PlacementOutcome, PlaceTask } from './placement';
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
  noteCounts(eligibility, outcome);
  // Constraints are binding: nothing left means no placement.
  if (outcome.afterConstraints === 0) return noteMatch(closestMatch(eligibility), outcome);

  // 3. The placement strategies, in order: each keeps the best of what the one before it left. They never fail a task.
  const { cache, requirements } = eligibility.ask;
  const { candidates } = cache;
  candidates.set(eligibility.members);
  outcome.tied = keepBestOfChain(
    { world, cache, group: request.group, requirements },
    request.strategies,
    candidates,
    outcome.afterConstraints,
    random,
    outcome.afterStrategy,
  );

  // 4. The first of what is left, in fleet order (assumption `fleet-order-ties`).
  outcome.instance = nextBit(candidates, 0);
};

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
function noteCounts({ counts }: Eligibility, outcome: PlacementOutcome): void {
  let left = counts[CHECK.eligible] ?? 0;
  outcome.afterConstraints = left;
  for (let check = counts.length - 1; check > CHECK.eligible; check--) {
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
  outcome.afterStrategy.fill(-1);
  outcome.tied = 0;
  outcome.closestInstance = -1;
  outcome.closestCheck = 0;
  outcome.needed = -1;
  outcome.available = -1;
}
