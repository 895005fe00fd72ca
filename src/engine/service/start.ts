import { cannotPlaceOnFargate, fargateReason } from '../../ecs/fargate-messages';
import { effectiveStrategies } from '../../ecs/placement-rules';
import type { LaunchTarget } from '../capacity/launch-target';
import { askForPlace, recordDecision, recordFailure } from '../decide';
import type { Engine } from '../engine';
import { startOnFargate } from '../fargate/start';
import { loadBalancersOf } from '../load-balancing/colours';
import { registrationOf } from '../load-balancing/registration';
import { instanceId } from '../names';
import type { PlacementRequest } from '../placement/placement';
import type { DeploymentState, ServiceState } from '../state';
import { createTask } from '../task/create';
import type { NewTask } from '../task/create';
import { PLATFORM, platformOfProvider } from '../task-rows/platform';
import { zonesOf } from '../zones';
import { setFailure } from './failure';
import {
  cannotPlace,
  cannotStartConsistently,
  NONE_IN_PROVIDER,
  noInstancesInProvider,
  provisioningLimitExceeded,
} from './messages';
import { causeIsGone, sayOnce } from './say';

/** A pass starts tasks. Source: placement-and-lifecycle 1.7, 6.1 and 6.2. */

export interface Started {
  /** The new tasks. */
  readonly placed: readonly number[];
  /** How many of those asked for have no place. */
  readonly failed: number;
  /** More was not tried, because starts keep failing or come too fast. */
  readonly throttled: boolean;
}

/** Failures in a row from which on starts wait and the service says so. */
const THROTTLED_FROM = 3;

/** Where a task has no place. */
export interface FailedTarget {
  readonly target: LaunchTarget;
  /** It would wait for capacity if not as many tasks did as may. */
  readonly tooManyWait: boolean;
}

/** One more task on a target. Answers with its row; -1 where it has no place. */
export function startOn(engine: Engine, target: LaunchTarget, request: PlacementRequest, task: NextTask): number {
  if (target.kind === 'fargate') return startOnFargate(engine, task, target.provider, request);
  task.platform = target.provider < 0 ? PLATFORM.ec2 : platformOfProvider(target.provider);
  return askForPlace(engine, request) < 0 ? -1 : startTask(engine, task);
}

/**
 * What placement is asked for every task of a deployment: the same object as long as it is the same question.
 * @param target left out, any instance
 */
export function serviceRequest(
  engine: Engine,
  service: ServiceState,
  deployment: DeploymentState,
  target: LaunchTarget = ANY_INSTANCE,
): PlacementRequest {
  const { input } = service;
  const provider = target.kind === 'instances' ? target.provider : -1;
  const zones = zonesOf(engine, deployment.configuration.networkConfiguration);
  const byProvider = askedBefore.get(deployment) ?? [];
  const known = byProvider[provider + 1];
  if (known?.input === input && known.request.zones?.join() === zones?.join()) return known.request;
  const request = newRequest(service, deployment, zones, provider < 0 ? null : provider);
  byProvider[provider + 1] = { input, request };
  askedBefore.set(deployment, byProvider);
  return request;
}

export const ANY_INSTANCE: LaunchTarget = { kind: 'instances', provider: -1 };
const ON_ANY_INSTANCE: FailedTarget = { target: ANY_INSTANCE, tooManyWait: false };

/** By provider, the first place for none. */
const askedBefore = new WeakMap<
  DeploymentState,
  ({ readonly input: ServiceState['input']; readonly request: PlacementRequest } | undefined)[]
>();

function newRequest(
  service: ServiceState,
  deployment: DeploymentState,
  zones: readonly number[] | null,
  capacityProvider: number | null,
): PlacementRequest {
  const { placementStrategy = [], placementConstraints = [] } = service.input;
  return {
    taskDefinition: deployment.taskDefinition,
    group: service.group,
    strategies: effectiveStrategies(placementStrategy, 'service'),
    memberOf: placementConstraints.flatMap(({ type, expression }) => (type === 'memberOf' ? (expression ?? []) : [])),
    distinctInstance: placementConstraints.some(({ type }) => type === 'distinctInstance'),
    zones,
    capacityProvider,
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
  failed: FailedTarget = ON_ANY_INSTANCE,
): void {
  const { state, outcome } = engine;
  const { closestInstance, closestCheck, needed, available } = outcome;
  const subject = { owner: service.owner, taskDefinition: deployment.taskDefinition };
  const { message, reason } = whyNoPlace(engine, service, failed);
  const before = failureOf(service, deployment);
  setFailure(state, service, {
    sinceMs: before?.sinceMs ?? state.timeMs,
    atMs: state.timeMs,
    decision: recordFailure(engine, before?.decision ?? -1, subject),
    check: closestCheck,
    closestInstance,
    needed,
    available,
    message,
    reason,
    provider: failed.target.provider,
    unplaced,
    deployment: deployment.id,
    placementVersion: state.placementVersion,
  });
  deployment.failedTasks++;
}

/** The service event, and the reason where the check of the closest instance is not what it is. */
function whyNoPlace(
  { state, outcome, fargateRefusal, lens }: Engine,
  { name }: ServiceState,
  { target: { provider }, tooManyWait }: FailedTarget,
): { readonly message: string; readonly reason: string | null } {
  if (outcome.ofZones && fargateRefusal !== null)
    return { message: cannotPlaceOnFargate(name, fargateRefusal), reason: fargateReason(fargateRefusal) };
  if (tooManyWait)
    return { message: provisioningLimitExceeded(name), reason: 'The tasks provisioning capacity limit was exceeded.' };
  const { closestInstance, closestCheck } = outcome;
  // An instance of others without a connection got as far as any: it is none of the provider's.
  if (provider >= 0 && state.instances.capacityProvider[closestInstance] !== provider)
    return { message: noInstancesInProvider(name), reason: NONE_IN_PROVIDER };
  const closest = closestInstance < 0 ? null : instanceId(state, closestInstance);
  return { message: lens?.failureMessage() ?? cannotPlace(name, closestCheck, closest), reason: null };
}

/** Why the latest pass left tasks of this deployment unplaced. */
export function failureOf({ failure }: ServiceState, { id }: DeploymentState): ServiceState['failure'] {
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
