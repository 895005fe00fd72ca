import { effectiveStrategies } from '../../ecs/placement-rules';
import { askForPlace, recordDecision, recordFailure } from '../decide';
import type { Engine } from '../engine';
import { registrationOf } from '../load-balancing/registration';
import { instanceId } from '../names';
import type { PlacementRequest } from '../placement/placement';
import type { DeploymentState, ServiceState } from '../state';
import { createTask } from '../task/create';
import type { NewTask } from '../task/create';
import { zonesOf } from '../zones';
import { cannotPlace, cannotStartConsistently } from './messages';
import { causeIsGone, sayOnce } from './say';

/** A pass starts tasks. Source: placement-and-lifecycle 1.7, 6.1 and 6.2. */

export interface Started {
  /** The new tasks. */
  readonly placed: readonly number[];
  /** How many of those asked for have no place. */
  readonly failed: number;
  /** Nothing was tried, because starts keep failing. */
  readonly throttled: boolean;
}

/** Failures in a row from which on starts wait and the service says so. */
const THROTTLED_FROM = 3;

export function startTasks(engine: Engine, service: ServiceState, count: number): Started {
  const index = service.deployments[0] ?? -1;
  const deployment = engine.state.deployments[index];
  if (!deployment || count === 0) return nothingToStart(service);
  if (isThrottled(engine, service, deployment)) return { placed: [], failed: 0, throttled: true };
  if (service.failure?.placementVersion === engine.state.placementVersion)
    return failAgain(engine, service, deployment, count);
  const request = serviceRequest(engine, service, deployment);
  const task = { ...registrationOf(engine, service.input), deployment: index, startedBy: deployment.id };
  const placed: number[] = [];
  while (placed.length < count && askForPlace(engine, request) >= 0)
    placed.push(startTask(engine, service, request, task));
  if (placed.length === count) return { ...nothingToStart(service), placed };
  noteFailure(engine, service, deployment);
  return { placed, failed: count - placed.length, throttled: false };
}

/** What placement is asked for every task of a deployment. */
export function serviceRequest(engine: Engine, service: ServiceState, deployment: DeploymentState): PlacementRequest {
  const { placementStrategy = [], placementConstraints = [], networkConfiguration } = service.input;
  return {
    taskDefinition: deployment.taskDefinition,
    group: service.group,
    strategies: effectiveStrategies(placementStrategy, 'service'),
    memberOf: placementConstraints.flatMap(({ type, expression }) => (type === 'memberOf' ? (expression ?? []) : [])),
    distinctInstance: placementConstraints.some(({ type }) => type === 'distinctInstance'),
    zones: zonesOf(engine, networkConfiguration),
    capacityProvider: null,
  };
}

/** What the tasks of one deployment have in common. */
type TaskOfDeployment = Pick<NewTask, 'activatingMs' | 'deactivatingMs' | 'deployment' | 'startedBy'>;

function startTask(engine: Engine, service: ServiceState, request: PlacementRequest, task: TaskOfDeployment): number {
  const { owner, group } = service;
  const { taskDefinition } = request;
  const decision = recordDecision(engine, 'place', engine.state.tasks.count, { owner, taskDefinition });
  const { instance } = engine.outcome;
  return createTask(engine, { ...task, owner, group, taskDefinition, instance, decision });
}

function nothingToStart(service: ServiceState): Started {
  service.failure = null;
  causeIsGone(service, 'placement');
  return { placed: [], failed: 0, throttled: false };
}

function isThrottled(engine: Engine, service: ServiceState, deployment: DeploymentState): boolean {
  if (deployment.startFailures < THROTTLED_FROM) {
    causeIsGone(service, 'throttled');
    return false;
  }
  sayOnce(engine, service, 'throttled', 'failure', cannotStartConsistently(service.name));
  return engine.state.timeMs < deployment.throttledUntilMs;
}

function noteFailure(engine: Engine, service: ServiceState, deployment: DeploymentState): void {
  const { state, outcome } = engine;
  const { closestInstance, closestCheck, needed, available } = outcome;
  const subject = { owner: service.owner, taskDefinition: deployment.taskDefinition };
  const message = cannotPlace(
    service.name,
    closestCheck,
    closestInstance < 0 ? null : instanceId(engine.state, closestInstance),
  );
  const before = service.failure;
  service.failure = {
    sinceMs: before?.sinceMs ?? state.timeMs,
    atMs: state.timeMs,
    decision: recordFailure(engine, before?.decision ?? -1, subject),
    check: closestCheck,
    closestInstance,
    needed,
    available,
    message,
    placementVersion: state.placementVersion,
  };
  deployment.failedTasks++;
}

/** Nothing that placement could see has changed since the last try: it would end the same. */
function failAgain(engine: Engine, service: ServiceState, deployment: DeploymentState, count: number): Started {
  const { failure } = service;
  if (failure) {
    service.failure = { ...failure, atMs: engine.state.timeMs };
    deployment.failedTasks++;
  }
  return { placed: [], failed: count, throttled: false };
}
