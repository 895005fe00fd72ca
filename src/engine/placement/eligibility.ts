import type { Ask } from './ask';
import { constraintFailure } from './constraints/constraints';
import { activeFailure, requirementFailure } from './requirements';

/** The whole eligibility chain on one instance: the code of the first check that fails, 0 for none (placement-and-lifecycle 1.2). */
export function firstFailure(ask: Ask, instance: number): number {
  return activeFailure(ask, instance) || requirementFailure(ask, instance) || constraintFailure(ask, instance);
}
