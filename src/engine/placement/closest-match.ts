import { CHECK } from '../../ecs/failure-reasons';
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
 * To be asked only when nothing is eligible.
 */
export function closestMatch({ ask, failed }: Eligibility): ClosestMatch {
  let closest: ClosestMatch = { instance: -1, check: CHECK.eligible, needed: -1, available: -1 };
  for (let instance = 0; instance < ask.world.instances.count; instance++) {
    const check = failed[instance] ?? CHECK.status;
    // Left out silently, so never named.
    if (check === CHECK.status || check === CHECK.capacityProvider) continue;
    const match = matchOf(ask, check, instance);
    if (isCloser(match, closest)) closest = match;
  }
  return closest;
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
