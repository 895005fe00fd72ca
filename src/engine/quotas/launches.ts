import type { LaunchTarget } from '../capacity/launch-target';
import type { Engine } from '../engine';
import type { ServiceState } from '../state';

/**
 * How many tasks a service may start in a minute, on instances and on Fargate, where the scenario says so: a minute that slides. Source:
 * services-and-capacity 8; assumption `launch-rate`.
 */

/** So many tasks of a service at one moment. */
export interface Launches {
  readonly atMs: number;
  readonly tasks: number;
}

type Kind = LaunchTarget['kind'];
const QUOTAS = {
  instances: 'ec2LaunchesPerMinutePerService',
  fargate: 'fargateLaunchesPerMinutePerService',
} as const;
const MINUTE_MS = 60_000;

/** How many tasks the service may still start in the minute that ends now; Infinity without a quota. */
export function launchesLeft({ state, scenario }: Engine, service: ServiceState, kind: Kind): number {
  const limit = scenario.quotas[QUOTAS[kind]];
  if (limit === undefined) return Infinity;
  const list = service.launches;
  while ((list[0]?.atMs ?? Infinity) <= state.timeMs - MINUTE_MS) list.shift();
  return Math.max(0, Math.floor(limit) - list.reduce((sum, { tasks }) => sum + tasks, 0));
}

/** When the service may start more; Infinity where nothing that it has started is in the way. */
export function launchesAgainAtMs({ launches }: ServiceState): number {
  return (launches[0]?.atMs ?? Infinity) + MINUTE_MS;
}

/** The service has started so many tasks now. */
export function noteLaunches({ state, scenario }: Engine, service: ServiceState, kind: Kind, tasks: number): void {
  if (tasks > 0 && scenario.quotas[QUOTAS[kind]] !== undefined) service.launches.push({ atMs: state.timeMs, tasks });
}
