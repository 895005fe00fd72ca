import type { CreateServiceInput } from '../../../ecs/service';
import { isRecord } from '../../../lib/is-record';
import type { Scenario } from '../../../scenario/scenario';

/** A capacity provider of the scenario's own, with what comparisons ask of it. */
export interface GroupProvider {
  readonly name: string;
  readonly managedScaling: boolean;
  readonly spot: boolean;
}

export function providersOf({ capacityProviders }: Scenario): GroupProvider[] {
  return capacityProviders.flatMap(({ name, autoScalingGroupProvider, autoScalingGroup }) => {
    if (typeof name !== 'string') return [];
    const scaling = isRecord(autoScalingGroupProvider) ? autoScalingGroupProvider['managedScaling'] : undefined;
    return {
      name,
      managedScaling: isRecord(scaling) && scaling['status'] === 'ENABLED',
      spot: isRecord(autoScalingGroup) && autoScalingGroup['spot'] === true,
    };
  });
}

/** Whether a service's tasks come by one of the providers, by its own strategy or by the cluster's. */
export function usesProvider(
  { cluster }: Scenario,
  { launchType, capacityProviderStrategy }: CreateServiceInput,
  providers: readonly GroupProvider[],
): boolean {
  if (launchType !== undefined) return false;
  const own = capacityProviderStrategy ?? cluster['defaultCapacityProviderStrategy'];
  const names = Array.isArray(own)
    ? own.map((item: unknown) => (isRecord(item) ? item['capacityProvider'] : undefined))
    : [];
  return providers.some(({ name }) => names.includes(name));
}
