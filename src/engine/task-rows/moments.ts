import { TASK_STATUS } from '../../ecs/status';
import { rareAt, setRare, written } from '../../lib/columns';
import type { RareColumn } from '../../lib/columns';
import { endingAtMs, setEnding, stoppedAtMs } from './endings';
import type { Tasks, TaskTable } from './table';

/** How far a task has come, and when. Times in simulated ms, NaN where they have not come. */

export function gpusOfTask({ tasks }: Tasks, task: number): number {
  return Math.max(0, rareAt(tasks.gpus, task));
}

export function setGpus({ gpus }: TaskTable, task: number, held: number): void {
  setRare(gpus, task, held === 0 ? -1 : held);
}

export function setCreatedAt(tasks: TaskTable, task: number, atMs: number): void {
  tasks.createdAtMs = written(tasks.createdAtMs, task, atMs);
}

/** When it became RUNNING. */
export function startedAtMs({ tasks }: Tasks, task: number): number {
  const after = tasks.startedAfter[task] ?? 0;
  return after === 0 ? NaN : (tasks.createdAtMs[task] ?? 0) + after - 1;
}

export function setStartedAt(tasks: TaskTable, task: number, atMs: number): void {
  const after = atMs - (tasks.createdAtMs[task] ?? 0) + 1;
  tasks.startedAfter = written(tasks.startedAfter, task, after);
}

/** The lowest four bits of a task's marks are its first status, plus one; those above are the verdict of its containers' health checks. */
const FIRST_STATUS = 0b1111;
const VERDICT_SHIFT = 4;

/** Code in VERDICTS (task/health.ts): what its containers' health checks say, as ECS last heard. */
export function verdictCode({ marks }: TaskTable, task: number): number {
  return (marks[task] ?? 0) >> VERDICT_SHIFT;
}

export function setVerdictCode({ marks }: TaskTable, task: number, code: number): void {
  marks[task] = ((marks[task] ?? 0) & FIRST_STATUS) | (code << VERDICT_SHIFT);
}

function firstStatus({ marks }: TaskTable, task: number): number {
  return ((marks[task] ?? 0) & FIRST_STATUS) - 1;
}

export function setInstance(tasks: TaskTable, task: number, instance: number): void {
  tasks.instanceIndex = written(tasks.instanceIndex, task, instance);
}

export function setNumber(tasks: TaskTable, task: number, number: number): void {
  tasks.number = written(tasks.number, task, number);
}

/** Whether it has not had a status yet. */
export function isBeginning({ marks }: TaskTable, task: number): boolean {
  return ((marks[task] ?? 0) & FIRST_STATUS) === 0;
}

/** Whether it was RUNNING when the run began, and was never anything before. */
export function beganRunning({ tasks }: Tasks, task: number): boolean {
  return firstStatus(tasks, task) === TASK_STATUS.RUNNING;
}

/** `lastStatus` is a new one now. RUNNING and STOPPED have moments of their own: `setStartedAt`, and `setEnding` of `stoppedAt`. */
export function setLastStatus(tasks: TaskTable, task: number, status: number, atMs: number): void {
  if (isBeginning(tasks, task)) tasks.marks[task] = (tasks.marks[task] ?? 0) | (status + 1);
  else if (status === TASK_STATUS.PENDING) setRare(tasks.pendingAtMs, task, atMs);
  if (status === TASK_STATUS.ACTIVATING) setRare(tasks.activatingAtMs, task, atMs);
  else if (status === TASK_STATUS.DEACTIVATING) setRare(tasks.deactivatingAtMs, task, atMs);
  else if (status === TASK_STATUS.STOPPING) setEnding(tasks, task, 'stoppingStatusAt', atMs);
  else if (status === TASK_STATUS.DEPROVISIONING) setRare(tasks.deprovisioningAtMs, task, atMs);
  tasks.lastStatus[task] = status;
}

/** When a status, by its code, began; NaN for one that it has not been in. */
export function statusAtMs(world: Tasks, task: number, status: number): number {
  const { tasks } = world;
  if (status === firstStatus(tasks, task)) return tasks.createdAtMs[task] ?? NaN;
  switch (status) {
    case TASK_STATUS.PENDING:
      return momentAt(tasks.pendingAtMs, task);
    case TASK_STATUS.ACTIVATING:
      return momentAt(tasks.activatingAtMs, task);
    case TASK_STATUS.RUNNING:
      return startedAtMs(world, task);
    case TASK_STATUS.DEACTIVATING:
      return momentAt(tasks.deactivatingAtMs, task);
    case TASK_STATUS.STOPPING:
      return endingAtMs(tasks, task, 'stoppingStatusAt');
    case TASK_STATUS.DEPROVISIONING:
      return momentAt(tasks.deprovisioningAtMs, task);
    case TASK_STATUS.STOPPED:
      return stoppedAtMs(world, task);
    default:
      return NaN;
  }
}

/** When the present lastStatus began. */
export function statusSinceMs(world: Tasks, task: number): number {
  return statusAtMs(world, task, world.tasks.lastStatus[task] ?? 0);
}

/** The moment in a rare column, NaN for none. */
export function momentAt(column: RareColumn, row: number): number {
  const atMs = rareAt(column, row);
  return atMs < 0 ? NaN : atMs;
}
