import { INSTANCE_STATUS } from '../../ecs/status';
import { launchOf, nextTarget } from '../capacity/launch-target';
import type { Engine } from '../engine';
import { marketOf } from '../fargate/market';
import { openZones } from '../fargate/zones';
import { prepare } from '../placement/ask';
import type { Ask } from '../placement/ask';
import { CHECK } from '../../ecs/failure-reasons';
import { kindFailure } from '../placement/kind';
import type { ServiceState } from '../state';
import { primaryOf } from './counts';
import { liveTasksOf } from './live-tasks';
import { serviceRequest } from './start';
import { launchCounts } from './strategy-counts';
import { taskZone } from '../task-rows/platform';

/** A zone in which a service can have tasks, and those that it has there. */
export interface ZoneCount {
  /** Index in `World.zones`. */
  readonly zone: number;
  readonly name: string;
  /** Live tasks, in order of creation. */
  readonly tasks: readonly number[];
  readonly count: number;
}

/**
 * The zones over which a service is evened out, by falling count of its live tasks, then by name: those with an instance that is ACTIVE and
 * connected, of the kind that the task needs, and within the `memberOf` constraints; on Fargate those of the subnets that have capacity. Tasks elsewhere
 * do not count (assumption `rebalance-zones`). Source: placement-and-lifecycle 6.4.
 */
export function zoneCounts(engine: Engine, service: ServiceState): ZoneCount[] {
  const { state } = engine;
  const deployment = primaryOf(state, service);
  if (!deployment) return [];
  const tasks = tasksByZone(engine, service);
  const launch = launchOf(state, service.input);
  const target = launch.targets[nextTarget(launch, launchCounts(state, service, service.deployments[0] ?? -1, launch))];
  const request = serviceRequest(engine, service, deployment, target);
  const zones =
    target?.kind === 'fargate'
      ? openZones(state, { group: service.group, zones: request.zones, market: marketOf(state, target.provider) })
      : eligibleZones(engine, prepare(state, request));
  return zones
    .map((zone) => {
      const inZone = tasks.get(zone) ?? [];
      return { zone, name: state.zones[zone] ?? '', tasks: inZone, count: inZone.length };
    })
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** The most tasks in any zone of the cluster, less the fewest: as long as that is small, no choice of zones is uneven. */
export function greatestDifference(engine: Engine, service: ServiceState): number {
  const tasks = tasksByZone(engine, service);
  const counts = engine.state.zones.map((_, zone) => tasks.get(zone)?.length ?? 0);
  return Math.max(...counts, 0) - Math.min(...counts, Infinity);
}

function tasksByZone({ state }: Engine, service: ServiceState): Map<number, number[]> {
  const byZone = new Map<number, number[]>();
  for (const task of liveTasksOf(state, service)) {
    const zone = taskZone(state, task);
    const tasks = byZone.get(zone);
    if (tasks) tasks.push(task);
    else byZone.set(zone, [task]);
  }
  return byZone;
}

function eligibleZones({ state }: Engine, ask: Ask): number[] {
  const { instances } = state;
  const constraints = ask.conditions.filter(({ check }) => check === CHECK.memberOf);
  const found = new Set<number>();
  for (let instance = 0; instance < instances.count && found.size < state.zones.length; instance++) {
    const zone = instances.zone[instance] ?? -1;
    if (found.has(zone) || instances.status[instance] !== INSTANCE_STATUS.ACTIVE) continue;
    const { capacityProvider } = ask.request;
    if (capacityProvider !== null && instances.capacityProvider[instance] !== capacityProvider) continue;
    if (instances.agentConnected[instance] !== 1 || kindFailure(ask, instance) !== 0) continue;
    if (constraints.every((constraint) => constraint.isMetBy(instance))) found.add(zone);
  }
  return [...found];
}
