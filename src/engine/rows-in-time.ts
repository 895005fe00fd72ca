import { TASK_STATUS } from '../ecs/status';
import { GONE_AFTER_MS, STOPPED_FOR_MS } from './frame-rows';
import { ensureRows } from '../lib/columns';
import { isProtected } from './service/protection';
import type { SimulationState } from './state';
import { stoppedAtMs } from './task-rows/endings';
import { protectedUntilMs } from './task-rows/life';

/** Tasks whose rows change by time alone: those that have stopped show as DELETED and then leave, and a protection comes to its end. */
export interface RowsInTime {
  /** To be called for every task on the stage, and whenever one has changed; those that stopped in the order of the moments they were told in. */
  watch(state: SimulationState, task: number): void;
  /** Tasks whose rows time has changed since it was asked last. Those that were watched since then count from now on. */
  due(state: SimulationState): number[];
}

export function createRowsInTime(): RowsInTime {
  const stopped = createStopped();
  const protectedTasks = new Set<number>();
  let nextEndMs = Infinity;

  /** Tasks whose protection is over, and when the next one ends. */
  function endProtections(state: SimulationState): number[] {
    const ended: number[] = [];
    nextEndMs = Infinity;
    for (const task of protectedTasks) {
      if (isProtected(state, task)) nextEndMs = Math.min(nextEndMs, protectedUntilMs(state, task));
      else ended.push(task);
    }
    for (const task of ended) protectedTasks.delete(task);
    return ended;
  }

  return {
    watch(state, task) {
      if (state.tasks.lastStatus[task] === TASK_STATUS.STOPPED) stopped.add(task);
      if (!isProtected(state, task)) return;
      protectedTasks.add(task);
      nextEndMs = Math.min(nextEndMs, protectedUntilMs(state, task));
    },
    due(state) {
      const tasks = stopped.due(state);
      return nextEndMs <= state.timeMs ? [...tasks, ...endProtections(state)] : tasks;
    },
  };
}

/** Stopped tasks in the order of their ends, with two readers: what shows as DELETED by now, and what has gone. */
function createStopped() {
  let queue = new Int32Array();
  let count = 0;
  /** Where those begin that do not show as DELETED yet, and those that have not gone. */
  let notDeleted = 0;
  let notGone = 0;
  let isQueued = new Uint8Array();
  let added: number[] = [];

  /** What was added since the last time ended after all that was added before. */
  function takeAdded(state: SimulationState): void {
    added.sort((a, b) => stoppedAtMs(state, a) - stoppedAtMs(state, b));
    if (notGone > queue.length / 2) {
      queue.copyWithin(0, notGone, count);
      [count, notDeleted, notGone] = [count - notGone, notDeleted - notGone, 0];
    }
    queue = ensureRows(queue, count + added.length);
    queue.set(added, count);
    count += added.length;
    added = [];
  }

  return {
    add(task: number): void {
      if (isQueued[task] === 1) return;
      isQueued = ensureRows(isQueued, task + 1);
      isQueued[task] = 1;
      added.push(task);
    },
    due(state: SimulationState): number[] {
      takeAdded(state);
      const isOver = (at: number, ms: number): boolean =>
        at < count && stoppedAtMs(state, queue[at] ?? -1) + ms <= state.timeMs;
      const due: number[] = [];
      for (; isOver(notGone, GONE_AFTER_MS); notGone++) due.push(queue[notGone] ?? -1);
      for (notDeleted = Math.max(notDeleted, notGone); isOver(notDeleted, STOPPED_FOR_MS); notDeleted++)
        due.push(queue[notDeleted] ?? -1);
      return due;
    },
  };
}
