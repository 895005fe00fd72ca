import { DESIRED_STATUS, TASK_STATUS } from '../../ecs/status';
import { MARKETS } from '../fargate/fargate-state';
import type { SimulationState } from '../state';
import { taskDefinitionIndex, taskGroup } from '../task-rows/kinds';
import { fargateZone, isOnFargate, isOnFargateSpot } from '../task-rows/platform';

/** Fargate's books are what its tasks say: where they are, how much runs, which may be taken back. Answers with what does not hold; empty when all is well. */
export function brokenFargate(state: SimulationState): string[] {
  const { tasks, fargate } = state;
  const broken: string[] = [];
  const inZones = new Map<string, number>();
  const cpuUnits = MARKETS.map(() => 0);
  const spot: number[] = [];
  for (let task = 0; task < tasks.count; task++) {
    const zone = fargateZone(state, task);
    if (zone >= 0 !== isOnFargate(state, task)) broken.push(`task ${task}: its zone does not fit what it runs on`);
    if (zone < 0) continue;
    if (tasks.instanceIndex[task] !== -1) broken.push(`task ${task}: is on Fargate and on an instance`);
    const market = isOnFargateSpot(state, task) ? 1 : 0;
    const units = state.taskDefinitions[taskDefinitionIndex(state, task)]?.requirements.cpuUnits ?? 0;
    if (tasks.lastStatus[task] !== TASK_STATUS.STOPPED) cpuUnits[market] = (cpuUnits[market] ?? 0) + units;
    if (tasks.desiredStatus[task] !== DESIRED_STATUS.RUNNING) continue;
    const place = `${taskGroup(state, task)} ${zone}`;
    inZones.set(place, (inZones.get(place) ?? 0) + 1);
    if (market === 1) spot.push(task);
  }
  fargate.tasksByZone.forEach((zones, group) =>
    zones.forEach((counted, zone) => {
      const found = inZones.get(`${group} ${zone}`) ?? 0;
      if (counted !== found) broken.push(`group ${group} has ${counted} tasks in zone ${zone}, not ${found}`);
      inZones.delete(`${group} ${zone}`);
    }),
  );
  if (inZones.size > 0) broken.push(`tasks on Fargate are not counted: ${[...inZones.keys()].join()}`);
  if (cpuUnits.join() !== fargate.cpuUnits.join())
    broken.push(`CPU units on Fargate are ${fargate.cpuUnits.join()} by its count, ${cpuUnits.join()} by its tasks`);
  if (spot.join() !== fargate.spotTasks.join()) broken.push(`Spot tasks are ${fargate.spotTasks.join()} by its list`);
  return broken;
}
