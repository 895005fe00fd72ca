import { INSTANCE_STATUS } from '../../ecs/status';
import type { Engine } from '../engine';
import type { PlacementRequest } from '../placement/placement';
import { placeTask } from '../placement/pipeline';
import { reasonOf } from '../placement/run-task';
import { isPresent } from '../state';
import { groupOf } from './capacity-state';
import { keptForDaemons, less, offeredBy, unfitReason } from './machines';

/** Why a task that waited for capacity has none, in ECS's words. Source: placement-and-lifecycle 1.6, the second table. */

/** @param request what was asked for it; null where its service is gone */
export function reasonToGiveUp(engine: Engine, provider: number, request: PlacementRequest | null): string {
  const { state, outcome } = engine;
  const { instances } = state;
  const unfit = request === null ? null : unfitIn(engine, provider, request);
  if (unfit !== null) return withoutStop(unfit);
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
  return withoutStop(reasonOf(outcome.closestCheck) ?? 'NO ACTIVE INSTANCES');
}

/** Why no instance of the group could ever have taken it. */
function unfitIn(engine: Engine, provider: number, request: PlacementRequest): string | null {
  const group = groupOf(engine.state.capacity, provider);
  if (!group) return null;
  return unfitReason(engine, group, request, less(offeredBy(group, 'smallest'), keptForDaemons(engine, group)));
}

/** The texts of constraints have no full stop here. */
function withoutStop(reason: string): string {
  return reason.replace(/\.$/, '');
}
