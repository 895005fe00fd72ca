import { TASK_STATUS } from '../ecs/status';
import type { ServiceDetail, StoppedTask } from '../frame/explanation';
import { shortNameOf, taskDefinitionName } from './names';
import type { SimulationState } from './state';
import { stopCodeAt, stopCodeOf, stoppedAtMs, stoppedReason } from './task-rows/endings';
import { taskDefinitionIndex } from './task-rows/kinds';

/** The last tasks of a service that ended: what a person reads when tasks come and go. */

const MOST_LISTED = 10;

/** Of `tasks` those that are STOPPED, the latest first; of those that stopped at one moment, the newest first. */
export function stoppedTasksOf(
  state: SimulationState,
  tasks: readonly number[],
): Pick<ServiceDetail, 'stoppedTasks' | 'stoppedCount'> {
  const stopped = tasks.filter((task) => state.tasks.lastStatus[task] === TASK_STATUS.STOPPED);
  const latest: number[] = [];
  // A service may have stopped very many: the list is kept short on the way instead of all being sorted.
  for (const task of stopped) {
    const place = latest.findIndex((other) => stoppedAtMs(state, other) <= stoppedAtMs(state, task));
    if (place >= 0) latest.splice(place, 0, task);
    else if (latest.length < MOST_LISTED) latest.push(task);
    if (latest.length > MOST_LISTED) latest.pop();
  }
  return { stoppedTasks: latest.map((task) => stoppedTask(state, task)), stoppedCount: stopped.length };
}

function stoppedTask(state: SimulationState, task: number): StoppedTask {
  return {
    taskIndex: task,
    name: shortNameOf(state, task),
    taskDefinition: taskDefinitionName(state, taskDefinitionIndex(state, task)),
    stoppedAt: stoppedAtMs(state, task) / 1_000,
    stopCode: stopCodeOf(stopCodeAt(state, task)),
    stoppedReason: stoppedReason(state, task),
  };
}
