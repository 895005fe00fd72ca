import { rareAt, setRare, written } from '../../../lib/columns';
import type { ContainerState, SimulationState } from '../../state';
import { endingAtMs, hasEnding, setEnding, signalledAtMs } from '../../task-rows/endings';
import { pullStartedAtMs } from '../../task-rows/life';
import type { TaskLifeTable } from '../../task-rows/life';
import { addRow } from '../../world';
import { definitionOf } from '../definition';
import { absolute, relative } from './container-plan';
import type { Bases, ContainerPlan, Digest } from './container-plan';
import { digestOf, planOf } from './plan-store';

/**
 * The containers of a task, wherever they are kept: in a plan that it has in common with others, or, where they are special, in a list of its own.
 * Readers and writers need not know which.
 */

/** A task's containers in the order of its definition, times as they are. A new list where they come from a plan. */
export function containersIn(state: SimulationState, task: number): readonly ContainerState[] {
  const { taskLife } = state;
  const plan = planOfTask(state, task);
  if (plan === null) return taskLife.ownContainers[(taskLife.containers[task] ?? 0) >> 1] ?? NO_CONTAINERS;
  const first = rareAt(taskLife.firstPort, task);
  const bases = basesOf(state, task);
  const portOf = (port: number) => taskLife.hostPorts.number[first + port] ?? 0;
  return plan.containers.map((it) => absolute(it, bases, portOf));
}

const NO_CONTAINERS: readonly ContainerState[] = [];

/** One of them, undefined where there is none. */
export function containerIn(state: SimulationState, task: number, index: number): ContainerState | undefined {
  return containersIn(state, task)[index];
}

/** The task has containers of its own from now on, until they are shared again. */
export function setContainersIn(
  { taskLife }: SimulationState,
  task: number,
  containers: readonly ContainerState[],
): void {
  const code = taskLife.containers[task] ?? 0;
  const row = isOwn(code) ? code >> 1 : (taskLife.ownFree.pop() ?? taskLife.ownContainers.length);
  taskLife.ownContainers[row] = containers;
  if (!isOwn(code)) setCode(taskLife, task, row * 2 + 1);
}

/** The task goes by a plan from now on. */
export function setPlan({ taskLife }: SimulationState, task: number, plan: number): void {
  const code = taskLife.containers[task] ?? 0;
  if (isOwn(code)) {
    taskLife.ownContainers[code >> 1] = NO_CONTAINERS;
    taskLife.ownFree.push(code >> 1);
  }
  setCode(taskLife, task, plan * 2);
}

function isOwn(code: number): boolean {
  return code % 2 === 1;
}

function setCode(taskLife: TaskLifeTable, task: number, code: number): void {
  taskLife.containers = written(taskLife.containers, task, code);
}

/**
 * Containers of the task's own become a plan, where plans are shared. What they do next must follow from the plan alone: they are plain, or nothing
 * more will happen to them.
 */
export function shareContainers(state: SimulationState, task: number): void {
  const { taskLife } = state;
  if (!isOwn(taskLife.containers[task] ?? 0) || !taskLife.plans.isShared) return;
  const containers = containersIn(state, task);
  keepPorts(state, task, containers);
  setPlan(
    state,
    task,
    planOf(taskLife.plans, relative(containers, basesOf(state, task)), definitionOf(state, task)).index,
  );
}

/** Ports are bound once, and never change. */
function keepPorts({ taskLife }: SimulationState, task: number, containers: readonly ContainerState[]): void {
  if (rareAt(taskLife.firstPort, task) >= 0) return;
  const ports = containers.flatMap(({ networkBindings }) => networkBindings.map(({ hostPort }) => hostPort));
  setPorts(taskLife, task, ports);
}

export function setPorts({ firstPort, hostPorts }: TaskLifeTable, task: number, ports: readonly number[]): void {
  if (ports.length === 0) return;
  setRare(firstPort, task, hostPorts.count);
  for (const port of ports) {
    const row = addRow(hostPorts);
    hostPorts.number = written(hostPorts.number, row, port);
  }
}

/** The plan that a task goes by; null for one with containers of its own. */
export function planOfTask({ taskLife }: SimulationState, task: number): ContainerPlan | null {
  const code = taskLife.containers[task] ?? 1;
  return isOwn(code) ? null : (taskLife.plans.list[code >> 1] ?? null);
}

/** From when the times of a task's plan count: the taking by its agent, for one that was never taken its creation. */
export function takenAtMs(state: SimulationState, task: number): number {
  const atMs = pullStartedAtMs(state, task);
  return Number.isNaN(atMs) ? (state.tasks.createdAtMs[task] ?? 0) : atMs;
}

/** Containers end at a moment by what happens to the whole task; the first such moment counts. */
export function noteSignal(state: SimulationState, task: number, atMs: number): void {
  if (!Number.isNaN(signalledAtMs(state, task))) return;
  setEnding(state.tasks, task, 'pullStoppedAt', pullStoppedAtMs(state, task));
  setEnding(state.tasks, task, 'signalledAt', atMs);
}

/** When its last pull ended; NaN while one has not begun. Until its end begins, that follows from its containers. */
export function pullStoppedAtMs(state: SimulationState, task: number): number {
  if (hasEnding(state.tasks, task)) return endingAtMs(state.tasks, task, 'pullStoppedAt');
  const startedMs = pullStartedAtMs(state, task);
  if (Number.isNaN(startedMs)) return NaN;
  const plan = planOfTask(state, task);
  return plan === null ? lastPullMs(containersIn(state, task)) : startedMs + plan.lastPullMs;
}

/** When the last pull of containers ends; NaN while one has not begun. */
export function lastPullMs(containers: readonly ContainerState[]): number {
  let lastMs = NaN;
  for (const { pulledAtMs, failed, exitsAtMs } of containers) {
    const endMs = failed === 'pull' ? exitsAtMs : pulledAtMs;
    if (Number.isNaN(endMs) && failed === null) return NaN;
    if (!(endMs <= lastMs)) lastMs = Number.isNaN(endMs) ? lastMs : endMs;
  }
  return lastMs;
}

function basesOf(state: SimulationState, task: number): Bases {
  return { takenAtMs: takenAtMs(state, task), signalledAtMs: signalledAtMs(state, task) };
}

/** How many host ports the task's containers have bound. */
export function hostPortCount(state: SimulationState, task: number): number {
  const plan = planOfTask(state, task);
  if (plan !== null) return plan.protocols.length;
  let count = 0;
  for (const { networkBindings } of containersIn(state, task)) count += networkBindings.length;
  return count;
}

/** Every host port that the task's containers have bound. */
export function forEachHostPort(
  state: SimulationState,
  task: number,
  visit: (port: number, protocol: 'tcp' | 'udp') => void,
): void {
  const plan = planOfTask(state, task);
  if (plan === null) {
    for (const { networkBindings } of containersIn(state, task))
      for (const { hostPort, protocol } of networkBindings) visit(hostPort, protocol);
  } else if (plan.protocols.length > 0) {
    const { firstPort, hostPorts } = state.taskLife;
    const first = rareAt(firstPort, task);
    plan.protocols.forEach((protocol, port) => visit(hostPorts.number[first + port] ?? 0, protocol));
  }
}

/** What stands for the task's containers in the hash of the state, ports aside: the same however they are kept. */
export function digestOfContainers(state: SimulationState, task: number): Digest {
  return planOfTask(state, task)?.digest ?? digestOf(relative(containersIn(state, task), basesOf(state, task)));
}
