import type { ServiceState, SimulationState } from '../state';

/**
 * When failing checks of a task begin to count: `healthCheckGracePeriodSeconds` after its start, in simulated ms; NaN before it is RUNNING. Source:
 * services-and-capacity 1.13.
 */
export function graceEndsAtMs({ tasks }: SimulationState, { input }: ServiceState, task: number): number {
  return (tasks.startedAtMs[task] ?? NaN) + (input.healthCheckGracePeriodSeconds ?? 0) * 1_000;
}
