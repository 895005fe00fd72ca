import type { SimulationState } from '../state';
import { taskDeployment } from '../task-rows/kinds';
import { PLATFORM, taskPlatform } from '../task-rows/platform';

/** A task with desiredStatus RUNNING comes or goes: what its capacity provider and its deployment have changes with it. */
export function countOnPlatform(state: SimulationState, task: number, sign: 1 | -1): void {
  const platform = taskPlatform(state, task);
  if (platform < PLATFORM.firstProvider) return;
  add(state.capacity.liveTasks, platform, sign);
  const deployment = state.deployments[taskDeployment(state, task)];
  if (deployment) add(deployment.liveByPlatform, platform, sign);
}

function add(counts: number[], at: number, amount: number): void {
  while (counts.length <= at) counts.push(0);
  counts[at] = (counts[at] ?? 0) + amount;
}
