import { CHECK, REASON_OF_CHECK } from '../../ecs/failure-reasons';
import type { EligibilityCheck } from '../../ecs/failure-reasons';

/** Service events in ECS's own words. Source: placement-and-lifecycle 1.7 and 1.8, in the form that the API returns. */

const SEE_GUIDE = ' For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';

/** `replaced`: how many of them take the place of unhealthy ones. */
export function startedTasks(service: string, taskIds: readonly string[], replaced = 0): string {
  const because = replaced === 0 ? '' : ` Amazon ECS replaced ${replaced} tasks due to an unhealthy status.`;
  return `(service ${service}) has started ${taskIds.length} tasks: ${taskList(taskIds)}.${because}`;
}

export function stoppedRunningTasks(service: string, taskIds: readonly string[]): string {
  return `(service ${service}) has stopped ${taskIds.length} running tasks: ${taskList(taskIds)}.`;
}

export function stoppedPendingTasks(service: string, count: number): string {
  return `(service ${service}) stopped ${count} pending tasks.`;
}

export function steadyState(service: string): string {
  return `(service ${service}) has reached a steady state.`;
}

/** `deployment` is the whole id, `ecs-svc/` included. */
export function deploymentCompleted(service: string, deployment: string): string {
  return `(service ${service}) (deployment ${deployment}) deployment completed.`;
}

/** `why`: `tasks failed to start.` in the documented case. */
export function deploymentFailed(service: string, deployment: string, why: string): string {
  return `(service ${service}) (deployment ${deployment}) deployment failed: ${why}`;
}

export function rollingBack(service: string, deployment: string): string {
  return `(service ${service}) rolling back to deployment ${deployment}.`;
}

export function failedContainerChecks(service: string, taskId: string): string {
  return `(service ${service}) (task ${taskId}) failed container health checks.`;
}

/** `count` protected tasks of a deployment stay though the service wants fewer. */
export function cannotScaleIn(service: string, deployment: string, count: number): string {
  return (
    `(service ${service}) was unable to reach steady state because (taskSet ${deployment}) was unable to scale in ` +
    `due to (reason ${count} tasks under protection)`
  );
}

export function cannotStopOrStart(service: string): string {
  return (
    `(service ${service}) was unable to stop or start tasks during a deployment because of the service deployment ` +
    'configuration. Update the minimumHealthyPercent or maximumPercent value and try again.'
  );
}

export function cannotStartConsistently(service: string): string {
  return `(service ${service}) is unable to consistently start tasks successfully.${SEE_GUIDE}`;
}

/** Calls come faster than a quota lets them. */
export function operationsThrottled(service: string): string {
  return `(service ${service}) operations are being throttled. Will try again later.`;
}

/** `check`: code of the closest instance's failing check; `closest` null where no instance is ACTIVE. */
export function cannotPlace(service: string, check: number, closest: string | null): string {
  return (
    `(service ${service}) was unable to place a task because no container instance met all of its requirements.` +
    `${cause(check, closest)}${SEE_GUIDE}`
  );
}

/** The provider has no instance at all that takes tasks. */
export function noInstancesInProvider(service: string): string {
  return `(service ${service}) was unable to reach steady state. Reason: ${NONE_IN_PROVIDER}`;
}

export const NONE_IN_PROVIDER = 'No Container Instances were found in your capacity provider.';

/** As many tasks of the cluster wait in PROVISIONING as may. */
export function provisioningLimitExceeded(service: string): string {
  return `(service ${service}) was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.`;
}

function cause(check: number, closest: string | null): string {
  if (closest === null) return ' Reason: No Container Instances were found in your cluster.';
  return ` The closest matching (container-instance ${closest}) ${SHORTCOMINGS.get(check) ?? encountered(check)}`;
}

const SHORTCOMINGS: ReadonlyMap<number, string> = new Map([
  [CHECK.cpu, 'has insufficient CPU units available.'],
  [CHECK.memory, 'has insufficient memory available.'],
  [CHECK.ports, 'is already using a port required by your task.'],
  [CHECK.attributes, 'is missing an attribute required by your task.'],
  [CHECK.agent, "doesn't have the agent connected."],
]);

function encountered(check: number): string {
  return `encountered error "${reasonText(check)}".`;
}

/** ECS's reason string of a check code; empty for checks that leave an instance out silently. */
export function reasonText(check: number): string {
  const name = (Object.keys(CHECK) as EligibilityCheck[]).find((it) => CHECK[it] === check);
  return (name === undefined ? null : REASON_OF_CHECK[name]) ?? '';
}

function taskList(taskIds: readonly string[]): string {
  return taskIds.map((id) => `(task ${id})`).join(' ');
}
