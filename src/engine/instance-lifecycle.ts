import { INSTANCE_LIFECYCLES } from '../frame/frame';
import type { InstanceLifecycle } from '../frame/frame';
import { GROUP_STAGE } from './capacity/capacity-state';
import type { SimulationState } from './state';

/** Code in INSTANCE_LIFECYCLES: what is about to become of the machine, whatever ECS knows of it. */
export function lifecycleCode(state: SimulationState, instance: number): number {
  return INSTANCE_LIFECYCLES.indexOf(lifecycleOf(state, instance));
}

/** When Spot takes the machine back or it will have booted, simulated ms; 0 where neither is under way. */
export function lifecycleEndsAtMs({ instanceLife }: SimulationState, instance: number): number {
  const takenAtMs = instanceLife.spotEndsAtMs[instance] ?? NaN;
  return (Number.isNaN(takenAtMs) ? instanceLife.bootAtMs[instance] : takenAtMs) || 0;
}

function lifecycleOf({ instanceLife }: SimulationState, instance: number): InstanceLifecycle {
  const stage = instanceLife.groupStage[instance];
  if (stage === GROUP_STAGE.pending) return 'pending';
  if (stage === GROUP_STAGE.terminating) return 'terminating';
  return Number.isNaN(instanceLife.spotEndsAtMs[instance] ?? NaN) ? 'inService' : 'spotNotice';
}
