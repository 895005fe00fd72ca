import { isManaged } from '../../scenario/refusal/capacity';
import type { AutoScalingGroupProviderInput } from '../../scenario/refusal/capacity';
import type { ManagedScaling, ProviderSettings } from './capacity-state';

/** Defaults: services-and-capacity 4.3. */
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
