import { DESIRED_STATUS, TASK_STATUS, TASK_STATUSES } from '../../ecs/status';
import type { SimulationState } from '../state';
import { isHeldIn } from '../task/host';
import { pullStoppedAtMs } from '../task/plan/shared-containers';
import { brokenCapacity } from './capacity';
import { brokenDaemons } from './daemons';
import { brokenContainers } from './containers';
import { brokenTargets } from './targets';
import { brokenTotals } from './totals';
import { brokenTraffic } from './traffic';
import { brokenWays } from './ways';
import { NO_STOP_CODE, stopCodeAt, stoppedAtMs, stoppingAtMs } from '../task-rows/endings';
import { taskDefinitionIndex, taskDeployment } from '../task-rows/kinds';
import { pullStartedAtMs } from '../task-rows/life';
import { startedAtMs, statusAtMs } from '../task-rows/moments';
import { liveCount, liveTasksOf } from '../service/live-tasks';

/** What must hold of time: no task goes back, lingers, is lost or counted wrongly. Answers with what does not hold; empty when all is well. */
export function brokenLife(state: SimulationState): string[] {
  return [
    ...brokenTasks(state),
    ...brokenServices(state),
    ...brokenHosts(state),
    ...brokenTotals(state),
    ...brokenWays(state),
    ...brokenTargets(state),
    ...brokenContainers(state),
    ...brokenDaemons(state),
    ...brokenTraffic(state),
    ...brokenCapacity(state),
  ];
}

function brokenTasks(state: SimulationState): string[] {
  const { tasks, timeMs } = state;
  const broken: string[] = [];
  for (let task = 0; task < tasks.count; task++) {
    const order = [
      tasks.createdAtMs[task],
      pullStartedAtMs(state, task),
      pullStoppedAtMs(state, task),
      startedAtMs(state, task),
      stoppingAtMs(state, task),
      stoppedAtMs(state, task),
    ].filter((at): at is number => at !== undefined && !Number.isNaN(at) && at <= timeMs);
    if (order.some((at, index) => at < (order[index - 1] ?? 0)))
      broken.push(`task ${task}: timestamps are out of order: ${order.join(', ')}`);
    const told = tasks.desiredStatus[task] === DESIRED_STATUS.STOPPED;
    const status = tasks.lastStatus[task] ?? 0;
    if (told && stopCodeAt(state, task) === NO_STOP_CODE) broken.push(`task ${task}: was told to stop for no reason`);
    if (!told && status > TASK_STATUS.RUNNING)
      broken.push(`task ${task}: is ${TASK_STATUSES[status]} without being told to stop`);
    if ((status === TASK_STATUS.STOPPED) === Number.isNaN(stoppedAtMs(state, task)))
      broken.push(`task ${task}: stoppedAt does not fit its status`);
    const entered = TASK_STATUSES.map((_, code) => statusAtMs(state, task, code)).filter((at) => !Number.isNaN(at));
    if (entered.some((at, index) => at < (entered[index - 1] ?? 0)))
      broken.push(`task ${task}: went back to an earlier status`);
  }
  return broken;
}

function brokenServices(state: SimulationState): string[] {
  const { services, deployments, tasks } = state;
  const live = services.map((): number[] => []);
  const unfinished = deployments.map(() => 0);
  for (let task = 0; task < tasks.count; task++) {
    const deployment = taskDeployment(state, task);
    const isLive = tasks.desiredStatus[task] === DESIRED_STATUS.RUNNING;
    if (isLive) live[deployments[deployment]?.service ?? -1]?.push(task);
    if (deployment >= 0 && tasks.lastStatus[task] !== TASK_STATUS.STOPPED)
      unfinished[deployment] = (unfinished[deployment] ?? 0) + 1;
  }
  const lists = services.flatMap((service, index) => {
    const own = live[index]?.join() ?? '';
    return own === liveTasksOf(state, service).join() && live[index]?.length === liveCount(service)
      ? []
      : [`${service.name}: its live tasks are ${liveTasksOf(state, service).join()}, not ${own}`];
  });
  const counts = deployments.flatMap(({ id, unfinishedTasks }, index) =>
    unfinished[index] === unfinishedTasks
      ? []
      : [`${id}: ${unfinishedTasks} unfinished tasks by its count, ${unfinished[index]} by its tasks`],
  );
  return [...lists, ...counts];
}

/** A host never runs more than it has, whatever ECS's books say, and knows what it holds: what is too much waits. */
function brokenHosts(state: SimulationState): string[] {
  const { instances, instanceLife, tasks, taskDefinitions } = state;
  const hosted = instances.records.map((): number[] => []);
  for (let task = 0; task < tasks.count; task++)
    if (isHeldIn(state.taskLife.phase[task] ?? 0)) hosted[tasks.instanceIndex[task] ?? -1]?.push(task);
  return instances.records.flatMap((record, instance) => {
    const here = hosted[instance] ?? [];
    const needs = here.map((task) => taskDefinitions[taskDefinitionIndex(state, task)]?.requirements);
    const memoryMiB = needs.reduce((sum, need) => sum + (need?.memoryMiB ?? 0), 0);
    const cpuUnits = needs.reduce((sum, need) => sum + (need?.cpuUnits ?? 0), 0);
    const leaving = here.filter((task) => tasks.desiredStatus[task] === DESIRED_STATUS.STOPPED).length;
    const ports = needs.flatMap((need) => need?.tcpPorts ?? []);
    return [
      ...(memoryMiB > (instances.memoryMiBRegistered[instance] ?? 0) ? [`${record.id}: runs ${memoryMiB} MiB`] : []),
      ...(new Set(ports).size < ports.length ? [`${record.id}: a port is bound twice`] : []),
      ...miscounted(record.id, 'MiB', instanceLife.memoryMiBHeld[instance], memoryMiB),
      ...miscounted(record.id, 'CPU units', instanceLife.cpuUnitsHeld[instance], cpuUnits),
      ...miscounted(record.id, 'tasks that stop', instanceLife.leaving[instance], leaving),
    ];
  });
}

function miscounted(id: string, of: string, counted: number | undefined, held: number): string[] {
  return counted === held ? [] : [`${id}: ${counted} ${of} are held on the host by its count, ${held} by its tasks`];
}
