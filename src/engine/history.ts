import { TASK_STATUS } from '../ecs/status';
import { HISTORY, HISTORY_WIDTH } from '../frame/frame';
import type { Engine } from './engine';
import { appendRow, rowOf } from './row-log';
import { isDaemon } from './service/kind';

/** Adds a row to the run's history when anything in it differs from the row before. Called when a moment is over. */
export function writeHistory({ state }: Engine): void {
  const { totals, services, history } = state;
  const count = (status: number) => totals.tasksByStatus[status] ?? 0;
  const row = new Float64Array(HISTORY_WIDTH);
  row[HISTORY.timeMs] = state.timeMs;
  row[HISTORY.runningTasks] = count(TASK_STATUS.RUNNING);
  row[HISTORY.pendingTasks] =
    count(TASK_STATUS.PROVISIONING) + count(TASK_STATUS.PENDING) + count(TASK_STATUS.ACTIVATING);
  let desired = totals.standaloneTasks;
  let waiting = 0;
  for (const service of services) {
    if (service.status === 'ACTIVE' && service.notStarted === null) desired += service.desiredCount;
    waiting += waitingTasks(service);
  }
  row[HISTORY.desiredTasks] = desired;
  row[HISTORY.waitingTasks] = waiting;
  row[HISTORY.cpuUnitsReserved] = totals.cpuUnitsReserved;
  row[HISTORY.cpuUnitsRegistered] = totals.cpuUnitsRegistered;
  row[HISTORY.memoryMiBReserved] = totals.memoryMiBReserved;
  row[HISTORY.memoryMiBRegistered] = totals.memoryMiBRegistered;
  row[HISTORY.instances] = totals.instances;
  row[HISTORY.costPerHour] = totals.costMicroUsdPerHour / 1_000_000;
  const before = rowOf(history, history.count - 1);
  if (row.some((value, column) => column !== HISTORY.timeMs && value !== before[column])) appendRow(history, row);
}

/** Tasks that a service wants and its latest pass could not place. */
export function waitingTasks(service: Engine['state']['services'][number]): number {
  if (service.failure === null) return 0;
  // Of a daemon's tasks some may be where they no longer belong: they are no part of the desired count.
  return isDaemon(service) ? service.failure.unplaced : Math.max(0, service.desiredCount - service.liveTasks.length);
}
