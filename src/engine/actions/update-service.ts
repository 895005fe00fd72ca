import { DEPLOYING_FIELDS } from '../../ecs/service';
import type { CreateServiceInput, UpdateServiceInput } from '../../ecs/service';
import { serviceNotActive, serviceNotFound, updateServiceRefusals } from '../../scenario/refusal/service';
import { mergedService } from '../../scenario/refusal/merged-service';
import type { Engine } from '../engine';
import { findService, findTaskDefinition, taskDefinitionName } from '../names';
import { primaryOf } from '../service/counts';
import { deploy } from '../service/create';
import { requestContext } from '../service/request-context';
import type { ServiceState } from '../state';
import { refused } from './action';
import type { Action } from './action';

/**
 * UpdateService: what is given replaces what the service has. A new task definition or network starts a deployment; counts, percentages,
 * strategies and constraints only hold from now on. Source: services-and-capacity 1.1.
 */
export const updateService: Action = (engine, given) => {
  const { state } = engine;
  const update = given as unknown as UpdateServiceInput;
  const index = findService(state, update.service);
  const service = state.services[index];
  if (!service) return refused(serviceNotFound());
  if (service.status !== 'ACTIVE') return refused(serviceNotActive());
  const { service: _, forceNewDeployment = false, ...fields } = update;
  const merged = mergedService(service.input, fields);
  const refusal = updateServiceRefusals(update, merged, requestContext(engine))[0];
  if (refusal) return refused(refusal);
  const before = service.input;
  const redeploys =
    forceNewDeployment ||
    DEPLOYING_FIELDS.some((field) => Object.hasOwn(fields, field) && !same(before[field], merged[field]));
  const current = primaryOf(state, service)?.taskDefinition ?? -1;
  // A family without a revision meant the newest of the moment at which it was given.
  const taskDefinition =
    update.taskDefinition === undefined ? current : findTaskDefinition(state, merged.taskDefinition ?? '');
  service.input = merged;
  if (update.desiredCount !== undefined) service.desiredCount = merged.desiredCount ?? 0;
  // Another chain or constraint may find a place where the last try found none.
  service.failure = service.failure && { ...service.failure, placementVersion: -1 };
  const deploys = redeploys || taskDefinition !== current;
  if (deploys && service.notStarted === null) deploy(engine, index, taskDefinition);
  return {
    said: saying(engine, service, update),
    kind: deploys ? 'deployment' : 'scaling',
    subjects: { owner: service.owner },
    passOf: index,
  };
};

function saying({ state }: Engine, service: ServiceState, update: UpdateServiceInput): string {
  const parts = [
    ...(update.desiredCount === undefined ? [] : [`${service.desiredCount} desired`]),
    ...(update.taskDefinition === undefined
      ? []
      : [taskDefinitionName(state, primaryOf(state, service)?.taskDefinition ?? -1)]),
    ...(update.capacityProviderStrategy === undefined ? [] : [strategyText(service.input)]),
    ...(update.placementStrategy === undefined ? [] : ['another placement strategy']),
    ...(update.placementConstraints === undefined ? [] : ['other placement constraints']),
    ...(update.forceNewDeployment === true ? ['new deployment forced'] : []),
  ];
  return [service.name, ...parts].join(', ');
}

function strategyText({ launchType, capacityProviderStrategy = [] }: CreateServiceInput): string {
  const names = capacityProviderStrategy.map(({ capacityProvider }) => capacityProvider);
  return names.length === 0 ? `launch type ${launchType ?? 'EC2'}` : `capacity providers ${names.join(', ')}`;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
