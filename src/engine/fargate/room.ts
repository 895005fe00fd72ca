import { removeAscending } from '../../lib/ascending';
import type { SimulationState } from '../state';
import { taskDefinitionIndex, taskGroup } from '../task-rows/kinds';
import { fargateZone } from '../task-rows/platform';
import { SPOT } from './fargate-state';
import { marketOfTask } from './market';

/** Fargate's books: which tasks are where, and how much runs. */

/** The task exists from now on (1), or has been told to stop (-1): whether it counts among those of its group in its zone. */
export function countInZone(state: SimulationState, task: number, sign: 1 | -1): void {
  const { tasksByZone, spotTasks } = state.fargate;
  const group = taskGroup(state, task);
  while (tasksByZone.length <= group) tasksByZone.push([]);
  const zones = tasksByZone[group] ?? [];
  const zone = fargateZone(state, task);
  while (zones.length <= zone) zones.push(0);
  zones[zone] = (zones[zone] ?? 0) + sign;
  if (marketOfTask(state, task) !== SPOT) return;
  // The newest task has the highest row.
  if (sign === 1) spotTasks.push(task);
  else removeAscending(spotTasks, task);
}

/** Its micro-VM is there from now on (1), or gone (-1). */
export function countVcpus(state: SimulationState, task: number, sign: 1 | -1): void {
  const market = marketOfTask(state, task);
  const units = state.taskDefinitions[taskDefinitionIndex(state, task)]?.requirements.cpuUnits ?? 0;
  state.fargate.cpuUnits[market] = (state.fargate.cpuUnits[market] ?? 0) + sign * units;
}
