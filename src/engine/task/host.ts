import { DESIRED_STATUS } from '../../ecs/status';
import type { Engine } from '../engine';
import { definitionOf } from './definition';

/**
 * What the host really has. ECS counts room as free when a task is told to stop; the agent waits until the containers are gone, and keeps
 * later tasks PENDING until then, first come first served. Source: placement-and-lifecycle 5.1; assumption
 * `agent-host-queue`.
 */

/** Whether the agent can start the task now, next to what still runs on its host. */
export function hostHasRoom({ state }: Engine, task: number): boolean {
  const instance = state.tasks.instanceIndex[task] ?? -1;
  const hosted = state.instanceLife.hosted[instance] ?? [];
  // ECS places only what fits beside all live tasks, so only those told to stop can be in the way.
  if (hosted.every((other) => state.tasks.desiredStatus[other] === DESIRED_STATUS.RUNNING)) return true;
  const own = definitionOf(state, task).requirements;
  const others = hosted.map((other) => ({
    ...definitionOf(state, other).requirements,
    gpus: state.tasks.gpus[other] ?? 0,
  }));
  const fits = (has: number | undefined, takes: number, needs: number) => needs === 0 || needs <= (has ?? 0) - takes;
  return (
    fits(state.instances.cpuUnitsRegistered[instance], sum(others.map((it) => it.cpuUnits)), own.cpuUnits) &&
    fits(state.instances.memoryMiBRegistered[instance], sum(others.map((it) => it.memoryMiB)), own.memoryMiB) &&
    fits(state.instances.gpusRegistered[instance], sum(others.map((it) => it.gpus)), state.tasks.gpus[task] ?? 0) &&
    others.every((it) => !overlap(it.tcpPorts, own.tcpPorts) && !overlap(it.udpPorts, own.udpPorts))
  );
}

/** The agent takes the task: its containers hold room from now on. */
export function takeHost({ state }: Engine, task: number): void {
  state.instanceLife.hosted[state.tasks.instanceIndex[task] ?? -1]?.push(task);
}

/** The containers are gone, or the task never got further than the queue. */
export function leaveHost({ state }: Engine, task: number): void {
  const instance = state.tasks.instanceIndex[task] ?? -1;
  for (const list of [state.instanceLife.hosted, state.instanceLife.waiting, state.instanceLife.held]) {
    const tasks = list[instance];
    const position = tasks?.indexOf(task) ?? -1;
    if (position >= 0) tasks?.splice(position, 1);
  }
}

function overlap(a: readonly number[], b: readonly number[]): boolean {
  return a.some((port) => b.includes(port));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
