import { TASK_STATUS } from '../../ecs/status';
import { EVENT, eventsInOrder } from '../event-queue';
import { hasMicroVm } from '../fargate/micro-vm';
import type { SimulationState } from '../state';
import { phaseOf } from '../task/phases';
import { fargateZone } from '../task-rows/platform';
import type { Phase } from '../task/phases';

/** No task is in two places, and none is lost: something will move it on. Answers with what does not hold; empty when all is well. */
export function brokenWays(state: SimulationState): string[] {
  return [...brokenPlaces(state), ...lostTasks(state)];
}

/** A task waits on its own instance alone, and at most once. */
function brokenPlaces({ tasks, instances, instanceLife }: SimulationState): string[] {
  const broken: string[] = [];
  const seen = new Set<number>();
  instances.records.forEach(({ id }, instance) => {
    const here = instanceLife.waiting[instance] ?? [];
    const held = instanceLife.held[instance] ?? [];
    if (new Set(held).size < held.length) broken.push(`${id}: holds a task back twice`);
    for (const task of here) {
      if (seen.has(task)) broken.push(`task ${task}: is in two places`);
      seen.add(task);
    }
    for (const task of [...here, ...held]) {
      if (tasks.instanceIndex[task] !== instance) broken.push(`task ${task}: is on ${id}, where it was not placed`);
      if (tasks.lastStatus[task] === TASK_STATUS.STOPPED) broken.push(`task ${task}: is STOPPED and still on ${id}`);
    }
  });
  return broken;
}

/** Phases that last until somebody does something. */
const LASTING: ReadonlySet<Phase> = new Set(['running', 'queued', 'stopped', 'awaitingCapacity']);

/** A task on its way has an event that is due, or waits for the agent's connection. */
function lostTasks(state: SimulationState): string[] {
  const { tasks, taskLife, instanceLife, queue, timeMs } = state;
  const due = new Set<number>();
  for (const { kind, subject, argument, timeMs: dueMs } of eventsInOrder(queue)) {
    if (kind === EVENT.task && taskLife.generation[subject] === argument && dueMs >= timeMs) due.add(subject);
  }
  const lost: string[] = [];
  for (let task = 0; task < tasks.count; task++) {
    const phase = phaseOf(taskLife.phase[task]);
    const instance = tasks.instanceIndex[task] ?? -1;
    // One that has waited for capacity in vain never has an instance; one on Fargate neither.
    const isNowhere = instance < 0 && fargateZone(state, task) < 0;
    if (isNowhere && phase !== 'awaitingCapacity' && phase !== 'stopped') lost.push(`task ${task}: has no instance`);
    const waits = phase === 'queued' && instanceLife.waiting[instance]?.includes(task) !== true;
    if (waits) lost.push(`task ${task}: waits for a host that does not know of it`);
    // What its zone has taken with it ends when ECS notices that.
    if (fargateZone(state, task) >= 0 && !hasMicroVm(state, task)) continue;
    if (LASTING.has(phase) || due.has(task) || instanceLife.held[instance]?.includes(task) === true) continue;
    lost.push(`task ${task}: is ${phase}, and nothing will move it on`);
  }
  return lost;
}
