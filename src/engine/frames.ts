import { TASK_STATUS } from '../ecs/status';
import { DECISION, INSTANCE, INSTANCE_WIDTH, TASK, TASK_WIDTH } from '../frame/frame';
import type { DeploymentRow, Frame, ServiceRow, WaitingGroup } from '../frame/frame';
import { catalogOf } from './catalog';
import { rowOf, rowsFrom } from './row-log';
import type { Moment } from './simulation';
import { targetRows } from './load-balancing/target-rows';
import { targetVerdict } from './load-balancing/verdict';
import { stageOf, trafficOf } from './service/blue-green/described';
import { boundsOf } from './service/counts';
import { deploymentCountsOf, serviceCountsOf } from './service/described';
import { isProtected } from './service/protection';
import { sizeOf } from './service/sizes';
import { isDaemon } from './service/kind';
import { healthVerdict } from './service/task-health';
import { strandedTest } from './stranded';
import { isPresent } from './state';
import type { SimulationState } from './state';
import { NO_STOP_CODE } from './task/create';
import { containerVerdict } from './task/health';

/** What a reader has already: row numbers and a catalog's version. Zeros ask for everything. */
export interface FrameSince {
  readonly decisions: number;
  readonly history: number;
  readonly events: number;
  readonly catalogVersion: number;
}

/** How long a task shows as STOPPED, and then as DELETED, before it leaves the stage. */
const STOPPED_FOR_MS = 10_000;
const DELETED_FOR_MS = 1_000;

export const FROM_THE_START: FrameSince = { decisions: 0, history: 0, events: 0, catalogVersion: 0 };

/** The present moment as one frame (frame/frame.ts). `world` counts loads; `stateHash` is left to those who want it. */
export function writeFrame(simulation: Moment, since: FrameSince = FROM_THE_START, world = 0): Frame {
  const state = simulation.world;
  return {
    world,
    timeMs: state.timeMs,
    nextEventAtMs: simulation.nextEventAtMs(),
    instances: instanceRows(simulation),
    tasks: taskRows(state),
    targets: targetRows(state),
    decisions: rowsFrom(state.decisions, since.decisions),
    decisionsFrom: Math.min(since.decisions, state.decisions.count),
    history: rowsFrom(state.history, since.history),
    historyFrom: Math.min(since.history, state.history.count),
    services: state.services.map((service) => serviceRow(simulation, service)),
    failedZones: [...state.failedZones],
    waiting: [...waitingGroups(state), ...givenUpGroups(state)],
    events: state.events.slice(since.events),
    eventsFrom: Math.min(since.events, state.events.length),
    catalog: since.catalogVersion === state.catalogVersion ? null : catalogOf(simulation),
    stateHash: null,
  };
}

function instanceRows(simulation: Moment): Int32Array {
  const { instances } = simulation.world;
  const isStranded = strandedTest(simulation);
  const rows = new Int32Array(instances.count * INSTANCE_WIDTH);
  for (let instance = 0; instance < instances.count; instance++) {
    const at = instance * INSTANCE_WIDTH;
    rows[at + INSTANCE.status] = instances.status[instance] ?? 0;
    rows[at + INSTANCE.agentConnected] = instances.agentConnected[instance] ?? 0;
    rows[at + INSTANCE.cpuUnitsRegistered] = instances.cpuUnitsRegistered[instance] ?? 0;
    rows[at + INSTANCE.cpuUnitsFree] = instances.cpuUnitsFree[instance] ?? 0;
    rows[at + INSTANCE.memoryMiBRegistered] = instances.memoryMiBRegistered[instance] ?? 0;
    rows[at + INSTANCE.memoryMiBFree] = instances.memoryMiBFree[instance] ?? 0;
    rows[at + INSTANCE.runningTasksCount] = instances.runningTasksCount[instance] ?? 0;
    rows[at + INSTANCE.pendingTasksCount] = instances.pendingTasksCount[instance] ?? 0;
    rows[at + INSTANCE.networkInterfacesRegistered] = instances.networkInterfacesRegistered[instance] ?? 0;
    rows[at + INSTANCE.networkInterfacesFree] = instances.networkInterfacesFree[instance] ?? 0;
    rows[at + INSTANCE.gpusRegistered] = instances.gpusRegistered[instance] ?? 0;
    rows[at + INSTANCE.gpusFree] = instances.gpusFree[instance] ?? 0;
    rows[at + INSTANCE.registeredAtMs] = instances.registeredAtMs[instance] ?? 0;
    rows[at + INSTANCE.stranded] = isStranded(instance) ? 1 : 0;
    rows[at + INSTANCE.terminated] = isGoneUnnoticed(simulation.world, instance) ? 1 : 0;
  }
  return rows;
}

function isGoneUnnoticed(state: SimulationState, instance: number): boolean {
  return isPresent(state, instance) && !Number.isNaN(state.instanceLife.terminatedAtMs[instance] ?? NaN);
}

