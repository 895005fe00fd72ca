import type { CapacityProviderStrategyItem } from '../../ecs/service';
import { clusterRefusals, updateCapacityProviderRefusals } from '../../scenario/refusal/capacity';
import type { AutoScalingGroupProviderInput } from '../../scenario/refusal/capacity';
import { FARGATE_PROVIDERS } from '../../scenario/refusal/placement';
import { groupOf } from '../capacity/capacity-state';
import { strategyOf } from '../capacity/launch-target';
import { applyInput, updatedInput } from '../capacity/settings';
import type { Engine } from '../engine';
import { nameOf } from '../names';
import { platformOfProvider } from '../task-rows/platform';
import { refused, textsOf } from './action';
import type { Action } from './action';

/** Capacity providers of the cluster, and how ECS uses their groups. Source: services-and-capacity 4.1 and 4.3. */

/** What is attached from now on, and the default strategy: both replace what was there. Services keep the strategy that they have. */
export const putClusterCapacityProviders: Action = (engine, given) => {
  const { state } = engine;
  const attached = textsOf(given['capacityProviders']).map(nameOf);
  const strategy = (given['defaultCapacityProviderStrategy'] ?? []) as CapacityProviderStrategyItem[];
  const refusal = clusterRefusals(attached, strategy, knownProviders(engine))[0];
  if (refusal) return refused(refusal);
  const inUse = state.capacity.attached.find((name) => !attached.includes(name) && isInUse(engine, name));
  if (inUse !== undefined) return { error: IN_USE };
  state.capacity.attached = attached;
  state.capacity.defaultStrategy = strategy;
  const byDefault = strategy.map(({ capacityProvider }) => capacityProvider).join(', ');
  return { said: `${attached.join(', ') || 'none'}; by default ${byDefault || 'launch type EC2'}` };
};

const IN_USE = {
  code: 'ResourceInUseException',
  message: 'The specified capacity provider is in use and cannot be removed.',
};

/** Every provider that can be attached. */
function knownProviders({ state }: Engine): string[] {
  const named = state.capacity.groups.map(({ provider }) => state.capacityProviders[provider] ?? '');
  return [...named, ...FARGATE_PROVIDERS];
}

/** A service goes by it, or a task of it is there. */
function isInUse({ state }: Engine, name: string): boolean {
  const platform = platformOfProvider(state.capacityProviders.indexOf(name));
  if (state.capacityProviders.includes(name) && (state.capacity.liveTasks[platform] ?? 0) > 0) return true;
  return state.services.some(
    ({ status, input }) =>
      status === 'ACTIVE' && strategyOf(input, []).some(({ capacityProvider }) => capacityProvider === name),
  );
}

/** What is given replaces what the provider has; of managed scaling each setting by itself. */
export const updateCapacityProvider: Action = (engine, given) => {
  const { state } = engine;
  const name = nameOf(String(given['name']));
  const update = (given['autoScalingGroupProvider'] ?? {}) as AutoScalingGroupProviderInput;
  const group = groupOf(state.capacity, state.capacityProviders.indexOf(name));
  const input = updatedInput(group?.input ?? {}, update);
  const refusal = updateCapacityProviderRefusals({ name }, input, knownProviders(engine))[0];
  if (refusal) return refused(refusal);
  if (group) applyInput(engine, group, input);
  return { said: `${name}, ${settingsText(update)}`, kind: 'scaling' };
};

/** `targetCapacity 80` */
function settingsText({ managedScaling = {}, ...settings }: AutoScalingGroupProviderInput): string {
  const parts = Object.entries({ ...managedScaling, ...settings }).map(([key, value]) => `${key} ${String(value)}`);
  return parts.join(', ') || 'nothing';
}
