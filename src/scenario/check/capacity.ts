import type { CapacityProviderStrategyItem } from '../../ecs/service';
import { warning } from '../finding';
import type { Finding } from '../finding';
import type { JsonPath } from '../path';
import { clusterRefusals, createCapacityProviderRefusals, updateCapacityProviderRefusals } from '../refusal/capacity';
import type { AutoScalingGroupProviderInput } from '../refusal/capacity';
import { FARGATE_PROVIDERS } from '../refusal/placement';
import type { Refusal } from '../refusal/refusal';
import type { ScenarioDocument } from '../schema/document';

/** What ECS and Auto Scaling will refuse of capacity providers, as warnings with their own texts. What is refused is not there. */
export function checkCapacity({ capacityProviders = [], cluster = {}, timeline = [] }: ScenarioDocument): Finding[] {
  const refused = capacityProviders.map((provider) => createCapacityProviderRefusals(provider));
  const known = [
    ...capacityProviders.flatMap(({ name }, index) => (refused[index]?.length === 0 ? name : [])),
    ...FARGATE_PROVIDERS,
  ];
  const strategy = cluster.defaultCapacityProviderStrategy ?? [];
  return [
    ...refused.flatMap((refusals, index) => asWarnings(refusals, ['capacityProviders', index])),
    ...asWarnings(clusterRefusals(cluster.capacityProviders ?? known, strategy, known), ['cluster']),
    ...timeline.flatMap(({ action, input = {} }, index) =>
      asWarnings(requestRefusals(action, input, known), ['timeline', index, 'input']),
    ),
  ];
}

function requestRefusals(action: string, input: Record<string, unknown>, known: readonly string[]): Refusal[] {
  if (action === 'PutClusterCapacityProviders') {
    const { capacityProviders = [], defaultCapacityProviderStrategy = [] } = input as {
      readonly capacityProviders?: readonly string[];
      readonly defaultCapacityProviderStrategy?: readonly CapacityProviderStrategyItem[];
    };
    return clusterRefusals(capacityProviders, defaultCapacityProviderStrategy, known);
  }
  if (action !== 'UpdateCapacityProvider') return [];
  const settings = (input['autoScalingGroupProvider'] ?? {}) as AutoScalingGroupProviderInput;
  // Whether managed scaling is on by then depends on what came before.
  const { managedTerminationProtection: _, ...own } = settings;
  return updateCapacityProviderRefusals({ name: String(input['name']) }, own, known);
}

function asWarnings(refusals: readonly Refusal[], path: JsonPath): Finding[] {
  return refusals.map(({ code, message, path: inside }) => warning(code, [...path, ...inside], message));
}
