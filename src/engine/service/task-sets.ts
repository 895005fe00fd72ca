import type { CreateServiceInput } from '../../ecs/service';
import { INSTANCE_STATUS, TASK_STATUS } from '../../ecs/status';
import type { Engine } from '../engine';
import { nameOf } from '../names';
import type { ServiceState, SimulationState } from '../state';
import { taskDeployment } from '../task-rows/kinds';
import { addTaskSet } from './create';
import { reasonCompleted, retireDeployment } from './deployment-state';
import { liveTasksOf } from './live-tasks';
import { lookAtTasks } from './look';
import { steadyState } from './messages';
import { planNextPass } from './next-pass';
import type { Passing } from './passing';
import { causeIsGone, sayOnce } from './say';
import { keepSets } from './sets';
import { scaledCount, sizeOf } from './sizes';
import { isHealthy } from './task-health';

/** Services whose deployments somebody else runs: task sets side by side, each a share of the desired count. Source: services-and-capacity 1.17. */

/** One pass: every task set is kept at its size; one that has been deleted is gone when its last task is STOPPED. */
export function* taskSetsPass(engine: Engine, service: ServiceState): Passing {
  const { state } = engine;
  const tasks = lookAtTasks(engine, service);
  const { moved, held, kept } = yield* keepSets(engine, service, tasks);
  removeDeleted(state, service);
  settle(engine, service, moved || held);
  planNextPass(engine, service, moved, kept);
}

/** A new task set, ACTIVE until it is made PRIMARY. Answers with its index. */
export function createTaskSet(
  engine: Engine,
  index: number,
  taskDefinition: number,
  {
    input,
    externalId,
    scale,
  }: {
    readonly input: Partial<CreateServiceInput>;
    readonly externalId: string | null;
    readonly scale: number;
  },
): number {
  const added = addTaskSet(engine, index, taskDefinition, input);
  const deployment = engine.state.deployments[added];
  if (deployment) deployment.taskSet = { externalId, scale, isDraining: false };
  return added;
}

/** The task set that goes by this id, ARN or `externalId` and has not been deleted: its index in `deployments`, -1 for none. */
export function findTaskSet({ deployments }: SimulationState, service: ServiceState, reference: string): number {
  const number = nameOf(reference).replace(/^ecs-svc\//, '');
  return (
    service.deployments.find((index) => {
      const deployment = deployments[index];
      if (!deployment || deployment.taskSet?.isDraining === true) return false;
      return deployment.id === `ecs-svc/${number}` || deployment.taskSet?.externalId === reference;
    }) ?? -1
  );
}

/** `stabilityStatus`: a task set has all of its tasks, healthy, on instances that stay, and none that come or go. */
export function stabilityOf(
  state: SimulationState,
  service: ServiceState,
  index: number,
): 'STEADY_STATE' | 'STABILIZING' {
  const own = liveTasksOf(state, service).filter((task) => taskDeployment(state, task) === index);
  const isSettled =
    own.length === sizeOf(state, service, index) &&
    own.length === state.deployments[index]?.unfinishedTasks &&
    own.every((task) => isInPlace(state, task));
  return isSettled ? 'STEADY_STATE' : 'STABILIZING';
}

function isInPlace(state: SimulationState, task: number): boolean {
  const instance = state.tasks.instanceIndex[task] ?? -1;
  return (
    state.tasks.lastStatus[task] === TASK_STATUS.RUNNING &&
    state.instances.status[instance] !== INSTANCE_STATUS.DRAINING &&
    isHealthy(state, task)
  );
}

/** `computedDesiredCount` of a task set. */
export function computedDesiredCount(state: SimulationState, service: ServiceState, index: number): number {
  const scale = state.deployments[index]?.taskSet?.scale;
  return scale === undefined ? service.desiredCount : scaledCount(service.desiredCount, scale);
}

function removeDeleted(state: SimulationState, service: ServiceState): void {
  const isGone = (index: number) => {
    const deployment = state.deployments[index];
    return deployment?.taskSet?.isDraining === true && deployment.unfinishedTasks === 0;
  };
  for (const index of service.deployments.filter(isGone)) {
    const deployment = state.deployments[index];
    if (deployment) retireDeployment(state, deployment);
    service.deployments.splice(service.deployments.indexOf(index), 1);
  }
}

/** The service is steady when every task set is; a task set that has been so once has been deployed. */
function settle(engine: Engine, service: ServiceState, unsettled: boolean): void {
  const { state } = engine;
  const steady = service.deployments.filter((index) => stabilityOf(state, service, index) === 'STEADY_STATE');
  for (const index of steady) {
    const deployment = state.deployments[index];
    if (deployment?.rolloutState !== 'IN_PROGRESS') continue;
    deployment.rolloutState = 'COMPLETED';
    deployment.rolloutStateReason = reasonCompleted(deployment.id);
    deployment.endedAtMs = state.timeMs;
  }
  service.steady = !unsettled && steady.length > 0 && steady.length === service.deployments.length;
  if (!service.steady) return causeIsGone(service, 'steady');
  const saidAtMs = sayOnce(engine, service, 'steady', 'service', steadyState(service.name));
  service.repeatAtMs = Math.min(service.repeatAtMs, saidAtMs + engine.timingsMs.eventRepeat);
}
