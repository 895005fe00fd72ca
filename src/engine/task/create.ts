import type { Engine } from '../engine';
import { enterFargate } from '../fargate/micro-vm';
import { registerTargets } from '../load-balancing/registration';
import { takeNumber } from '../names';
import { gpusTaken } from '../placement/requirements';
import { serviceOf } from '../service/wake';
import type { ContainerState } from '../state';
import { taskChanged } from '../task-changes';
import { setKind, taskDefinitionIndex } from '../task-rows/kinds';
import type { TaskKind } from '../task-rows/kinds';
import { setCreatedAt, setGpus, setInstance, setNumber } from '../task-rows/moments';
import { addRow } from '../world';
import { containersOf, plannedContainers, setContainers } from './containers';
import { containerDefinitionsOf } from './definition';
import { beginHealth, countAsHealthy } from './health';
import { takeHost } from './host';
import { beginTask, runTask } from './lifecycle';
import { beginShared, runShared } from './plan/plan-steps';
import { bindPorts, freePorts } from './ports';
import { takePlace, takeRoom } from './room';
import { running } from './start';
import { enter } from './step';

/** A task that has a place. Indexes in the state's tables. */
export interface NewTask extends TaskKind {
  readonly instance: number;
  /** Number of the decision that placed it, -1 for none. */
  readonly decision: number;
}

/** Creates a task on its instance and sets it on its way. Answers with its row. */
export function createTask(engine: Engine, given: NewTask): number {
  const task = addTask(engine, given);
  beginTask(engine, task);
  return task;
}

/** Creates a task that waits for an instance of its capacity provider, in PROVISIONING. Answers with its row. */
export function createWaitingTask(engine: Engine, given: NewTask): number {
  const task = addTask(engine, given);
  enter(engine, task, 'awaitingCapacity', Infinity);
  return task;
}

/** A task that has waited has an instance now, and is on its way like any other. @param decision the number of the one that placed it */
export function placeWaitingTask(engine: Engine, task: number, instance: number, decision: number): void {
  const { state } = engine;
  setInstance(state.tasks, task, instance);
  state.tasks.decision[task] = decision;
  setGpus(state.tasks, task, gpusTaken(state, taskDefinitionIndex(state, task), instance));
  takePlace(engine, task);
  beginTask(engine, task);
  taskChanged(state, task);
}

/** A task that is already RUNNING and healthy when the run begins (scenario.md, `tasks`; assumption `host-healthy-start`). */
export function createRunningTask(engine: Engine, given: NewTask): number {
  const { state } = engine;
  const task = addTask(engine, given);
  runShared(
    engine,
    task,
    () => freePorts(engine, task),
    () => runEach(engine, task),
  );
  takeHost(engine, task);
  enterFargate(state, task);
  registerTargets(engine, task);
  countAsHealthy(engine, task);
  runTask(engine, task, true);
  return task;
}

function runEach(engine: Engine, task: number): void {
  const { state } = engine;
  const { timeMs } = state;
  const definitions = containerDefinitionsOf(state, task);
  const containers = containersOf(engine, task).map((container, index): ContainerState => {
    state.instanceLife.images[state.tasks.instanceIndex[task] ?? -1]?.set(container.image, timeMs);
    const there = { ...container, readyAtMs: timeMs, pulledAtMs: timeMs, createdAtMs: timeMs };
    return { ...running(engine, definitions[index] ?? {}, there, timeMs), lastStatus: 'RUNNING' };
  });
  setContainers(engine, task, bindPorts(engine, task, containers));
}

function addTask(engine: Engine, given: NewTask): number {
  const { state } = engine;
  const { tasks, taskLife } = state;
  const task = addRow(tasks);
  addRow(taskLife);
  setInstance(tasks, task, given.instance);
  setNumber(tasks, task, takeNumber(state, given.owner));
  setKind(tasks, task, given);
  setCreatedAt(tasks, task, state.timeMs);
  tasks.decision[task] = given.decision;
  setGpus(tasks, task, given.instance < 0 ? 0 : gpusTaken(state, given.taskDefinition, given.instance));
  beginHealth(state, task, containerDefinitionsOf(state, task));
  beginShared(engine, task, () => setContainers(engine, task, plannedContainers(engine, task)));
  takeRoom(engine, task);
  const deployment = state.deployments[given.deployment];
  if (deployment) deployment.unfinishedTasks++;
  state.services[serviceOf(state, task)]?.liveTasks.push(task);
  return task;
}
