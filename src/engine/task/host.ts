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
  // ECS places only what fits beside all live tasks, so only those told to stop can be in the way.
  if (state.instanceLife.leaving[instance] === 0) return true;
  const hosted = state.instanceLife.hosted[instance] ?? [];
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

/** A task that its host holds is told to stop: until its containers are gone, its room is not free on the host. */
export function beginLeaving({ state }: Engine, task: number): void {
  const { leaving } = state.instanceLife;
  const instance = state.tasks.instanceIndex[task] ?? -1;
  leaving[instance] = (leaving[instance] ?? 0) + 1;
}

/** The containers are gone, or the task never got further than the queue. */
export function leaveHost({ state }: Engine, task: number): void {
  const instance = state.tasks.instanceIndex[task] ?? -1;
  const { hosted, waiting, held, leaving } = state.instanceLife;
  if (takeOut(hosted[instance], task)) leaving[instance] = (leaving[instance] ?? 0) - 1;
  takeOut(waiting[instance], task);
  takeOut(held[instance], task);
}

function takeOut(tasks: number[] | undefined, task: number): boolean {
  if (tasks === undefined || tasks.length === 0) return false;
  const position = tasks.indexOf(task);
  if (position >= 0) tasks.splice(position, 1);
  return position >= 0;
}

function overlap(a: readonly number[], b: readonly number[]): boolean {
  return a.some((port) => b.includes(port));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
