import { CHECK } from '../../ecs/failure-reasons';
import type { World } from '../world';
import { prepare } from './ask';
import type { PlacementRequest } from './placement';
import { activeFailure, requirementFailure } from './requirements';
import type { PlacementFailure } from './run-task';
import { reasonOf } from './run-task';

/** What StartTask asks of each instance that it names. */
export type StartRequest = Pick<PlacementRequest, 'taskDefinition' | 'group' | 'zones'>;

/**
 * Whether StartTask can put a task on one named instance, as things are now: null where it can. No strategies, no constraints,
 * those of the task definition included (assumption `start-task-no-constraints`): only agent, location, attributes and resources.
 * Source: placement-and-lifecycle 1.5.
 *
 * @param instance index of the named instance; -1 for one that the cluster does not have
 */
export function startTaskFailure(world: World, request: StartRequest, instance: number): PlacementFailure | null {
  if (instance < 0 || instance >= world.instances.count)
    return { instance: -1, check: CHECK.eligible, reason: 'MISSING' };
  const ask = prepare(world, {
    ...request,
    strategies: [],
    memberOf: [],
    distinctInstance: false,
    capacityProvider: null,
  });
  const check = activeFailure(ask, instance) || requirementFailure(ask, instance);
  if (check === CHECK.eligible) return null;
  // A DRAINING instance is INACTIVE to StartTask: assumption `start-task-draining`.
  return { instance, check, reason: reasonOf(check) ?? 'INACTIVE' };
}
