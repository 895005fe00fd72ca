import type { Engine } from '../engine';
import { hasMicroVm } from '../fargate/micro-vm';

/** Whether messages between the task's agent and ECS get through. */
export function isLinked({ state }: Pick<Engine, 'state'>, task: number): boolean {
  const instance = state.tasks.instanceIndex[task] ?? -1;
  return instance < 0 ? hasMicroVm(state, task) : state.instanceLife.linkUp[instance] === 1;
}
