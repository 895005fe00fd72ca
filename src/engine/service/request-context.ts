import type { CapacityProviderStrategyItem } from '../../ecs/service';
import { targetNames } from '../../scenario/refusal/load-balancing';
import type { RequestContext } from '../../scenario/refusal/refusal';
import type { Engine } from '../engine';
import { findService, findTaskDefinition } from '../names';

/** What ECS knows of the cluster at this moment, for the checks that a request has to pass. */
export function requestContext({ state, scenario }: Engine): RequestContext {
  const strategy = scenario.cluster['defaultCapacityProviderStrategy'];
  const providers = scenario.capacityProviders.flatMap(({ name }) => (typeof name === 'string' ? name : []));
  return {
    findTaskDefinition: (reference) => state.taskDefinitions[findTaskDefinition(state, reference)],
    hasService: (name) => findService(state, name) >= 0,
    serviceCount: state.services.filter(({ status }) => status !== 'INACTIVE').length,
    quotas: scenario.quotas,
    capacityProviders: [...providers, ...state.capacityProviders, 'FARGATE', 'FARGATE_SPOT'],
    defaultStrategy: Array.isArray(strategy) ? (strategy as CapacityProviderStrategyItem[]) : [],
    ...targetNames(scenario.loadBalancers),
  };
}
