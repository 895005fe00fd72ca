import { emptyRareColumn, rareAt, setRare, written } from '../../lib/columns';
import type { Column, RareColumn } from '../../lib/columns';
import type { ContainerState } from '../state';
import { newPlanStore } from '../task/plan/plan-store';
import type { PlanStore } from '../task/plan/plan-store';
import { beganRunning, momentAt, startedAtMs } from './moments';
import type { Tasks } from './table';

/** What happens to a task in time; rows as in `TaskTable`. What placement never asks for. */
export interface TaskLifeTable {
  count: number;
  /** Code in PHASES. */
  phase: Uint8Array;
  /** Events that were queued under an older generation are void. It begins anew after 65,536 steps: no event waits for that long. */
  generation: Uint16Array;
  /** What its service last found its health to be: code in FOUND (service/unhealthy.ts). */
  foundHealth: Uint8Array;
  /** From its creation until the agent took it, plus one; 0 while it has not. */
  takenAfter: Column;
  /** Twice the index in `plans`; of a task with containers of its own twice that in `ownContainers`, plus one. */
  containers: Column;
  /** When the verdict may next change. */
  readonly healthReviewAtMs: RareColumn;
  /** The first of its targets, whose rows follow each other. */
  readonly firstTarget: RareColumn;
  /** Until when it is protected from scale-in. */
  readonly protectedUntilMs: RareColumn;
  /** The first of its host ports in `hostPorts`: one for each binding of its plan. */
  readonly firstPort: RareColumn;
  readonly hostPorts: { count: number; number: Column };
  /** Plans that tasks have in common, and containers of single tasks: read and set by `plan/shared-containers.ts`. */
  readonly plans: PlanStore;
  /** Each replaced as a whole when a container changes. */
  readonly ownContainers: (readonly ContainerState[])[];
  /** Positions there that nobody has. */
  readonly ownFree: number[];
  /** How long a task has to be RUNNING to count as healthy where nothing checks it: `timings.healthyWait`. */
  healthyWaitMs: number;
}

export function emptyTaskLife(sharesPlans: boolean): TaskLifeTable {
  return {
    count: 0,
    phase: new Uint8Array(),
    generation: new Uint16Array(),
    foundHealth: new Uint8Array(),
    takenAfter: new Uint16Array(),
    containers: new Uint16Array(),
    healthReviewAtMs: emptyRareColumn(),
    firstTarget: emptyRareColumn(),
    protectedUntilMs: emptyRareColumn(),
    firstPort: emptyRareColumn(),
    hostPorts: { count: 0, number: new Uint16Array() },
    plans: newPlanStore(sharesPlans),
    ownContainers: [],
    ownFree: [],
    healthyWaitMs: 0,
  };
}

interface Life extends Tasks {
  readonly taskLife: TaskLifeTable;
}

/** When the agent took it and began with its pulls; NaN before. */
export function pullStartedAtMs({ tasks, taskLife }: Life, task: number): number {
  const after = taskLife.takenAfter[task] ?? 0;
  return after === 0 ? NaN : (tasks.createdAtMs[task] ?? 0) + after - 1;
}

export function setPullStartedAt({ tasks, taskLife }: Life, task: number, atMs: number): void {
  const after = atMs - (tasks.createdAtMs[task] ?? 0) + 1;
  taskLife.takenAfter = written(taskLife.takenAfter, task, after);
}

/** From when on it counts as healthy where nothing checks it; Infinity before it is RUNNING. */
export function settledAtMs(state: Life, task: number): number {
  const atMs = startedAtMs(state, task);
  if (Number.isNaN(atMs)) return Infinity;
  // It was healthy when the run began.
  return beganRunning(state, task) ? atMs : atMs + state.taskLife.healthyWaitMs;
}

/** When the verdict of its containers' checks may next change; NaN for never. */
export function healthReviewAtMs({ taskLife }: Life, task: number): number {
  return momentAt(taskLife.healthReviewAtMs, task);
}

/** @param atMs NaN or Infinity for never */
export function setHealthReview({ taskLife }: Life, task: number, atMs: number): void {
  setRare(taskLife.healthReviewAtMs, task, atMs < Infinity ? atMs : -1);
}

/** The row of its first target, -1 while none is registered. */
export function firstTarget({ taskLife }: Life, task: number): number {
  return rareAt(taskLife.firstTarget, task);
}

/** Until when it is protected from scale-in; NaN for one that is not, or no longer. */
export function protectedUntilMs({ taskLife }: Life, task: number): number {
  return momentAt(taskLife.protectedUntilMs, task);
}
