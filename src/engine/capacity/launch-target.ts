import { nextProvider, sharesOf } from '../../ecs/capacity-strategy';
import type { ProviderShare } from '../../ecs/capacity-strategy';
import type { CapacityProviderStrategyItem, LaunchType } from '../../ecs/service';
import type { SimulationState } from '../state';
import { isFargateProvider, taskProvider } from '../task-rows/platform';
import type { World } from '../world';

/** What the tasks of a service or a call run on. Source: services-and-capacity 4.1 and 4.2. */

/** Container instances, or Fargate; `provider`: index in `World.capacityProviders`, -1 for a launch type. */
export interface LaunchTarget {
  readonly kind: 'instances' | 'fargate';
  readonly provider: number;
}

/** Where tasks go in turn: one target for a launch type, one for each provider of a strategy, in its order. */
export interface Launch {
  readonly targets: readonly LaunchTarget[];
  readonly shares: readonly ProviderShare[];
}

/** The fields of a request that say what its tasks run on. */
export interface LaunchRequest {
  readonly launchType?: LaunchType;
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[];
}

/** As asked, else by the cluster's default strategy, else EC2: the strategy, empty for a launch type. */
export function strategyOf(
  { launchType, capacityProviderStrategy }: LaunchRequest,
  defaultStrategy: readonly CapacityProviderStrategyItem[],
): readonly CapacityProviderStrategyItem[] {
  if (launchType !== undefined) return [];
  return capacityProviderStrategy ?? defaultStrategy;
}

const ONE_SHARE: readonly ProviderShare[] = [{ base: 0, weight: 1 }];
const ON_INSTANCES: Launch = { targets: [{ kind: 'instances', provider: -1 }], shares: ONE_SHARE };
const ON_FARGATE: Launch = { targets: [{ kind: 'fargate', provider: -1 }], shares: ONE_SHARE };
const known = new WeakMap<readonly CapacityProviderStrategyItem[], Launch>();

/** Where the tasks of a request go that is made now. Providers that the world did not know have an index from now on. */
export function launchOf(state: SimulationState, request: LaunchRequest): Launch {
  const strategy = strategyOf(request, state.capacity.defaultStrategy);
  if (strategy.length === 0) return request.launchType === 'FARGATE' ? ON_FARGATE : ON_INSTANCES;
  const found = known.get(strategy);
  if (found && isOf(state, strategy, found)) return found;
  const launch: Launch = {
    targets: strategy.map(({ capacityProvider }) => ({
      kind: isFargateProvider(capacityProvider) ? 'fargate' : 'instances',
      provider: providerIndex(state, capacityProvider),
    })),
    shares: sharesOf(strategy),
  };
  known.set(strategy, launch);
  return launch;
}

/** Another run of the same scenario may have come to know its providers in another order. */
function isOf(
  { capacityProviders }: World,
  strategy: readonly CapacityProviderStrategyItem[],
  { targets }: Launch,
): boolean {
  return strategy.every(
    ({ capacityProvider }, at) => capacityProviders[targets[at]?.provider ?? -1] === capacityProvider,
  );
}

/** Index of a provider in `World.capacityProviders`, which it joins on first use. */
export function providerIndex(
  state: Pick<SimulationState, 'capacityProviders' | 'catalogVersion'>,
  name: string,
): number {
  const index = state.capacityProviders.indexOf(name);
  if (index >= 0) return index;
  state.catalogVersion++;
  return state.capacityProviders.push(name) - 1;
}

/**
 * The target (position) of the next task.
 * @param counts tasks that each target has
 */
export function nextTarget({ targets, shares }: Launch, counts: readonly number[]): number {
  return targets.length === 1 ? 0 : nextProvider(shares, counts);
}

/** How many of some tasks each target has; the last number are those on none of them. */
export function countByTarget(state: SimulationState, { targets }: Launch, tasks: Iterable<number>): number[] {
  const counts = [...targets.map(() => 0), 0];
  for (const task of tasks) {
    const at = targetOfTask(state, targets, task);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

/** The target (position) that a task runs on; the number of targets for none of them. */
export function targetOfTask(state: SimulationState, targets: readonly LaunchTarget[], task: number): number {
  const provider = taskProvider(state, task);
  const at = provider < 0 ? -1 : targets.findIndex((target) => target.provider === provider);
  return at < 0 ? targets.length : at;
}
