import { INSTANCE_STATUS } from '../../ecs/status';
import type { Engine } from '../engine';
import type { PlacementRequest } from '../placement/placement';
import { placeTask } from '../placement/pipeline';
import { reasonOf } from '../placement/run-task';
import { isPresent } from '../state';

/** Why a task that waited for capacity has none, in ECS's words. Source: placement-and-lifecycle 1.6, the second table. */

/** @param request what was asked for it; null where its service is gone */
export function reasonToGiveUp(engine: Engine, provider: number, request: PlacementRequest | null): string {
  const { state, outcome } = engine;
  const { instances } = state;
  let present = 0;
  let active = 0;
  for (let instance = 0; instance < instances.count; instance++) {
    if (instances.capacityProvider[instance] !== provider || !isPresent(state, instance)) continue;
    present++;
    if (instances.status[instance] === INSTANCE_STATUS.ACTIVE) active++;
  }
  if (present === 0) return 'EMPTY CAPACITY PROVIDER';
  if (active === 0 || request === null) return 'NO ACTIVE INSTANCES';
  placeTask(state, request, state.random.placement, outcome);
  const reason = reasonOf(outcome.closestCheck);
  // The text has no full stop here.
  return reason?.replace(/\.$/, '') ?? 'NO ACTIVE INSTANCES';
}
