import { targetNames } from '../../scenario/refusal/load-balancing';
import type { RequestContext } from '../../scenario/refusal/refusal';
import type { Engine } from '../engine';
import { findService, findTaskDefinition } from '../names';

/** What ECS knows of the cluster at this moment, for the checks that a request has to pass. */
export function requestContext({ state, scenario }: Engine): RequestContext {
  return {
    findTaskDefinition: (reference) => state.taskDefinitions[findTaskDefinition(state, reference)],
    hasService: (name) => findService(state, name) >= 0,
    serviceCount: state.services.filter(({ status }) => status !== 'INACTIVE').length,
    quotas: scenario.quotas,
    capacityProviders: state.capacity.attached,
    defaultStrategy: state.capacity.defaultStrategy,
    ...targetNames(scenario.loadBalancers),
  };
}
