import { INSTANCE_STATUS, TASK_STATUS } from '../../ecs/status';
import { liveTasksOf } from '../service/live-tasks';
import { countHolds } from '../service/task-count';
import { hasSettled, healthVerdict } from '../service/task-health';
import { FOUND } from '../service/unhealthy';
import type { ServiceState, SimulationState } from '../state';
import { taskDeployment } from '../task-rows/kinds';
import { settledAtMs } from '../task-rows/life';

/** What a service's passes go by without looking at its tasks is what they would see. */
export function brokenTaskCounts(state: SimulationState): string[] {
  return state.services.flatMap((service) =>
    countHolds(service) ? brokenCount(state, service).map((text) => `${service.name}: ${text}`) : [],
  );
}

function brokenCount(state: SimulationState, service: ServiceState): string[] {
  const { deployments, taskCount } = service;
  const liveTasks = liveTasksOf(state, service);
  const { instances, tasks, taskLife } = state;
  const broken: string[] = [];
  const settling: number[] = [];
  let healthy = 0;
  for (const task of liveTasks) {
    const verdict = healthVerdict(state, task);
    const isFound = taskLife.foundHealth[task] === FOUND.healthy;
    if (isFound) healthy++;
    if (taskDeployment(state, task) !== deployments[0]) broken.push(`task ${task} is not of its deployment`);
    if (instances.status[tasks.instanceIndex[task] ?? -1] === INSTANCE_STATUS.DRAINING)
      broken.push(`task ${task} has to leave its instance`);
    if (verdict === 'unhealthy' || (verdict !== 'none' && isFound !== (verdict === 'healthy')))
      broken.push(`task ${task} is ${verdict}`);
    if (isFound && verdict === 'none' && !hasSettled(state, task)) broken.push(`task ${task} has not settled`);
    if (!isFound && verdict === 'none' && tasks.lastStatus[task] === TASK_STATUS.RUNNING) settling.push(task);
  }
  if (healthy !== taskCount.healthy)
    broken.push(`${taskCount.healthy} healthy tasks by its count, ${healthy} by its tasks`);
  const listed = taskCount.settling.filter((task) => liveTasks.includes(task));
  const expected = settling.toSorted((a, b) => a - b);
  if (listed.toSorted((a, b) => a - b).join() !== expected.join())
    broken.push(`tasks ${listed.join()} settle by its list, ${expected.join()} by its tasks`);
  const times = listed.map((task) => settledAtMs(state, task));
  if (times.some((atMs, index) => atMs < (times[index - 1] ?? 0)))
    broken.push('tasks do not settle in the order of its list');
  return broken;
}
