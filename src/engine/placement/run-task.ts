import { CHECK, ELIGIBILITY_CHECKS, REASON_OF_CHECK } from '../../ecs/failure-reasons';
import type { World } from '../world';
import { hasTaskOn } from '../world';
import { eligibilityFor } from './memory/eligibility';
import type { PlacementRequest } from './placement';

/** One entry of RunTask's or StartTask's `failures`. */
export interface PlacementFailure {
  /** Index of the container instance; -1 for one that the cluster does not have. */
  readonly instance: number;
  /** Code in ELIGIBILITY_CHECKS; 0 for a reason that is no check (`MISSING`). */
  readonly check: number;
  /** ECS's reason, such as `RESOURCE:MEMORY`. */
  readonly reason: string;
}

/** ECS's reason for a check code, null where ECS leaves the instance out silently. */
export function reasonOf(check: number): string | null {
  return REASON_OF_CHECK[ELIGIBILITY_CHECKS[check] ?? 'eligible'];
}

/**
 * RunTask's `failures` for a task that does not fit: every instance that was evaluated, in fleet order, with the first check that
 * it fails (assumption `run-task-failures`). Instances that ECS leaves out silently are left out here.
 * Source: placement-and-lifecycle 1.4.
 */
export function failuresOf(world: World, request: PlacementRequest): PlacementFailure[] {
  const { failed } = eligibilityFor(world, request);
  const hosts = request.distinctInstance ? world.groups[request.group] : undefined;
  const failures: PlacementFailure[] = [];
  for (let instance = 0; instance < world.instances.count; instance++) {
    const check = failed[instance] || (hasTaskOn(hosts, instance) ? CHECK.distinctInstance : CHECK.eligible);
    const reason = reasonOf(check);
    if (check !== CHECK.eligible && reason !== null) failures.push({ instance, check, reason });
  }
  return failures;
}
