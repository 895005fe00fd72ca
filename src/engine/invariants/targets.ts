import { TASK_STATUS, TASK_STATUSES } from '../../ecs/status';
import { TARGET_STATES } from '../../frame/frame';
import { EVENT, eventsInOrder } from '../event-queue';
import { balancersOf } from '../load-balancing/of-task';
import { presentTargets, TARGET_STATE } from '../load-balancing/target-table';
import type { SimulationState } from '../state';

/** A target is there as long as its task is registered, and says what fits its task. Answers with what does not hold; empty when all is well. */
export function brokenTargets(state: SimulationState): string[] {
  const { targets, tasks } = state;
  const present = [...presentTargets(targets)];
  const broken: string[] = [];
  if (present.some((row, index) => index > 0 && row <= (present[index - 1] ?? -1)))
    broken.push(`targets are out of order: ${present.join()}`);
  if ((present.at(-1) ?? -1) !== targets.last) broken.push('the chain of targets does not end where it should');
  if (targets.news.length > 0 && !willBeTold(state)) broken.push('nobody will be told of targets');
  const perTask = new Map<number, number>();
  for (const row of present) {
    const task = targets.task[row] ?? -1;
    perTask.set(task, (perTask.get(task) ?? 0) + 1);
    if (!fits(targets.state[row] ?? 0, tasks.lastStatus[task] ?? 0)) {
      const status = TASK_STATUSES[tasks.lastStatus[task] ?? 0];
      broken.push(`target ${row}: is ${TARGET_STATES[targets.state[row] ?? 0]}, its task ${task} is ${status}`);
    }
  }
  for (let task = 0; task < tasks.count; task++) {
    const status = tasks.lastStatus[task] ?? 0;
    const expected = isRegistered(status) ? balancersOf(state, task).length : 0;
    const found = perTask.get(task) ?? 0;
    // Those of target groups with a shorter deregistration delay leave before the others.
    const someHaveLeft = status === TASK_STATUS.DEACTIVATING && found < expected;
    if (found !== expected && !someHaveLeft) broken.push(`task ${task}: has ${found} targets in place of ${expected}`);
  }
  return broken;
}

/** What happens to targets is told at the moment at which it happens. */
function willBeTold({ queue, timeMs }: SimulationState): boolean {
  return eventsInOrder(queue).some((event) => event.kind === EVENT.targetNews && event.timeMs === timeMs);
}

function isRegistered(status: number): boolean {
  return status === TASK_STATUS.ACTIVATING || status === TASK_STATUS.RUNNING || status === TASK_STATUS.DEACTIVATING;
}

function fits(state: number, status: number): boolean {
  if (status === TASK_STATUS.ACTIVATING) return state === TARGET_STATE.initial;
  if (status === TASK_STATUS.DEACTIVATING) return state === TARGET_STATE.draining;
  return status === TASK_STATUS.RUNNING && state !== TARGET_STATE.draining;
}
