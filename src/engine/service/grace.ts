import type { ServiceState, SimulationState } from '../state';
import { startedAtMs } from '../task-rows/moments';

/**
 * When failing checks of a task begin to count: `healthCheckGracePeriodSeconds` after its start, in simulated ms; NaN before it is RUNNING. Source:
 * services-and-capacity 1.13.
 */
export function graceEndsAtMs(state: SimulationState, { input }: ServiceState, task: number): number {
  return startedAtMs(state, task) + (input.healthCheckGracePeriodSeconds ?? 0) * 1_000;
}
