import type { ConstraintType } from '../../../ecs/placement';
import type { Ask, AskedTask } from '../ask';
import type { Condition, Constraint } from './constraint';
import { distinctInstance } from './distinct-instance';
import { memberOf } from './member-of';

/** Every constraint that ECS has, in the order of evaluation (placement-and-lifecycle 1.2). */
const CONSTRAINTS: { readonly [Type in ConstraintType]: Constraint } = {
  memberOf,
  distinctInstance,
};

/** The binding conditions of a request, in the order of evaluation. */
export function conditionsOf(asked: AskedTask): Condition[] {
  return Object.values(CONSTRAINTS).flatMap((constraint) => constraint.conditionsOf(asked));
}

/** Step 2 of placement: the check code of the first condition that the instance does not meet, 0 for none. */
export function constraintFailure({ conditions }: Ask, instance: number): number {
  for (const condition of conditions) if (!condition.isMetBy(instance)) return condition.check;
  return 0;
}
