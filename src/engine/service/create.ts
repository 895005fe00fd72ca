import type { CreateServiceInput, LaunchType } from '../../ecs/service';
import { effectiveLaunchType } from '../../scenario/refusal/placement';
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
    notStarted: notStartedReason(engine, input),
    input,
    desiredCount: input.desiredCount ?? 0,
    deployments: [],
    liveTasks: [],
    passAtMs: state.timeMs,
    repeatAtMs: Infinity,
    steady: false,
    failure: null,
    written: new Map(),
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

/** Why the playground keeps the service without starting its tasks; null where it does start them. */
function notStartedReason(engine: Engine, input: CreateServiceInput): string | null {
  const launchType: LaunchType = effectiveLaunchType(input, requestContext(engine));
  const controller = input.deploymentController?.type ?? 'ECS';
  if (launchType !== 'EC2')
    return `Tasks of ${input.serviceName} are not started: the launch type ${launchType} is not simulated yet.`;
  if (input.schedulingStrategy === 'DAEMON') {
    return `Tasks of ${input.serviceName} are not started: the scheduling strategy DAEMON is not simulated yet.`;
  }
  if (usesCapacityProvider(engine, input)) {
    return `Tasks of ${input.serviceName} are not started: capacity providers are not simulated yet.`;
  }
  if (controller !== 'ECS')
    return `Tasks of ${input.serviceName} are not started: the deployment controller ${controller} is not simulated yet.`;
  return null;
}

function usesCapacityProvider(engine: Engine, input: CreateServiceInput): boolean {
  if (input.launchType !== undefined) return false;
  return (input.capacityProviderStrategy ?? requestContext(engine).defaultStrategy).length > 0;
}
