import type { Verdict } from '../service/task-health';
import type { SimulationState } from '../state';
import { TARGET_STATE } from './target-table';
import { placeOfTarget, targetsOfTask } from './of-task';
import { isFailing } from './unhealthy-targets';
import { firstTarget } from '../task-rows/life';

/**
 * What the target groups of a task say of it: healthy when every one of them does, unhealthy when one does (services-and-capacity 1.5). A target that
 * passes checks again, and has not passed enough of them, makes it neither.
 */
export function targetVerdict(state: SimulationState, task: number): Verdict {
  const { targets } = state;
  const first = firstTarget(state, task);
  if (first < 0) return 'none';
  let verdict: Verdict = 'healthy';
  for (let row = first; row < targets.count && targets.task[row] === task; row++) {
    if (isFailing(state, row)) return 'unhealthy';
    if (targets.state[row] !== TARGET_STATE.healthy) verdict = 'unknown';
  }
  return verdict;
}

/** The first target group (`target-group ARN`, `elb NAME`) that says that a task is unhealthy; null where none does. */
export function failingTargetGroup(state: SimulationState, task: number): string | null {
  const row = targetsOfTask(state, task).find((it) => isFailing(state, it));
  return row === undefined ? null : placeOfTarget(state, row);
}
