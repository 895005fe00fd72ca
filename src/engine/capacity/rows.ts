import type { CapacityGroupRow, CapacityProviderRow } from '../../frame/capacity';
import type { SimulationState } from '../state';
import { platformOfProvider } from '../task-rows/platform';
import { groupOf } from './capacity-state';
import type { AutoScalingGroup } from './capacity-state';
import { bootingMembers, leavingMembers, membersInService } from './members';

/** Every capacity provider as a frame has it (frame/capacity.ts). */
export function capacityRows(state: SimulationState): CapacityProviderRow[] {
  return state.capacityProviders.map((_, provider) => capacityRow(state, provider));
}

export function capacityRow(state: SimulationState, provider: number): CapacityProviderRow {
  const { capacity } = state;
  const group = groupOf(capacity, provider);
  return {
    provider,
    tasks: capacity.liveTasks[platformOfProvider(provider)] ?? 0,
    provisioningTasks: capacity.provisioning.filter((waiting) => waiting.provider === provider).length,
    group: group === undefined ? null : groupRow(state, group),
  };
}

function groupRow(state: SimulationState, group: AutoScalingGroup): CapacityGroupRow {
  const { desiredCapacity, minSize, maxSize, settings, alarm, needed, points } = group;
  return {
    instances: membersInService(state, group).length,
    booting: bootingMembers(state, group).length,
    leaving: leavingMembers(state, group),
    desiredCapacity,
    minSize,
    maxSize,
    managedScaling: settings.managedScaling !== null,
    needed: needed < 0 ? null : needed,
    reservationMilli: points.at(-1) ?? null,
    targetCapacity: settings.managedScaling?.targetCapacity ?? null,
    alarm,
  };
}
