import { INSTANCE_STATUS } from '../../ecs/status';
import { countOnPlatform } from '../capacity/platform-counts';
import { changeUse } from '../cost/instances';
import type { Engine } from '../engine';
import { countInZone } from '../fargate/room';
import { wakeDaemons, wakeWaiting } from '../service/wake';
import { release, reserve } from '../world';
import { taskDefinitionIndex, taskDeployment } from '../task-rows/kinds';
import { fargateZone } from '../task-rows/platform';

/** A task takes its room in ECS's books and gives it back, and what must know of it learns of it. */

export function takeRoom(engine: Engine, task: number): void {
  const { state } = engine;
  if (isOnInstance(state, task)) takePlace(engine, task);
  else if (fargateZone(state, task) >= 0) countInZone(state, task, 1);
  count(state, task, 1);
}

/** What a task takes of its instance: one that has waited for capacity was counted before. */
export function takePlace({ state }: Engine, task: number): void {
  reserve(state, task);
  changeUse(state, task, 1);
  countReserved(state, task, 1);
  state.placementVersion++;
}

/** Done as soon as desiredStatus becomes STOPPED, whatever the containers still hold (placement-and-lifecycle 5.1). */
export function freeRoom({ state }: Engine, task: number): void {
  if (isOnInstance(state, task)) {
    release(state, task);
    changeUse(state, task, -1);
    countReserved(state, task, -1);
  } else if (fargateZone(state, task) >= 0) countInZone(state, task, -1);
  count(state, task, -1);
  wakeWaiting(state);
  const instance = state.tasks.instanceIndex[task] ?? -1;
  if (state.instances.status[instance] === INSTANCE_STATUS.DRAINING) wakeDaemons(state);
}

/** A micro-VM is made for its task, and one that waits for capacity has no place yet: neither takes room of anybody's. */
function isOnInstance({ tasks }: Engine['state'], task: number): boolean {
  return (tasks.instanceIndex[task] ?? -1) >= 0;
}

/** What is reserved is a part of what is registered. */
function countReserved(state: Engine['state'], task: number, sign: 1 | -1): void {
  const requirements = state.taskDefinitions[taskDefinitionIndex(state, task)]?.requirements;
  state.totals.cpuUnitsReserved += sign * (requirements?.cpuUnits ?? 0);
  state.totals.memoryMiBReserved += sign * (requirements?.memoryMiB ?? 0);
}

function count(state: Engine['state'], task: number, sign: 1 | -1): void {
  if (taskDeployment(state, task) === -1) state.totals.standaloneTasks += sign;
  countOnPlatform(state, task, sign);
  state.placementVersion++;
}
