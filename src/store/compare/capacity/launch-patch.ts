import type { CapacityProviderStrategyItem } from '../../../ecs/service';
import type { Scenario } from '../../../scenario/scenario';
import type { CompareEntry } from '../ways';
import { newGroup } from './with-provider';
import { isOnInstances, onFargate } from './on-fargate';
import type { FargateChange } from './on-fargate';
import { onInstances } from './on-instances';
import type { InstanceChange } from './on-instances';

/** What a person can have launch a service's tasks. */
export type LaunchChoice =
  | { readonly kind: 'ec2' }
  | { readonly kind: 'fargate' }
  | { readonly kind: 'strategy'; readonly strategy: readonly CapacityProviderStrategyItem[] }
  /** The cluster's default strategy. */
  | { readonly kind: 'default' }
  /** An Auto Scaling group that is not there yet. */
  | { readonly kind: 'newGroup' };

export interface LaunchPatch {
  readonly patch: CompareEntry['patch'];
  readonly changes: readonly (FargateChange | InstanceChange)[];
}

/** What makes a service of the scenario's list run there, its definition made fit for it; null where it cannot. */
export function launchPatch(scenario: Scenario, name: string, choice: LaunchChoice): LaunchPatch | null {
  const service = scenario.services.find(({ serviceName }) => serviceName === name);
  if (service === undefined) return null;
  const toFargate =
    choice.kind === 'fargate' ||
    (choice.kind === 'strategy' &&
      choice.strategy.some(({ capacityProvider }) => capacityProvider.startsWith('FARGATE')));
  const isThere = isOnInstances(service) !== toFargate;
  const move = isThere
    ? { patch: {}, changes: [] }
    : toFargate
      ? onFargate(scenario, [name], true)
      : onInstances(scenario, [name], choice.kind !== 'ec2');
  if (move === null) return null;
  const group = choice.kind === 'newGroup' ? newGroup(scenario) : null;
  const { services, ...rest } = move.patch as { readonly services?: Readonly<Record<string, object>> };
  return {
    patch: {
      services: { ...services, [name]: { ...services?.[name], ...fieldsOf(choice, group?.name ?? '') } },
      ...rest,
      ...(group && { capacityProviders: { [group.name]: group.entry } }),
    },
    changes: move.changes,
  };
}

/** The two fields of which a service has one at most; null takes one away. */
export function fieldsOf(
  choice: LaunchChoice,
  newName: string,
): {
  readonly launchType: string | null;
  readonly capacityProviderStrategy: readonly CapacityProviderStrategyItem[] | null;
} {
  switch (choice.kind) {
    case 'ec2':
      return { launchType: 'EC2', capacityProviderStrategy: null };
    case 'fargate':
      return { launchType: 'FARGATE', capacityProviderStrategy: null };
    case 'strategy':
      return { launchType: null, capacityProviderStrategy: choice.strategy };
    case 'default':
      return { launchType: null, capacityProviderStrategy: null };
    case 'newGroup':
      return { launchType: null, capacityProviderStrategy: [{ capacityProvider: newName, weight: 1 }] };
  }
}
