import { DECISION } from '../frame/frame';
import type { DeploymentRow, ServiceRow, WaitingGroup } from '../frame/frame';
import type { LiveCounts } from './live-counts';
import { decisionAt } from './decisions/decision-rows';
import { stageOf, trafficOf } from './service/blue-green/described';
import { boundsOf } from './service/counts';
import { isDaemon } from './service/kind';
import { sizeOf } from './service/sizes';
import type { ActionResponse, ServiceState, SimulationState } from './state';

/** Services in a frame, and their tasks and others' that have no place. */

export function serviceRow(state: SimulationState, index: number, counts: LiveCounts): ServiceRow | null {
  const service = state.services[index];
  if (!service) return null;
  const { lower, upper } = boundsOf(service);
  return {
    ownerIndex: service.owner,
    status: service.status,
    schedulingStrategy: service.input.schedulingStrategy ?? 'REPLICA',
    desiredCount: service.desiredCount,
    ...counts.ofService(index),
    taskDefinitionIndex: state.deployments[service.deployments[0] ?? -1]?.taskDefinition ?? -1,
    minimumTasks: lower,
    maximumTasks: upper,
    steady: service.steady,
    deployments: service.deployments.flatMap((deployment) => deploymentRow(state, service, deployment, counts) ?? []),
  };
}

function deploymentRow(
  state: SimulationState,
  service: ServiceState,
  index: number,
  counts: LiveCounts,
): DeploymentRow | null {
  const deployment = state.deployments[index];
  if (!deployment) return null;
  return {
    id: deployment.id,
    status: deployment.status,
    taskDefinitionIndex: deployment.taskDefinition,
    desiredCount: sizeOf(state, service, index),
    ...counts.ofDeployment(index),
    failedTasks: deployment.failedTasks,
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason,
    createdAtMs: deployment.createdAtMs,
    stage: stageOf(service, deployment),
    ...trafficOf(deployment),
  };
}

/** What waits for a place, or has been given up lately. */
export function waitingGroups(state: SimulationState): WaitingGroup[] {
  return [...state.services.flatMap((service) => waitingGroup(state, service) ?? []), ...givenUpGroups(state)];
}

function waitingGroup(state: SimulationState, service: ServiceState): WaitingGroup | null {
  const { failure } = service;
  if (failure === null || failure.unplaced === 0) return null;
  const deployment = state.deployments.find(({ id }) => id === failure.deployment);
  return {
    ownerIndex: service.owner,
    taskDefinitionIndex: deployment?.taskDefinition ?? -1,
    // Those of a deployment that replaces tasks count too, though the service has as many as it wants.
    count: failure.unplaced,
    check: failure.check,
    closestInstanceIndex: failure.closestInstance,
    needed: failure.needed < 0 ? null : failure.needed,
    available: failure.available < 0 ? null : failure.available,
    decision: failure.decision,
    message: failure.message,
    sinceMs: failure.sinceMs,
    retries: true,
    ...(isDaemon(service) ? { daemon: true } : {}),
  };
}

/** How long tasks that RunTask did not create are shown: simulated ms. */
const GIVEN_UP_FOR_MS = 20_000;

/** Tasks that RunTask could not place lately: ECS does not create them and does not try again (placement-and-lifecycle 1.4). */
function givenUpGroups({ responses, decisions, timeMs }: SimulationState): WaitingGroup[] {
  // Responses are in order of time: the late ones are at the end.
  const first = responses.findLastIndex(({ atMs }) => timeMs - atMs >= GIVEN_UP_FOR_MS) + 1;
  return responses.slice(first).flatMap((response) => givenUpGroup(response, decisions) ?? []);
}

function givenUpGroup(
  { atMs, missing = 0, unplaced = -1, failures = [] }: ActionResponse,
  decisions: SimulationState['decisions'],
): WaitingGroup | null {
  if (missing === 0) return null;
  const row = decisionAt(decisions, unplaced);
  const [needed = -1, available = -1] = [row[DECISION.needed], row[DECISION.available]];
  return {
    ownerIndex: row[DECISION.ownerIndex] ?? 0,
    taskDefinitionIndex: row[DECISION.taskDefinitionIndex] ?? 0,
    count: missing,
    check: row[DECISION.closestCheck] ?? 0,
    closestInstanceIndex: row[DECISION.closestInstanceIndex] ?? -1,
    needed: needed < 0 ? null : needed,
    available: available < 0 ? null : available,
    decision: unplaced,
    message: `failures: ${[...new Set(failures.map(({ reason }) => reason))].join(', ')}`,
    sinceMs: atMs,
    retries: false,
  };
}
