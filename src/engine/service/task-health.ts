import { TASK_STATUS } from '../../ecs/status';
import { targetVerdict } from '../load-balancing/verdict';
import type { SimulationState } from '../state';
import { containerVerdict } from '../task/health';
import { settledAtMs } from '../task-rows/life';

/** What a check of a task says of it. `none`: there is no such check; `unknown`: it has not decided yet. */
export type Verdict = 'none' | 'unknown' | 'healthy' | 'unhealthy';

/**
 * What a task's checks say together, its containers' and its targets': unhealthy where one of them says so, healthy where every one does,
 * and none where it has no checks. Source: services-and-capacity 1.5. A task that is not RUNNING is `unknown`.
 */
export function healthVerdict(state: SimulationState, task: number): Verdict {
  if (state.tasks.lastStatus[task] !== TASK_STATUS.RUNNING) return 'unknown';
  const containers = containerVerdict(state, task);
  const targets = targetVerdict(state, task);
  if (containers === 'unhealthy' || targets === 'unhealthy') return 'unhealthy';
  if (containers === 'none') return targets;
  if (targets === 'none') return containers;
  return containers === 'healthy' && targets === 'healthy' ? 'healthy' : 'unknown';
}

/**
 * Whether a task counts as healthy for its service: RUNNING, and every check that it has says so; one without checks has to have been RUNNING for
 * `healthyWait`. Source: services-and-capacity 1.5.
 */
export function isHealthy(state: SimulationState, task: number): boolean {
  const verdict = healthVerdict(state, task);
  return verdict === 'none' ? hasSettled(state, task) : verdict === 'healthy';
}

/** Whether a task without checks has been RUNNING for long enough. */
export function hasSettled(state: SimulationState, task: number): boolean {
  return settledAtMs(state, task) <= state.timeMs;
}
