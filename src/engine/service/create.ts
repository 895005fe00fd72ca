import type { CreateServiceInput } from '../../ecs/service';
import { notStarted } from '../../scenario/not-simulated';
import type { Engine } from '../engine';
import { deploymentIdOf } from '../ids';
import { findTaskDefinition, ownerIndex } from '../names';
import type { ServiceState } from '../state';
import { groupIndex } from '../world';
import { requestContext } from './request-context';

/** A service that ECS has accepted comes into the world, with its first deployment; its first pass is the caller's. Answers with its index. */
export function addService(engine: Engine, input: CreateServiceInput): number {
  const { state } = engine;
  const service: ServiceState = {
    name: input.serviceName,
    owner: ownerIndex(state, 'service', input.serviceName),
    group: groupIndex(state, `service:${input.serviceName}`),
    status: 'ACTIVE',
    notStarted: notStarted(input, requestContext(engine).defaultStrategy)?.message ?? null,
    input,
    desiredCount: input.desiredCount ?? 0,
    deployments: [],
    liveTasks: [],
    lastPassAtMs: -1,
    passAtMs: state.timeMs,
    repeatAtMs: Infinity,
    steady: false,
    failure: null,
    written: new Map(),
    bounds: [],
  };
  const index = state.services.push(service) - 1;
  state.catalogVersion++;
  if (input.taskDefinition !== undefined) deploy(engine, index, findTaskDefinition(state, input.taskDefinition));
  return index;
}

/** Makes a new PRIMARY deployment of a task definition (index); the one before it becomes ACTIVE. Answers with its index. */
export function deploy(engine: Engine, index: number, taskDefinition: number): number {
  const { state } = engine;
  const service = state.services[index];
  if (!service) return -1;
  for (const other of service.deployments) {
    const before = state.deployments[other];
    if (before) before.status = 'ACTIVE';
  }
  const deployment = addDeployment(engine, index, taskDefinition, 'PRIMARY');
  service.deployments.unshift(deployment);
  service.steady = false;
  return deployment;
}

/** A deployment that is on no list of its service yet. */
export function addDeployment(
  engine: Engine,
  service: number,
  taskDefinition: number,
  status: 'PRIMARY' | 'ACTIVE',
): number {
  const { state } = engine;
  return (
    state.deployments.push({
      id: deploymentIdOf(state.seed, state.deployments.length),
      service,
      taskDefinition,
      createdAtMs: state.timeMs,
      status,
      rolloutState: status === 'PRIMARY' ? 'IN_PROGRESS' : 'COMPLETED',
      failedTasks: 0,
      startFailures: 0,
      throttledUntilMs: 0,
      unfinishedTasks: 0,
    }) - 1
  );
}
