import { INSTANCE_LIFECYCLES } from '../frame/frame';
import type { InstanceLifecycle } from '../frame/frame';
import type { SimulationState } from './state';

/** Code in INSTANCE_LIFECYCLES: what is about to become of the machine, whatever ECS knows of it. */
export function lifecycleCode(state: SimulationState, instance: number): number {
  return INSTANCE_LIFECYCLES.indexOf(lifecycleOf(state, instance));
}

function lifecycleOf({ instanceLife }: SimulationState, instance: number): InstanceLifecycle {
  return Number.isNaN(instanceLife.spotEndsAtMs[instance] ?? NaN) ? 'inService' : 'spotNotice';
}
