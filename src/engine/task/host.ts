import { instanceChanged } from '../changes';
import type { Engine } from '../engine';
import { wakeWaiting } from '../service/wake';
import { gpusOfTask } from '../task-rows/moments';
import { definitionOf } from './definition';
import { PHASE } from './phases';
import { bindsPorts } from './ports';

/**
 * What the host really has. ECS counts room as free when a task is told to stop; the agent waits until the containers are gone, and keeps
 * later tasks PENDING until then, first come first served. Source: placement-and-lifecycle 5.1; assumption
 * `agent-host-queue`.
 */

/** Whether the agent can start the task now, next to what still runs on its host. */
export function hostHasRoom({ state }: Engine, task: number): boolean {
  const { instances, instanceLife } = state;
  const instance = state.tasks.instanceIndex[task] ?? -1;
  // ECS places only what fits beside all live tasks, so only those told to stop can be in the way.
  // A micro-VM has the room that its task asks for.
  if (instance < 0 || instanceLife.leaving[instance] === 0) return true;
  const own = definitionOf(state, task).requirements;
  const fits = (has: number | undefined, taken: number | undefined, needs: number) =>
    needs === 0 || needs <= (has ?? 0) - (taken ?? 0);
  return (
    fits(instances.cpuUnitsRegistered[instance], instanceLife.cpuUnitsHeld[instance], own.cpuUnits) &&
    fits(instances.memoryMiBRegistered[instance], instanceLife.memoryMiBHeld[instance], own.memoryMiB) &&
    fits(instances.gpusRegistered[instance], instanceLife.gpusHeld[instance], gpusOfTask(state, task)) &&
    (instanceLife.binding[instance] ?? []).every((other) => {
      const { tcpPorts, udpPorts } = definitionOf(state, other).requirements;
      return !overlap(tcpPorts, own.tcpPorts) && !overlap(udpPorts, own.udpPorts);
    })
  );
}

/** Whether the host holds a task in this phase: from when its agent starts it until its containers are gone. */
export function isHeldIn(phase: number): boolean {
  return phase >= PHASE.starting && phase <= PHASE.stopping;
}

/** The agent takes the task: its containers hold room from now on. */
export function takeHost({ state }: Engine, task: number): void {
  hold(state, task, 1);
  if (bindsPorts(state, task)) state.instanceLife.binding[state.tasks.instanceIndex[task] ?? -1]?.push(task);
}

/** A task is told to stop: until its containers are gone, its room is not free on the host. */
export function beginLeaving({ state }: Engine, task: number): void {
  if (isHeldIn(state.taskLife.phase[task] ?? 0)) addTo(state.instanceLife.leaving, state, task, 1);
}

/** The containers of a task that was told to stop are gone, or it never got further than the queue. */
export function leaveHost({ state, lens }: Engine, task: number): void {
  const { binding, waiting, held, leaving } = state.instanceLife;
  const instance = state.tasks.instanceIndex[task] ?? -1;
  if (isHeldIn(state.taskLife.phase[task] ?? 0)) {
    hold(state, task, -1);
    addTo(leaving, state, task, -1);
    takeOut(binding[instance], task);
    if (lens !== null) podGone(state, instance);
  }
  takeOut(waiting[instance], task);
  takeOut(held[instance], task);
}

/** The scheduler counts a pod until its containers are gone: only now is there room again for those that wait. */
function podGone(state: Engine['state'], instance: number): void {
  instanceChanged(state, instance);
  state.placementVersion++;
  wakeWaiting(state);
}

function hold(state: Engine['state'], task: number, sign: 1 | -1): void {
  const { cpuUnits, memoryMiB } = definitionOf(state, task).requirements;
  const { cpuUnitsHeld, memoryMiBHeld, gpusHeld } = state.instanceLife;
  addTo(cpuUnitsHeld, state, task, sign * cpuUnits);
  addTo(memoryMiBHeld, state, task, sign * memoryMiB);
  addTo(gpusHeld, state, task, sign * gpusOfTask(state, task));
}

function addTo(column: Int32Array, { tasks }: Engine['state'], task: number, amount: number): void {
  const instance = tasks.instanceIndex[task] ?? -1;
  column[instance] = (column[instance] ?? 0) + amount;
}

function takeOut(tasks: number[] | undefined, task: number): void {
  if (tasks === undefined || tasks.length === 0) return;
  const position = tasks.indexOf(task);
  if (position >= 0) tasks.splice(position, 1);
}

function overlap(a: readonly number[], b: readonly number[]): boolean {
  return a.some((port) => b.includes(port));
}
