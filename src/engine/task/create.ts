import { DESIRED_STATUS, STOP_CODES, TASK_STATUS, TASK_STATUSES } from '../../ecs/status';
import { ensureRows } from '../../lib/columns';
import type { Engine } from '../engine';
import { registerTargets } from '../load-balancing/registration';
import { takeNumber } from '../names';
import { gpusTaken } from '../placement/requirements';
import { serviceOf } from '../service/wake';
import type { ContainerState } from '../state';
import { addRow } from '../world';
import { containersOf, plannedContainers, setContainers } from './containers';
import { containerDefinitionsOf } from './definition';
import { beginHealth, countAsHealthy } from './health';
import { takeHost } from './host';
import { beginTask, runTask } from './lifecycle';
import { beginShared, runShared } from './plan/plan-steps';
import { beginPlan } from './plan/shared-containers';
import { bindPorts, freePorts } from './ports';
import { takeRoom } from './room';
import { running } from './start';

/** A task that has a place. Indexes in the state's tables. */
export interface NewTask {
  readonly taskDefinition: number;
  readonly owner: number;
  readonly group: number;
  readonly instance: number;
  /** -1 for a standalone task. */
  readonly deployment: number;
  readonly startedBy: string | null;
  /** Number of the decision that placed it, -1 for none. */
  readonly decision: number;
  /** How long registration and deregistration with load balancers and discovery take; 0 where there is none. */
  readonly activatingMs: number;
  readonly deactivatingMs: number;
}

/** Creates a task on its instance and sets it on its way. Answers with its row. */
export function createTask(engine: Engine, given: NewTask): number {
  const task = addTask(engine, given);
  beginTask(engine, task);
  return task;
}

/** A task that is already RUNNING and healthy when the run begins (scenario.md, `tasks`; assumption `host-healthy-start`). */
export function createRunningTask(engine: Engine, given: NewTask): number {
  const task = addTask(engine, given);
  runShared(
    engine,
    task,
    () => freePorts(engine, task),
    () => runEach(engine, task),
  );
  takeHost(engine, task);
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
  tasks.instanceIndex[task] = given.instance;
  tasks.owner[task] = given.owner;
  tasks.number[task] = takeNumber(state, given.owner);
  tasks.group[task] = given.group;
  tasks.taskDefinition[task] = given.taskDefinition;
  tasks.lastStatus[task] = TASK_STATUS.PROVISIONING;
  tasks.desiredStatus[task] = DESIRED_STATUS.RUNNING;
  tasks.createdAtMs[task] = state.timeMs;
  for (const column of [tasks.statusSinceMs, tasks.startedAtMs, tasks.stoppingAtMs, tasks.stoppedAtMs])
    column[task] = NaN;
  tasks.stopCode[task] = NO_STOP_CODE;
  tasks.decision[task] = given.decision;
  tasks.gpus[task] = gpusTaken(state, given.taskDefinition, given.instance);
  taskLife.deployment[task] = given.deployment;
  taskLife.activatingMs[task] = given.activatingMs;
  taskLife.deactivatingMs[task] = given.deactivatingMs;
  for (const column of [
    taskLife.pullStartedAtMs,
    taskLife.pullStoppedAtMs,
    taskLife.executionStoppedAtMs,
    taskLife.signalledAtMs,
    taskLife.protectedUntilMs,
  ])
    column[task] = NaN;
  taskLife.foundHealth[task] = 0;
  taskLife.settledAtMs[task] = Infinity;
  beginHealth(state, task, containerDefinitionsOf(state, task));
  taskLife.firstTarget[task] = -1;
  taskLife.statusAtMs = ensureRows(taskLife.statusAtMs, (task + 1) * TASK_STATUSES.length);
  taskLife.statusAtMs.fill(NaN, task * TASK_STATUSES.length, (task + 1) * TASK_STATUSES.length);
  taskLife.startedBy[task] = given.startedBy;
  taskLife.stoppedReason[task] = null;
  beginPlan(state, task);
  beginShared(engine, task, () => setContainers(engine, task, plannedContainers(engine, task)));
  takeRoom(engine, task);
  const deployment = state.deployments[given.deployment];
  if (deployment) deployment.unfinishedTasks++;
  state.services[serviceOf(state, task)]?.liveTasks.push(task);
  return task;
}

/** In `TaskTable.stopCode`: no stop code yet. */
export const NO_STOP_CODE = 255;

/** The stop code's name, null while there is none. */
export function stopCodeOf(code: number | undefined): (typeof STOP_CODES)[number] | null {
  return STOP_CODES[code ?? NO_STOP_CODE] ?? null;
}
