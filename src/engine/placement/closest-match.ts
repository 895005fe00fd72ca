import { CHECK } from '../../ecs/failure-reasons';
import { nthCounted } from '../../lib/counted-bitset';
import type { Ask } from './ask';
import type { Eligibility } from './memory/eligibility';
import { neededAndAvailable } from './requirements';

/** The instance that came nearest to being eligible, and what it failed. */
export interface ClosestMatch {
  /** -1 where no instance is ACTIVE, or none of the capacity provider that was asked for. */
  readonly instance: number;
  /** Code in ELIGIBILITY_CHECKS. */
  readonly check: number;
  /** In the check's unit; -1 where it has no numbers. */
  readonly needed: number;
  readonly available: number;
}

/**
 * The ACTIVE instance that got furthest down the eligibility chain; among equals the one that lacks the least CPU or
 * memory, then the first in fleet order (placement-and-lifecycle 1.7, assumption `closest-match`).
 * To be asked only when nothing is eligible, for want of anything but `distinctInstance` or for that.
 */
export function closestMatch(eligibility: Eligibility): ClosestMatch {
  const { counts, members } = eligibility;
  if ((counts[CHECK.eligible] ?? 0) > 0) {
    return { instance: nthCounted(members, 0), check: CHECK.distinctInstance, needed: -1, available: -1 };
  }
  eligibility.closest ??= closestOfAll(eligibility);
  return eligibility.closest;
}

function closestOfAll({ ask, failed, counts }: Eligibility): ClosestMatch {
  const furthest = counts.findLastIndex((count, check) => count > 0 && isNamed(check));
  let closest: ClosestMatch = { instance: -1, check: CHECK.eligible, needed: -1, available: -1 };
  for (let instance = 0; instance < ask.world.instances.count; instance++) {
    if (failed[instance] !== furthest) continue;
    const match = matchOf(ask, furthest, instance);
    if (isCloser(match, closest)) closest = match;
  }
  return closest;
}

/** Whether ECS names an instance that failed a check: it leaves out the others silently. */
export function isNamed(check: number): boolean {
  return check > CHECK.status && check !== CHECK.capacityProvider;
}

/** An instance with the check that it failed. */
export function matchOf(ask: Ask, check: number, instance: number): ClosestMatch {
  const { needed, available } = neededAndAvailable(ask, check, instance) ?? { needed: -1, available: -1 };
  return { instance, check, needed, available };
}

export function isCloser(match: ClosestMatch, than: ClosestMatch): boolean {
  if (match.check !== than.check) return match.check > than.check;
  if (match.check !== CHECK.cpu && match.check !== CHECK.memory) return false;
  return match.needed - match.available < than.needed - than.available;
}
