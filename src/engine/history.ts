import { NANO_PER_USD } from '../ecs/prices';
import { TASK_STATUS } from '../ecs/status';
import { HISTORY, HISTORY_WIDTH } from '../frame/frame';
import { writeCostHistory } from './cost/history';
import { nanoUsdPerHour } from './cost/state';
import type { Engine } from './engine';
import { appendRow, isLastRow } from './row-log';
import { isDaemon } from './service/kind';
import { liveCount } from './service/live-tasks';
import type { ServiceState, SimulationState } from './state';

/** Reused between rows. */
const row = new Float64Array(HISTORY_WIDTH);

/** Adds a row to the run's history when anything in it differs from the row before. Called when a moment is over. */
export function writeHistory(engine: Engine): void {
  const { totals, history, timeMs } = engine.state;
  const { tasksByStatus } = totals;
  row[HISTORY.timeMs] = timeMs;
  row[HISTORY.runningTasks] = tasksByStatus[TASK_STATUS.RUNNING] ?? 0;
  row[HISTORY.pendingTasks] =
    (tasksByStatus[TASK_STATUS.PROVISIONING] ?? 0) +
    (tasksByStatus[TASK_STATUS.PENDING] ?? 0) +
    (tasksByStatus[TASK_STATUS.ACTIVATING] ?? 0);
  row[HISTORY.desiredTasks] = totals.standaloneTasks + desiredByServices(engine);
  row[HISTORY.waitingTasks] = allWaitingTasks(engine.state);
  row[HISTORY.cpuUnitsReserved] = totals.cpuUnitsReserved;
  row[HISTORY.cpuUnitsRegistered] = totals.cpuUnitsRegistered;
  row[HISTORY.memoryMiBReserved] = totals.memoryMiBReserved;
  row[HISTORY.memoryMiBRegistered] = totals.memoryMiBRegistered;
  row[HISTORY.instances] = totals.instances;
  row[HISTORY.costPerHour] = nanoUsdPerHour(engine.state) / NANO_PER_USD;
  writeCostHistory(engine.state);
  if (!isLastRow(history, row, HISTORY.timeMs)) appendRow(history, row);
}

/** Only passes and the timeline's actions change what services want: they call `desireChanged`. */
function desiredByServices(engine: Engine): number {
  const { state, desired } = engine;
  if (desired?.of === state) return desired.tasks;
  let tasks = 0;
  for (const { status, notStarted, desiredCount } of state.services)
    if (status === 'ACTIVE' && notStarted === null) tasks += desiredCount;
  engine.desired = { of: state, tasks };
  return tasks;
}

/** To be called when a service's desired count, or its status, may have changed. */
export function desireChanged(engine: Engine): void {
  engine.desired = null;
}

/** Tasks that services want and their latest passes could not place, and those that wait for a capacity provider's instances. */
export function allWaitingTasks({ services, waitingServices, capacity }: SimulationState): number {
  let tasks = capacity.provisioning.length;
  for (const index of waitingServices) {
    const service = services[index];
    if (service) tasks += waitingTasks(service);
  }
  return tasks;
}

/** Tasks that a service wants and its latest pass could not place. */
export function waitingTasks(service: ServiceState): number {
  if (service.failure === null) return 0;
  // Of a daemon's tasks some may be where they no longer belong: they are no part of the desired count.
  return isDaemon(service) ? service.failure.unplaced : Math.max(0, service.desiredCount - liveCount(service));
}
