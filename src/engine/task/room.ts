import { INSTANCE_STATUS } from '../../ecs/status';
import { changeUse } from '../cost/instances';
import type { Engine } from '../engine';
import { wakeDaemons, wakeWaiting } from '../service/wake';
import { release, reserve } from '../world';
import { taskDefinitionIndex, taskDeployment } from '../task-rows/kinds';

/** A task takes its room in ECS's books and gives it back, and what must know of it learns of it. */

export function takeRoom({ state }: Engine, task: number): void {
  reserve(state, task);
  changeUse(state, task, 1);
  count(state, task, 1);
}

/** Done as soon as desiredStatus becomes STOPPED, whatever the containers still hold (placement-and-lifecycle 5.1). */
export function freeRoom({ state }: Engine, task: number): void {
  release(state, task);
  changeUse(state, task, -1);
  count(state, task, -1);
  wakeWaiting(state);
  const instance = state.tasks.instanceIndex[task] ?? -1;
  if (state.instances.status[instance] === INSTANCE_STATUS.DRAINING) wakeDaemons(state);
}

function count(state: Engine['state'], task: number, sign: 1 | -1): void {
  const requirements = state.taskDefinitions[taskDefinitionIndex(state, task)]?.requirements;
  state.totals.cpuUnitsReserved += sign * (requirements?.cpuUnits ?? 0);
  state.totals.memoryMiBReserved += sign * (requirements?.memoryMiB ?? 0);
  if (taskDeployment(state, task) === -1) state.totals.standaloneTasks += sign;
  state.placementVersion++;
}
