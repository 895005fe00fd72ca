import { TARGET_REASON } from '../../ecs/load-balancing';
import type { TargetReason } from '../../ecs/load-balancing';
import type { Engine } from '../engine';
import { instanceId, taskIdAt } from '../names';
import { graceEndsAtMs } from '../service/grace';
import { say } from '../service/say';
import { serviceOf, wakeToLook } from '../service/wake';
import type { ServiceState, SimulationState } from '../state';
import { runsAt } from '../task/containers';
import { unhealthyTarget } from './messages';
import { groupOf } from './of-task';
import { TARGET_STATE } from './target-table';
import { containerIn } from '../task/plan/shared-containers';
import { taskDeployment } from '../task-rows/kinds';

/** Targets that fail: why, and when their service says so. */

/** What a check that is not passed sees. Assumption `target-failure-reasons`. */
export function failureOf(engine: Engine, row: number): TargetReason {
  const { targets, timeMs } = engine.state;
  if (targets.failed[row] === 1) return 'Target.Timeout';
  const container = containerIn(engine.state, targets.task[row] ?? -1, targets.container[row] ?? -1);
  const runs = container !== undefined && runsAt(container, timeMs);
  const answersHttp = groupOf(engine.state, row).type === 'application';
  return runs && answersHttp ? 'Target.ResponseCodeMismatch' : 'Target.FailedHealthChecks';
}

/** As the service event words the reason. Source: services-and-capacity 1.9. */
const REASON_TEXTS: ReadonlyMap<number, string> = new Map([
  [TARGET_REASON['Target.Timeout'], 'Request timed out'],
  [TARGET_REASON['Target.FailedHealthChecks'], 'Health checks failed'],
  [TARGET_REASON['Target.ResponseCodeMismatch'], 'Health checks failed with these codes: [503]'],
  [TARGET_REASON['Target.NotInUse'], 'Target is in an Availability Zone that is not enabled for the load balancer'],
]);

/** When an unhealthy target begins to count for its service, which is when the grace period ends; Infinity where it does already, or is not. */
export function countsFromMs({ state }: Engine, row: number): number {
  const graceEndsMs = graceEndMs(state, state.targets.task[row] ?? -1);
  return isFailing(state, row) && graceEndsMs > state.timeMs ? graceEndsMs : Infinity;
}

/** The service says once that a target is unhealthy: at once, or where that is ignored at first, when the grace period is over. */
export function tellOnceItCounts(engine: Engine, row: number): void {
  const { state } = engine;
  const { targets, tasks, timeMs } = state;
  const task = targets.task[row] ?? -1;
  if (targets.told[row] === 1 || !isFailing(state, row) || graceEndMs(state, task) > timeMs) return;
  targets.told[row] = 1;
  const index = serviceOf(state, task);
  const service = state.services[index];
  if (!service) return;
  const instance = tasks.instanceIndex[task] ?? -1;
  const message = unhealthyTarget(groupOf(engine.state, row), {
    service: service.name,
    taskSet: taskSetOf(state, service, task),
    taskId: taskIdAt(state, task),
    instance: instance < 0 ? null : instanceId(state, instance),
    port: targets.port[row] ?? 0,
    reason: REASON_TEXTS.get(targets.reason[row] ?? 0) ?? 'Health checks failed',
  });
  say(engine, service, 'failure', message, { tasks: [task], instances: instance < 0 ? [] : [instance] });
  wakeToLook(state, index);
}

/** Whether the load balancer holds a target for unhealthy and no check has been passed since. */
export function isFailing({ targets }: SimulationState, row: number): boolean {
  const { unhealthy, unused } = TARGET_STATE;
  return targets.state[row] === unused || (targets.state[row] === unhealthy && targets.recovering[row] !== 1);
}

/** When failing checks of a task begin to count for its service. */
function graceEndMs(state: SimulationState, task: number): number {
  const service = state.services[serviceOf(state, task)];
  return service === undefined ? NaN : graceEndsAtMs(state, service, task);
}

/** The task set of a service whose deployments somebody else runs; null for a service of ECS's own. */
function taskSetOf(state: SimulationState, { input }: ServiceState, task: number): string | null {
  const controller = input.deploymentController?.type ?? 'ECS';
  return controller === 'ECS' ? null : (state.deployments[taskDeployment(state, task)]?.id ?? null);
}