function taskRows(state: SimulationState): Int32Array {
  const { tasks } = state;
  const shown: number[] = [];
  for (let task = 0; task < tasks.count; task++) if (shownStatus(state, task) !== null) shown.push(task);
  const rows = new Int32Array(shown.length * TASK_WIDTH);
  shown.forEach((task, position) => {
    const at = position * TASK_WIDTH;
    const stopCode = tasks.stopCode[task] ?? NO_STOP_CODE;
    rows[at + TASK.taskIndex] = task;
    rows[at + TASK.instanceIndex] = tasks.instanceIndex[task] ?? -1;
    rows[at + TASK.ownerIndex] = tasks.owner[task] ?? 0;
    rows[at + TASK.number] = tasks.number[task] ?? 0;
    rows[at + TASK.taskDefinitionIndex] = tasks.taskDefinition[task] ?? 0;
    rows[at + TASK.lastStatus] = shownStatus(state, task) ?? 0;
    rows[at + TASK.desiredStatus] = tasks.desiredStatus[task] ?? 0;
    rows[at + TASK.createdAtMs] = tasks.createdAtMs[task] ?? 0;
    rows[at + TASK.statusSinceMs] = statusSinceMs(state, task);
    rows[at + TASK.stopCode] = stopCode === NO_STOP_CODE ? -1 : stopCode;
    rows[at + TASK.reserves] = Number.isNaN(tasks.stoppingAtMs[task]) ? 1 : 0;
    rows[at + TASK.hostPorts] = hostPorts(state, task);
    rows[at + TASK.health] = healthCode(state, task);
    rows[at + TASK.protected] = isProtected(state, task) ? 1 : 0;
  });
  return rows;
}

/** STOPPED shows for ten seconds and DELETED for one more; null for a task that has gone. */
function shownStatus({ tasks, timeMs }: SimulationState, task: number): number | null {
  const status = tasks.lastStatus[task] ?? 0;
  if (status !== TASK_STATUS.STOPPED) return status;
  const stoppedForMs = timeMs - (tasks.stoppedAtMs[task] ?? 0);
  if (stoppedForMs < STOPPED_FOR_MS) return status;
  return stoppedForMs < STOPPED_FOR_MS + DELETED_FOR_MS ? TASK_STATUS.DELETED : null;
}

function statusSinceMs(state: SimulationState, task: number): number {
  const sinceMs = state.tasks.statusSinceMs[task] ?? 0;
  return shownStatus(state, task) === TASK_STATUS.DELETED ? sinceMs + STOPPED_FOR_MS : sinceMs;
}

function hostPorts({ taskLife }: SimulationState, task: number): number {
  let count = 0;
  for (const { networkBindings } of taskLife.containers[task] ?? []) count += networkBindings.length;
  return count;
}

function serviceRow({ world: state }: Moment, service: SimulationState['services'][number]): ServiceRow {
  const { runningCount, pendingCount } = serviceCountsOf(state, service);
  const { lower, upper } = boundsOf(service);
  return {
    ownerIndex: service.owner,
    status: service.status,
    schedulingStrategy: service.input.schedulingStrategy ?? 'REPLICA',
    desiredCount: service.desiredCount,
    runningCount,
    pendingCount,
    taskDefinitionIndex: state.deployments[service.deployments[0] ?? -1]?.taskDefinition ?? -1,
    minimumTasks: lower,
    maximumTasks: upper,
    steady: service.steady,
    deployments: service.deployments.flatMap((index) => deploymentRow(state, service, index) ?? []),
  };
}

function deploymentRow(
  state: SimulationState,
  service: SimulationState['services'][number],
  index: number,
): DeploymentRow | null {
  const deployment = state.deployments[index];
  if (!deployment) return null;
  return {
    id: deployment.id,
    status: deployment.status,
    taskDefinitionIndex: deployment.taskDefinition,
    desiredCount: sizeOf(state, service, index),
    ...deploymentCountsOf(state, service, index),
    failedTasks: deployment.failedTasks,
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason,
    createdAtMs: deployment.createdAtMs,
    stage: stageOf(service, deployment),
    ...trafficOf(deployment),
  };
}

function healthCode(state: SimulationState, task: number): number {
  // Most tasks have no checks, and that is known soonest.
  if (containerVerdict(state, task) === 'none' && targetVerdict(state, task) === 'none') return 0;
  const verdict = healthVerdict(state, task);
  return verdict === 'unhealthy' ? 3 : verdict === 'healthy' ? 2 : 1;
}

function waitingGroups(state: SimulationState): WaitingGroup[] {
  return state.services.flatMap((service): WaitingGroup[] => {
    const { failure } = service;
    if (failure === null || failure.unplaced === 0) return [];
    const deployment = state.deployments.find(({ id }) => id === failure.deployment);
    return [
      {
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
      },
    ];
  });
}

/** How long tasks that RunTask did not create are shown: simulated ms. */
const GIVEN_UP_FOR_MS = 20_000;

/** Tasks that RunTask could not place lately: ECS does not create them and does not try again (placement-and-lifecycle 1.4). */
function givenUpGroups(state: SimulationState): WaitingGroup[] {
  return state.responses.flatMap(({ atMs, missing = 0, unplaced = -1, failures = [] }): WaitingGroup[] => {
    if (missing === 0 || state.timeMs - atMs >= GIVEN_UP_FOR_MS) return [];
    const row = rowOf(state.decisions, unplaced);
    const [needed = -1, available = -1] = [row[DECISION.needed], row[DECISION.available]];
    return [
      {
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
      },
    ];
  });
}
