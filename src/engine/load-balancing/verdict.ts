import type { Verdict } from '../service/task-health';
import type { SimulationState } from '../state';

/** What the target groups of a task say of it: healthy when every one of them does (services-and-capacity 1.5). */
export function targetVerdict({ taskLife, timeMs }: SimulationState, task: number): Verdict {
  const healthyAtMs = taskLife.targetsHealthyAtMs[task] ?? NaN;
  if (Number.isNaN(healthyAtMs)) return 'none';
  return healthyAtMs <= timeMs ? 'healthy' : 'unknown';
}
