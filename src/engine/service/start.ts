import { effectiveStrategies } from '../../ecs/placement-rules';
import { askForPlace, recordDecision, recordFailure } from '../decide';
import type { Engine } from '../engine';
import { loadBalancersOf } from '../load-balancing/colours';
import { registrationOf } from '../load-balancing/registration';
import { instanceId } from '../names';
import type { PlacementRequest } from '../placement/placement';
import type { DeploymentState, ServiceState } from '../state';
import { createTask } from '../task/create';
import type { NewTask } from '../task/create';
import { zonesOf } from '../zones';
import { setFailure } from './failure';
import { cannotLaunch } from './launch-failures';
import { cannotPlace, cannotStartConsistently } from './messages';
import { isTired } from './passing';
import type { Passing } from './passing';
import { causeIsGone, sayOnce } from './say';
import { countAnew } from './task-count';

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

/** @param of the deployment (index) whose tasks they are, where others start tasks besides; left out, the PRIMARY one */
export function* startTasks(engine: Engine, service: ServiceState, count: number, of?: number): Passing<Started> {
  const index = of ?? service.deployments[0] ?? -1;
  const deployment = engine.state.deployments[index];
  const only = of === undefined ? undefined : deployment;
  if (!deployment || count === 0) return nothingToStart(engine, service, only);
  if (isThrottled(engine, service, deployment)) return { placed: [], failed: 0, throttled: true };
  if (cannotLaunch(engine, service, deployment)) return { ...nothingToStart(engine, service, only), failed: count };
  if (failureOf(service, deployment)?.placementVersion === engine.state.placementVersion)
    return failAgain(engine, service, deployment, count);
  const request = serviceRequest(engine, service, deployment);
  const task = nextTaskOf(engine, service, deployment, index);
  if (index !== service.deployments[0]) countAnew(service);
  const placed: number[] = [];
  while (placed.length < count && askForPlace(engine, request) >= 0) {
    placed.push(startTask(engine, task));
    if (isTired(engine)) yield;
  }
  if (placed.length === count) return { ...nothingToStart(engine, service, only), placed };
  noteFailure(engine, service, deployment, count - placed.length);
  return { placed, failed: count - placed.length, throttled: false };
}

/** What placement is asked for every task of a deployment: the same object as long as it is the same question. */
export function serviceRequest(engine: Engine, service: ServiceState, deployment: DeploymentState): PlacementRequest {
  const { input } = service;
  const zones = zonesOf(engine, deployment.configuration.networkConfiguration);
  const known = askedBefore.get(deployment);
  if (known?.input === input && known.request.zones?.join() === zones?.join()) return known.request;
  const request = newRequest(service, deployment, zones);
  askedBefore.set(deployment, { input, request });
  return request;
}

const askedBefore = new WeakMap<
  DeploymentState,
  { readonly input: ServiceState['input']; readonly request: PlacementRequest }
>();

function newRequest(
  service: ServiceState,
  deployment: DeploymentState,
  zones: readonly number[] | null,
): PlacementRequest {
  const { placementStrategy = [], placementConstraints = [] } = service.input;
  return {
    taskDefinition: deployment.taskDefinition,
    group: service.group,
    strategies: effectiveStrategies(placementStrategy, 'service'),
    memberOf: placementConstraints.flatMap(({ type, expression }) => (type === 'memberOf' ? (expression ?? []) : [])),
    distinctInstance: placementConstraints.some(({ type }) => type === 'distinctInstance'),
    zones,
    capacityProvider: null,
  };
}

/** The next task of a deployment: all of them are alike but for their place and the decision about it. */
export type NextTask = { -readonly [K in keyof NewTask]: NewTask[K] };

/** @param index of the deployment */
export function nextTaskOf(
  engine: Engine,
  service: ServiceState,
  deployment: DeploymentState,
  index: number,
): NextTask {
  const { owner, group } = service;
  const { taskDefinition, id: startedBy } = deployment;
  const registered = { ...deployment.configuration, loadBalancers: loadBalancersOf(deployment) };
  const { activatingMs, deactivatingMs } = registrationOf(engine, registered);
  const noPlace = { instance: -1, decision: -1 };
  return { ...noPlace, taskDefinition, owner, group, deployment: index, startedBy, activatingMs, deactivatingMs };
}

/** Creates a task in the place that the engine's outcome holds, and records the decision. Answers with its row. */
export function startTask(engine: Engine, task: NextTask): number {
  task.decision = recordDecision(engine, 'place', engine.state.tasks.count, task);
  task.instance = engine.outcome.instance;
  return createTask(engine, task);
}

/** @param only the deployment whose tasks nothing hinders; what hinders others stays */
export function nothingToStart(engine: Engine, service: ServiceState, only?: DeploymentState): Started {
  if (only === undefined || failureOf(service, only) !== null) {
    setFailure(engine.state, service, null);
    causeIsGone(service, 'placement');
  }
  return { placed: [], failed: 0, throttled: false };
}

export function isThrottled(engine: Engine, service: ServiceState, deployment: DeploymentState): boolean {
  if (deployment.startFailures < THROTTLED_FROM) {
    causeIsGone(service, 'throttled');
    return false;
  }
  sayOnce(engine, service, 'throttled', 'failure', cannotStartConsistently(service.name));
  return engine.state.timeMs < deployment.throttledUntilMs;
}

/** The failure that the engine's outcome holds becomes the service's. */
export function noteFailure(
  engine: Engine,
  service: ServiceState,
  deployment: DeploymentState,
  unplaced: number,
): void {
  const { state, outcome } = engine;
  const { closestInstance, closestCheck, needed, available } = outcome;
  const subject = { owner: service.owner, taskDefinition: deployment.taskDefinition };
  const message = cannotPlace(
    service.name,
    closestCheck,
    closestInstance < 0 ? null : instanceId(engine.state, closestInstance),
  );
  const before = failureOf(service, deployment);
  setFailure(state, service, {
    sinceMs: before?.sinceMs ?? state.timeMs,
    atMs: state.timeMs,
    decision: recordFailure(engine, before?.decision ?? -1, subject),
    check: closestCheck,
    closestInstance,
    needed,
    available,
    message: engine.lens?.failureMessage() ?? message,
    unplaced,
    deployment: deployment.id,
    placementVersion: state.placementVersion,
  });
  deployment.failedTasks++;
}

/** Why the latest pass left tasks of this deployment unplaced. */
function failureOf({ failure }: ServiceState, { id }: DeploymentState): ServiceState['failure'] {
  return failure?.deployment === id ? failure : null;
}

/** Nothing that placement could see has changed since the last try: it would end the same. */
export function failAgain(engine: Engine, service: ServiceState, deployment: DeploymentState, count: number): Started {
  const { failure } = service;
  if (failure) {
    service.failure = { ...failure, atMs: engine.state.timeMs, unplaced: count };
    deployment.failedTasks++;
  }
  return { placed: [], failed: count, throttled: false };
}
