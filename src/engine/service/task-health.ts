import { TASK_STATUS } from '../../ecs/status';
import { targetVerdict } from '../load-balancing/verdict';
import type { SimulationState } from '../state';
import { containerVerdict } from '../task/health';

/** What a check of a task says of it. `none`: there is no such check; `unknown`: it has not decided yet. */
export type Verdict = 'none' | 'unknown' | 'healthy' | 'unhealthy';

/**
 * Whether a task counts as healthy for its service: RUNNING, and every check that it has says so; one without checks has to have been RUNNING for
 * `healthyWait`. Source: services-and-capacity 1.5.
 */
export function isHealthy(state: SimulationState, task: number): boolean {
  if (state.tasks.lastStatus[task] !== TASK_STATUS.RUNNING) return false;
  const checks = verdictsOf(state, task);
  if (checks.length === 0) return (state.taskLife.settledAtMs[task] ?? Infinity) <= state.timeMs;
  return checks.every((verdict) => verdict === 'healthy');
}

/** Whether a check of a RUNNING task says that it is ill. A grace period is the scheduler's matter, not the check's. */
export function isUnhealthy(state: SimulationState, task: number): boolean {
  return state.tasks.lastStatus[task] === TASK_STATUS.RUNNING && verdictsOf(state, task).includes('unhealthy');
}

/** When a task becomes healthy by the passing of time alone: one without checks. Infinity for one that waits for a check, or for nothing. */
export function settlesAtMs(state: SimulationState, task: number): number {
  const atMs = state.taskLife.settledAtMs[task] ?? Infinity;
  return verdictsOf(state, task).length === 0 && atMs > state.timeMs ? atMs : Infinity;
}

function verdictsOf(state: SimulationState, task: number): Verdict[] {
  return [containerVerdict(state, task), targetVerdict(state, task)].filter((verdict) => verdict !== 'none');
}
