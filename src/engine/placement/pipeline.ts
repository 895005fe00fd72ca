import { constraintFailure } from './constraints/constraints';
import { prepare } from './ask';
import type { Ask } from './ask';
import { closestMatch } from './closest-match';
import type { PlacementOutcome, PlaceTask } from './placement';
import { activeFailure, requirementFailure } from './requirements';
import { firstOf } from './select';
import type { Candidates } from './select';
import { applyStrategies } from './strategies/chain';

/**
 * The placement process, in the four steps that ECS documents (placement-and-lifecycle 1.1). It reads the world and fills the
 * outcome; applying it is the caller's. One task at a time: the next sees what this one changed (assumption `one-at-a-time`).
 */
export const placeTask: PlaceTask = (world, request, random, outcome) => {
  const ask = prepare(world, request);
  clear(outcome);

  // 1. The instances that can hold the task: those in the running, then those with what it needs.
  const candidates = wholeFleet(ask);
  outcome.total = candidates.count;
  keepPassing(candidates, ask, activeFailure, outcome.rejected);
  outcome.afterActive = candidates.count;
  keepPassing(candidates, ask, requirementFailure, outcome.rejected);
  outcome.afterResources = candidates.count;

  // 2. Those that satisfy every placement constraint. Nothing left means no placement.
  keepPassing(candidates, ask, constraintFailure, outcome.rejected);
  outcome.afterConstraints = candidates.count;
  if (candidates.count === 0) return noteClosest(ask, outcome);

  // 3. The placement strategies, in order: each keeps the best of what the one before it left. They never fail a task.
  outcome.tied = applyStrategies(ask, request.strategies, 'place', candidates, random, outcome.afterStrategy);

  // 4. The first of what is left, in fleet order.
  outcome.instance = firstOf(candidates);
};

/** A check of the eligibility chain, or several: the code of the first that the instance fails, 0 for none. */
type Check = (ask: Ask, instance: number) => number;

function wholeFleet({ world, cache }: Ask): Candidates {
  const { count } = world.instances;
  for (let instance = 0; instance < count; instance++) cache.candidates[instance] = instance;
  return { members: cache.candidates, count };
}

/** Drops the candidates that fail a check, counting them by check code. */
function keepPassing(candidates: Candidates, ask: Ask, check: Check, rejected: Int32Array): void {
  const { members, count } = candidates;
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const instance = members[at] ?? 0;
    const failed = check(ask, instance);
    if (failed === 0) members[kept++] = instance;
    else rejected[failed] = (rejected[failed] ?? 0) + 1;
  }
  candidates.count = kept;
}

function clear(outcome: PlacementOutcome): void {
  outcome.instance = -1;
  outcome.afterStrategy.fill(-1);
  outcome.tied = 0;
  outcome.rejected.fill(0);
  outcome.closestInstance = -1;
  outcome.closestCheck = 0;
  outcome.needed = -1;
  outcome.available = -1;
}

function noteClosest(ask: Ask, outcome: PlacementOutcome): void {
  const closest = closestMatch(ask);
  outcome.closestInstance = closest.instance;
  outcome.closestCheck = closest.check;
  outcome.needed = closest.needed;
  outcome.available = closest.available;
}
