import type { BreakerThreshold, DeploymentCircuitBreaker } from '../../ecs/service';
import type { Engine } from '../engine';
import type { DeploymentState, ServiceState, SimulationState } from '../state';

/**
 * The deployment circuit breaker counts tasks that fail and gives the deployment up when they are too many. Source: services-and-capacity
 * 1.11. Stage one, until a task of the deployment has been RUNNING, counts failed starts; stage two counts failing health checks
 * (assumption `breaker-stages`).
 */

/** Limits of BOUNDED_PERCENT. */
const FEWEST = 3;
const MOST = 200;

/** How many failures open the breaker of a service that wants `desired` tasks. Percentages round up. */
export function breakerThreshold({ type = 'BOUNDED_PERCENT', value = 50 }: BreakerThreshold, desired: number): number {
  const share = Math.floor((desired * value + 99) / 100);
  if (type === 'COUNT') return value;
  return type === 'UNBOUNDED_PERCENT' ? Math.max(1, share) : Math.min(MOST, Math.max(FEWEST, share));
}

/** A task of the deployment ended before it was RUNNING. */
export function countFailedStart(state: SimulationState, deployment: DeploymentState): void {
  deployment.failedTasks++;
  if (!deployment.hasRun) countFailure(state, deployment);
}

/** A health check of one of its tasks fails, and the task has to be replaced. */
export function countFailedCheck(state: SimulationState, deployment: DeploymentState): void {
  deployment.failedTasks++;
  countFailure(state, deployment);
}

/** One of its tasks has become healthy. */
export function noteHealthyTask(state: SimulationState, deployment: DeploymentState): void {
  deployment.failedTasks = 0;
  const breaker = breakerOf(state.services[deployment.service]);
  if (breaker?.resetOnHealthyTask ?? true) deployment.breakerFailures = 0;
}

/** Whether the breaker has given the deployment up. The threshold goes by the desired count of this moment (assumption `breaker-reached`). */
export function breakerHasOpened({ state }: Engine, deployment: DeploymentState): boolean {
  return deployment.breakerTripped || isReached(state, deployment);
}

function countFailure(state: SimulationState, deployment: DeploymentState): void {
  deployment.breakerFailures++;
  if (isReached(state, deployment)) deployment.breakerTripped = true;
}

function isReached(state: SimulationState, deployment: DeploymentState): boolean {
  const service = state.services[deployment.service];
  const breaker = breakerOf(service);
  if (!service || !breaker || !isWatched(deployment) || deployment.breakerFailures === 0) return false;
  const threshold = breakerThreshold(breaker.thresholdConfiguration ?? {}, service.desiredCount);
  return deployment.breakerFailures >= threshold;
}

/** A rollback is not given up in its turn (assumption `rollback-unwatched`). */
function isWatched({ status, rolloutState, rollsBackTo }: DeploymentState): boolean {
  return status === 'PRIMARY' && rolloutState === 'IN_PROGRESS' && rollsBackTo < 0;
}

/** The breaker of a service that has one turned on, and whose deployments are ECS's own. With a Classic Load Balancer there is none to turn on. */
export function breakerOf(service: ServiceState | undefined): DeploymentCircuitBreaker | null {
  const { deploymentConfiguration, deploymentController } = service?.input ?? {};
  const breaker = deploymentConfiguration?.deploymentCircuitBreaker;
  return breaker?.enable === true && (deploymentController?.type ?? 'ECS') === 'ECS' ? breaker : null;
}
