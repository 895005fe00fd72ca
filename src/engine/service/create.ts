import type { CreateServiceInput } from '../../ecs/service';
import { rebalancingDefault } from '../../ecs/zone-rebalancing';
import { notStarted } from '../../scenario/not-simulated';
import type { LaunchRequest } from '../capacity/launch-target';
import type { Engine } from '../engine';
import { deploymentIdOf } from '../ids';
import { findTaskDefinition, ownerIndex } from '../names';
import type { ServiceState } from '../state';
import { groupIndex } from '../world';
import { isAlarmed } from './alarms';
import { beginShift } from './blue-green/begin';
import { deployedFields, reasonCompleted, reasonInProgress } from './deployment-state';
import { noteDaemons } from './daemon-services';
import { isDaemon } from './kind';
import { causeIsGone } from './say';
import { emptyTaskCount } from './task-count';
import { noteDue } from './wake';

/** A service that ECS has accepted comes into the world, with its first deployment; its first pass is the caller's. Answers with its index. */
export function addService(engine: Engine, input: CreateServiceInput): number {
  const { state } = engine;
  const taskDefinition = findTaskDefinition(state, input.taskDefinition ?? '');
  const { memberOf } = state.taskDefinitions[taskDefinition]?.requirements ?? { memberOf: [] };
  const service: ServiceState = {
    name: input.serviceName,
    owner: ownerIndex(state, 'service', input.serviceName),
    group: groupIndex(state, `service:${input.serviceName}`),
    status: 'ACTIVE',
    notStarted: notStarted(input)?.message ?? null,
    input: {
      availabilityZoneRebalancing: rebalancingDefault(input, memberOf),
      ...input,
      ...defaultStrategyFor(engine, input),
      // Kubernetes moves no pod because zones are uneven.
      ...(engine.lens && { availabilityZoneRebalancing: 'DISABLED' }),
    },
    ...(engine.lens && { rollsOutAs: 'kubernetes' }),
    desiredCount: input.desiredCount ?? 0,
    deployments: [],
    liveTasks: [],
    leftTasks: 0,
    taskCount: emptyTaskCount(),
    lastPassAtMs: -1,
    passAtMs: state.timeMs,
    repeatAtMs: Infinity,
    steady: false,
    steadySinceMs: NaN,
    rebalancing: null,
    failure: null,
    replacementsOwed: 0,
    launches: [],
    written: new Map(),
    bounds: [],
  };
  const index = state.services.push(service) - 1;
  noteDue(state, service.passAtMs);
  state.catalogVersion++;
  if (input.taskDefinition !== undefined) deploy(engine, index, taskDefinition);
  if (isDaemon(service)) noteDaemons(engine);
  return index;
}

/** A service that names neither has the cluster's default strategy from then on, whatever becomes of that (assumption `default-strategy-kept`). */
function defaultStrategyFor({ state }: Engine, input: CreateServiceInput): Partial<CreateServiceInput> {
  const { launchType, capacityProviderStrategy } = input;
  const { defaultStrategy } = state.capacity;
  if (launchType !== undefined || capacityProviderStrategy !== undefined || defaultStrategy.length === 0) return {};
  return { capacityProviderStrategy: defaultStrategy };
}

/** What a deployment is made of besides its task definition, where it is no ordinary one. */
interface Rollback {
  /** Index of the deployment that it brings back. */
  readonly rollsBackTo: number;
  /** Its `rolloutStateReason`. */
  readonly reason: string;
}

/**
 * Makes a new PRIMARY deployment of a task definition (index) with the service's input as it is; those before it become ACTIVE. Answers with its
 * index.
 */
export function deploy(engine: Engine, index: number, taskDefinition: number, rollback?: Rollback): number {
  const { state } = engine;
  const service = state.services[index];
  if (!service) return -1;
  for (const other of service.deployments) {
    const before = state.deployments[other];
    if (before) before.status = 'ACTIVE';
  }
  const deployment = addDeployment(engine, index, taskDefinition, 'PRIMARY', rollback);
  service.deployments.unshift(deployment);
  service.steady = false;
  causeIsGone(service, 'steady');
  // Its tasks take the place of the revision before, not of single tasks that were ill.
  service.replacementsOwed = 0;
  beginShift(engine, deployment);
  return deployment;
}

function launchFieldsOf({ launchType, capacityProviderStrategy }: Partial<CreateServiceInput>): LaunchRequest | null {
  if (launchType === undefined && capacityProviderStrategy === undefined) return null;
  return {
    ...(launchType === undefined ? {} : { launchType }),
    ...(capacityProviderStrategy === undefined ? {} : { capacityProviderStrategy }),
  };
}

/** A deployment beside the PRIMARY one, with a configuration of its own: a task set. Answers with its index. */
export function addTaskSet(
  engine: Engine,
  index: number,
  taskDefinition: number,
  input: Partial<CreateServiceInput>,
): number {
  const added = addDeployment(engine, index, taskDefinition, 'PRIMARY', { input });
  const deployment = engine.state.deployments[added];
  if (deployment) deployment.status = 'ACTIVE';
  engine.state.services[index]?.deployments.push(added);
  return added;
}

/**
 * A deployment that is on no list of its service yet. One that is ACTIVE from the start is over.
 * @param input left out, it is configured as its service is
 */
export function addDeployment(
  engine: Engine,
  index: number,
  taskDefinition: number,
  status: 'PRIMARY' | 'ACTIVE',
  { rollsBackTo, reason, input }: Partial<Rollback> & { readonly input?: Partial<CreateServiceInput> } = {},
): number {
  const { state } = engine;
  const id = deploymentIdOf(state.seed, state.deployments.length);
  const service = state.services[index];
  const isNew = status === 'PRIMARY';
  return (
    state.deployments.push({
      id,
      service: index,
      taskDefinition,
      createdAtMs: state.timeMs,
      status,
      rolloutState: isNew ? 'IN_PROGRESS' : 'COMPLETED',
      rolloutStateReason: reason ?? (isNew ? reasonInProgress(id) : reasonCompleted(id)),
      configuration: deployedFields(state, input ?? service?.input ?? {}, taskDefinition),
      rollsBackTo: rollsBackTo ?? -1,
      endedAtMs: isNew ? NaN : state.timeMs,
      hasRun: false,
      breakerFailures: 0,
      breakerTripped: false,
      alarmsIgnored: service !== undefined && isAlarmed(state, service),
      alarmFired: false,
      bakesUntilMs: NaN,
      failedTasks: 0,
      startFailures: 0,
      throttledUntilMs: 0,
      unfinishedTasks: 0,
      liveByPlatform: [],
      launch: launchFieldsOf(input ?? {}),
      shift: null,
      traffic: [],
      usesAlternateTargetGroup: false,
      taskSet: null,
    }) - 1
  );
}
