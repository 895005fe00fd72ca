import type { CreateServiceInput } from '../../ecs/service';
import { notStarted } from '../../scenario/not-simulated';
import { loadBalancerRefusals } from '../../scenario/refusal/load-balancing';
import { definitionRefusals, launchRefusals } from '../../scenario/refusal/placement';
import { serviceNotActive, serviceNotFound } from '../../scenario/refusal/service';
import type { Engine } from '../engine';
import { findService, findTaskDefinition, taskDefinitionName } from '../names';
import { makePrimary } from '../service/blue-green/steps';
import { controllerOf } from '../service/kind';
import { requestContext } from '../service/request-context';
import { computedDesiredCount, createTaskSet as addTaskSet, findTaskSet } from '../service/task-sets';
import type { DeploymentState, ServiceState } from '../state';
import { invalid, refused } from './action';
import type { Action, ActionOutcome } from './action';

/**
 * Task sets of EXTERNAL services: the actions with which somebody else's deployments work. A task set goes by its id, its ARN or its `externalId`.
 * Source: services-and-capacity 1.17; texts that are not published: assumption `refusal-wording`.
 */

const MOST_TASK_SETS = 5;

export const createTaskSet: Action = (engine, given) => {
  const input = given as unknown as CreateTaskSetInput;
  return onService(engine, input.service, (service, index) => {
    if (service.deployments.length >= MOST_TASK_SETS) {
      const message = `${MOST_TASK_SETS} deployments exist on the service. Unable to create new TaskSet since this exceeds the maximum limit.`;
      return invalid(message);
    }
    // Assumption `task-set-scale`.
    const scale = scaleOf(input.scale ?? { value: 0 });
    if (typeof scale !== 'number') return scale;
    return createOn(engine, service, index, input, scale);
  });
};

export const updateTaskSet: Action = (engine, { service: name, taskSet: reference, scale: given }) =>
  onTaskSet(engine, name, reference, (service, deployment, set) => {
    const scale = scaleOf(given as Scale | undefined);
    if (typeof scale !== 'number') return scale;
    const { externalId = null } = deployment.taskSet ?? {};
    deployment.taskSet = { externalId, scale, isDraining: false };
    return { said: `${deployment.id}, ${sizeText(engine, service, set)}`, kind: 'scaling' };
  });

export const updateServicePrimaryTaskSet: Action = (engine, { service: name, primaryTaskSet: reference }) =>
  onTaskSet(engine, name, reference, (service, deployment, set) => {
    makePrimary(engine, service, set);
    return { said: `${service.name}, ${deployment.id}`, kind: 'deployment' };
  });

export const deleteTaskSet: Action = (engine, { service: name, taskSet: reference, force }) =>
  onTaskSet(engine, name, reference, (service, deployment, set) => {
    if (force !== true && deployment.status === 'PRIMARY') return invalid('The primary task set cannot be deleted.');
    if (force !== true && computedDesiredCount(engine.state, service, set) > 0)
      return invalid('The task set cannot be deleted while it is scaled above 0.');
    const { externalId = null } = deployment.taskSet ?? {};
    deployment.taskSet = { externalId, scale: 0, isDraining: true };
    deployment.status = 'ACTIVE';
    service.deployments.splice(service.deployments.indexOf(set), 1);
    service.deployments.push(set);
    return { said: `${service.name}, ${deployment.id}`, kind: 'scaling' };
  });

interface Scale {
  readonly value?: number;
  readonly unit?: string;
}

/** What a task set is configured with, besides its service. */
interface CreateTaskSetInput extends Pick<
  CreateServiceInput,
  'networkConfiguration' | 'loadBalancers' | 'serviceRegistries' | 'launchType' | 'capacityProviderStrategy'
> {
  readonly service: string;
  readonly taskDefinition: string;
  readonly externalId?: string;
  readonly scale?: Scale;
}

function createOn(
  engine: Engine,
  service: ServiceState,
  index: number,
  input: CreateTaskSetInput,
  scale: number,
): ActionOutcome {
  const taskDefinition = findTaskDefinition(engine.state, input.taskDefinition);
  const definition = engine.state.taskDefinitions[taskDefinition];
  if (!definition) return { error: { code: 'ClientException', message: 'TaskDefinition not found.' } };
  const context = requestContext(engine);
  const configured: CreateServiceInput = { ...input, serviceName: service.name };
  const [refusal] = [
    ...launchRefusals(configured, context),
    ...definitionRefusals(configured, definition, context),
    ...loadBalancerRefusals(configured, definition, context),
  ];
  if (refusal) return refused(refusal);
  const reason = notStarted(input);
  if (reason !== null) return { notSimulated: reason.message };
  const externalId = input.externalId ?? null;
  const added = addTaskSet(engine, index, taskDefinition, { input: configured, externalId, scale });
  const { id } = engine.state.deployments[added] ?? { id: '' };
  return {
    said: `${id}, ${taskDefinitionName(engine.state, taskDefinition)}, ${sizeText(engine, service, added)}`,
    kind: 'deployment',
    subjects: { owner: service.owner },
    passOf: index,
  };
}

/** In ten-thousandths of a per cent; the answer to what is no share. */
function scaleOf(scale: Scale | undefined): number | ActionOutcome {
  if (scale?.value === undefined) return invalid('A scale needs a value.');
  const { value, unit = 'PERCENT' } = scale;
  if (unit !== 'PERCENT') return invalid(`The unit of a scale is PERCENT; "${unit}" was given.`);
  if (value < 0 || value > 100) return invalid(`The value of a scale is 0 to 100; ${value} was given.`);
  return Math.round(value * 10_000);
}

function sizeText({ state }: Engine, service: ServiceState, set: number): string {
  return `${computedDesiredCount(state, service, set)} desired`;
}

function onService(
  engine: Engine,
  name: unknown,
  act: (service: ServiceState, index: number) => ActionOutcome,
): ActionOutcome {
  const index = findService(engine.state, String(name));
  const service = engine.state.services[index];
  if (!service) return refused(serviceNotFound());
  if (service.status !== 'ACTIVE') return refused(serviceNotActive());
  if (controllerOf(service) !== 'EXTERNAL') {
    return invalid(
      'Amazon ECS only supports task set management on services configured to use external deployment controllers.',
    );
  }
  return act(service, index);
}

function onTaskSet(
  engine: Engine,
  name: unknown,
  reference: unknown,
  act: (service: ServiceState, deployment: DeploymentState, set: number) => ActionOutcome,
): ActionOutcome {
  return onService(engine, name, (service, index) => {
    const set = findTaskSet(engine.state, service, String(reference));
    const deployment = engine.state.deployments[set];
    if (!deployment)
      return { error: { code: 'TaskSetNotFoundException', message: 'The specified task set was not found.' } };
    const outcome = act(service, deployment, set);
    return outcome.error ? outcome : { ...outcome, subjects: { owner: service.owner }, passOf: index };
  });
}
