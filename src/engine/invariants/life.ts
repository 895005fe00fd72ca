import { DESIRED_STATUS, TASK_STATUS, TASK_STATUSES } from '../../ecs/status';
import type { SimulationState } from '../state';
import { brokenDaemons } from './daemons';
import { brokenContainers } from './containers';
import { brokenTargets } from './targets';
import { brokenTotals } from './totals';
import { brokenTraffic } from './traffic';
import { brokenWays } from './ways';

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
  ];
}

function brokenTasks({ tasks, taskLife, timeMs }: SimulationState): string[] {
  const broken: string[] = [];
  for (let task = 0; task < tasks.count; task++) {
    const order = [
      tasks.createdAtMs[task],
      taskLife.pullStartedAtMs[task],
      taskLife.pullStoppedAtMs[task],
      tasks.startedAtMs[task],
      tasks.stoppingAtMs[task],
      tasks.stoppedAtMs[task],
    ].filter((at): at is number => at !== undefined && !Number.isNaN(at) && at <= timeMs);
    if (order.some((at, index) => at < (order[index - 1] ?? 0)))
      broken.push(`task ${task}: timestamps are out of order: ${order.join(', ')}`);
    const told = tasks.desiredStatus[task] === DESIRED_STATUS.STOPPED;
    const status = tasks.lastStatus[task] ?? 0;
    if (told && (tasks.stopCode[task] ?? 255) === 255) broken.push(`task ${task}: was told to stop for no reason`);
    if (!told && status > TASK_STATUS.RUNNING)
      broken.push(`task ${task}: is ${TASK_STATUSES[status]} without being told to stop`);
    if ((status === TASK_STATUS.STOPPED) === Number.isNaN(tasks.stoppedAtMs[task]))
      broken.push(`task ${task}: stoppedAt does not fit its status`);
    const entered = TASK_STATUSES.map(
      (_, code) => taskLife.statusAtMs[task * TASK_STATUSES.length + code] ?? NaN,
    ).filter((at) => !Number.isNaN(at));
    if (entered.some((at, index) => at < (entered[index - 1] ?? 0)))
      broken.push(`task ${task}: went back to an earlier status`);
  }
  return broken;
}

function brokenServices({ services, deployments, tasks, taskLife }: SimulationState): string[] {
  const live = services.map((): number[] => []);
  const unfinished = deployments.map(() => 0);
  for (let task = 0; task < tasks.count; task++) {
    const deployment = taskLife.deployment[task] ?? -1;
    const isLive = tasks.desiredStatus[task] === DESIRED_STATUS.RUNNING;
    if (isLive) live[deployments[deployment]?.service ?? -1]?.push(task);
    if (deployment >= 0 && tasks.lastStatus[task] !== TASK_STATUS.STOPPED)
      unfinished[deployment] = (unfinished[deployment] ?? 0) + 1;
  }
  const lists = services.flatMap((service, index) => {
    const own = live[index]?.join() ?? '';
    return own === service.liveTasks.join()
      ? []
      : [`${service.name}: its live tasks are ${service.liveTasks.join()}, not ${own}`];
  });
  const counts = deployments.flatMap(({ id, unfinishedTasks }, index) =>
    unfinished[index] === unfinishedTasks
      ? []
      : [`${id}: ${unfinishedTasks} unfinished tasks by its count, ${unfinished[index]} by its tasks`],
  );
  return [...lists, ...counts];
}

/** A host never runs more than it has, whatever ECS's books say: what is too much waits. */
function brokenHosts({ instances, instanceLife, tasks, taskDefinitions }: SimulationState): string[] {
  return instances.records.flatMap((record, instance) => {
    const hosted = instanceLife.hosted[instance] ?? [];
    const needs = hosted.map((task) => taskDefinitions[tasks.taskDefinition[task] ?? -1]?.requirements);
    const memoryMiB = needs.reduce((sum, need) => sum + (need?.memoryMiB ?? 0), 0);
    const ports = needs.flatMap((need) => need?.tcpPorts ?? []);
    return [
      ...(memoryMiB > (instances.memoryMiBRegistered[instance] ?? 0) ? [`${record.id}: runs ${memoryMiB} MiB`] : []),
      ...(new Set(ports).size < ports.length ? [`${record.id}: a port is bound twice`] : []),
    ];
  });
}
