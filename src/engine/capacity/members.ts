import type { SimulationState } from '../state';
import { isPresent } from '../state';
import { GROUP_STAGE, groupOf } from './capacity-state';
import type { AutoScalingGroup } from './capacity-state';

/** Which instances an Auto Scaling group has. Source: scenario.md, `capacityProviders[].autoScalingGroup`. */

/**
 * An instance is there, or on its way: it belongs to its provider's group from now on, which wants no fewer than it has. Answers with the row that its
 * machine had before, -1 for none.
 */
export function joinGroup(state: SimulationState, instance: number): number {
  const group = groupOf(state.capacity, state.instances.capacityProvider[instance] ?? -1);
  if (!group) return -1;
  const id = state.instances.records[instance]?.id;
  const before = group.members.findIndex((member) => state.instances.records[member]?.id === id);
  const [replaced = -1] = before < 0 ? [] : group.members.splice(before, 1);
  group.members.push(instance);
  const living = livingMembers(state, group).length;
  group.desiredCapacity = Math.max(group.desiredCapacity, living);
  group.maxSize = Math.max(group.maxSize, living);
  return replaced;
}

/** The machine of an instance is gone, and its group has noticed. Answers with that group. */
export function leaveGroup(state: SimulationState, instance: number): AutoScalingGroup | undefined {
  const group = groupOf(state.capacity, state.instances.capacityProvider[instance] ?? -1);
  const at = group?.members.indexOf(instance) ?? -1;
  if (at >= 0) group?.members.splice(at, 1);
  drop(state.capacity.booting, instance);
  drop(state.capacity.draining, instance);
  return at < 0 ? undefined : group;
}

function drop(list: { readonly instance: number }[], instance: number): void {
  const at = list.findIndex((entry) => entry.instance === instance);
  if (at >= 0) list.splice(at, 1);
}

/** Members whose machines are there or boot, and are to stay. */
export function livingMembers({ instanceLife }: SimulationState, { members }: AutoScalingGroup): number[] {
  return members.filter(
    (instance) =>
      Number.isNaN(instanceLife.terminatedAtMs[instance] ?? NaN) &&
      instanceLife.groupStage[instance] !== GROUP_STAGE.terminating,
  );
}

/** N: members in service that are registered. */
export function membersInService(state: SimulationState, group: AutoScalingGroup): number[] {
  return livingMembers(state, group).filter(
    (instance) => state.instanceLife.groupStage[instance] === GROUP_STAGE.inService && isPresent(state, instance),
  );
}

export function bootingMembers(state: SimulationState, group: AutoScalingGroup): number[] {
  return livingMembers(state, group).filter(
    (instance) => state.instanceLife.groupStage[instance] === GROUP_STAGE.pending,
  );
}

/** Members on their way out, ECS knowing or not. */
export function leavingMembers(state: SimulationState, group: AutoScalingGroup): number {
  return group.members.length - livingMembers(state, group).length;
}
