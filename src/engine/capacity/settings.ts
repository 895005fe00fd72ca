import { isManaged } from '../../scenario/refusal/capacity';
import type { AutoScalingGroupProviderInput } from '../../scenario/refusal/capacity';
import type { Engine } from '../engine';
import type { AutoScalingGroup, ManagedScaling, ProviderSettings } from './capacity-state';

/** How ECS uses a group: as requests have it, and with every default. Source: services-and-capacity 4.3. */

export function settingsOf({
  managedScaling,
  managedTerminationProtection = 'DISABLED',
  managedDraining = 'ENABLED',
}: AutoScalingGroupProviderInput): ProviderSettings {
  const scaling: ManagedScaling | null = isManaged(managedScaling)
    ? {
        targetCapacity: managedScaling?.targetCapacity ?? 100,
        minimumScalingStepSize: managedScaling?.minimumScalingStepSize ?? 1,
        maximumScalingStepSize: managedScaling?.maximumScalingStepSize ?? 10_000,
        instanceWarmupMs: (managedScaling?.instanceWarmupPeriod ?? 300) * 1_000,
      }
    : null;
  return {
    managedScaling: scaling,
    managedTerminationProtection: managedTerminationProtection === 'ENABLED',
    managedDraining: managedDraining === 'ENABLED',
  };
}

/** The settings of a provider with those of an update over them. */
export function updatedInput(
  before: AutoScalingGroupProviderInput,
  update: AutoScalingGroupProviderInput,
): AutoScalingGroupProviderInput {
  const managedScaling = { ...before.managedScaling, ...update.managedScaling };
  const isGiven = before.managedScaling !== undefined || update.managedScaling !== undefined;
  return { ...before, ...update, ...(isGiven ? { managedScaling } : {}) };
}

/** The settings of a group change. What the next minute publishes may bring something about, whatever has happened since the last. */
export function applyInput({ state }: Engine, group: AutoScalingGroup, input: AutoScalingGroupProviderInput): void {
  group.input = input;
  group.settings = settingsOf(input);
  state.capacity.quietFromMs = Math.max(state.capacity.quietFromMs, state.capacity.nextPeriodAtMs);
  if (group.settings.managedScaling !== null) return;
  group.alarm = 'none';
  group.points.length = 0;
  group.needed = -1;
}
