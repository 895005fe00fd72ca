import { rebalancingObstacle } from '../../ecs/zone-rebalancing';
import { launchOf, nextTarget } from '../capacity/launch-target';
import type { Engine } from '../engine';
import { taskIdAt } from '../names';
import type { Rebalancing, ServiceState } from '../state';
import { boundsOf, countTasks, primaryOf, tasksOf } from './counts';
import type { ServiceTask } from './counts';
import { planNextPass } from './next-pass';
import type { Passing } from './passing';
import { isProtected } from './protection';
import * as messages from './rebalancing-messages';
import { replicaPass } from './replica';
import { causeIsGone, say, sayOnce } from './say';
import { cannotLaunch } from './launch-failures';
import { isThrottled, nextTaskOf, serviceRequest, startOn } from './start';
import { stopOneOf } from './stop';
import { launchCounts } from './strategy-counts';
import { greatestDifference, zoneCounts } from './zone-counts';
import type { ZoneCount } from './zone-counts';

/**
 * Availability Zone rebalancing: a service in its steady state whose zones are uneven starts one task in the zone with the fewest, waits until it
 * is healthy, stops one in the zone with the most, and so on, one at a time (assumption `rebalance-one-at-a-time`). Source:
 * placement-and-lifecycle 6.4, services-and-capacity 1.19.
 */
export function* evenReplicaPass(engine: Engine, service: ServiceState): Passing {
  if (continueRebalancing(engine, service)) return;
  yield* replicaPass(engine, service);
  considerRebalancing(engine, service);
}

/** Zones are uneven from this difference of tasks on. */
const UNEVEN = 2;

/**
 * A pass while the additional task is on its way: nothing else moves. False when the service is no longer as it should be but for that task: then an
 * ordinary pass makes use of it, or stops what is too much.
 */
function continueRebalancing(engine: Engine, service: ServiceState): boolean {
  const { rebalancing } = service;
  if (rebalancing === null || stopInterrupted(engine, service)) return false;
  if (rebalancing.task < 0) return false;
  const tasks = tasksOf(engine, service);
  const { good, desired } = countTasks(service, tasks);
  const started = good.find(({ task }) => task === rebalancing.task);
  if (started === undefined || good.length < tasks.length || good.length !== desired + 1) {
    service.rebalancing = { ...rebalancing, task: -1 };
    return false;
  }
  if (started.healthy) return takeFromRichest(engine, service, good);
  planNextPass(engine, service, false, []);
  return true;
}

/** Gives rebalancing up where something else has come over the service: a deployment, scaling. Answers with whether it has. */
export function stopInterrupted(engine: Engine, service: ServiceState): boolean {
  const { rebalancing } = service;
  if (rebalancing === null || !isInterrupted(engine, service, rebalancing)) return false;
  stopRebalancing(engine, service);
  return true;
}

/** A deployment, scaling, or that it is no longer wanted. */
function isInterrupted(engine: Engine, service: ServiceState, rebalancing: Rebalancing): boolean {
  return (
    service.status !== 'ACTIVE' ||
    service.deployments[0] !== rebalancing.deployment ||
    service.desiredCount !== rebalancing.desiredCount ||
    !isWanted(engine, service)
  );
}

function isWanted({ state }: Engine, service: ServiceState): boolean {
  const definition = state.taskDefinitions[primaryOf(state, service)?.taskDefinition ?? -1];
  if (service.input.availabilityZoneRebalancing !== 'ENABLED' || definition === undefined) return false;
  return rebalancingObstacle(service.input, definition.requirements.memberOf) === null;
}

/** After an ordinary pass: a steady service is looked at every `azRebalanceInterval`, counted from the beginning of its steady state (assumption `rebalance-interval`). */
function considerRebalancing(engine: Engine, service: ServiceState): void {
  const { timeMs } = engine.state;
  if (!service.steady) {
    service.steadySinceMs = NaN;
    return;
  }
  if (Number.isNaN(service.steadySinceMs)) service.steadySinceMs = timeMs;
  if (!isWanted(engine, service) || boundsOf(service).upper <= service.desiredCount) return;
  if (service.rebalancing === null && greatestDifference(engine, service) < UNEVEN) return;
  const zones = zoneCounts(engine, service);
  if (!isUneven(zones)) return finishRebalancing(engine, service, zones);
  const { isDue, nextMs } = checksOf(engine, service);
  if (isDue && canStart(engine, service)) beginRebalancing(engine, service, zones);
  // What has been tried in vain is only repeated; a first try is something to wait for.
  const { rebalancing } = service;
  if (rebalancing === null) service.passAtMs = Math.min(service.passAtMs, nextMs);
  else if (rebalancing.task < 0) service.repeatAtMs = Math.min(service.repeatAtMs, nextMs);
}

/** Starts that keep failing wait here too. */
function canStart(engine: Engine, service: ServiceState): boolean {
  const deployment = primaryOf(engine.state, service);
  return (
    deployment !== undefined && !isThrottled(engine, service, deployment) && !cannotLaunch(engine, service, deployment)
  );
}

/** Whether one of the regular checks falls into this pass, and when the next one comes. */
function checksOf({ state, timingsMs }: Engine, { steadySinceMs }: ServiceState): { isDue: boolean; nextMs: number } {
  const interval = Math.max(1, timingsMs.azRebalanceInterval);
  const steadyForMs = state.timeMs - steadySinceMs;
  const checks = Math.floor(steadyForMs / interval);
  const before = Math.floor((steadyForMs - Math.max(1, timingsMs.schedulerInterval)) / interval);
  return { isDue: checks > 0 && checks > before, nextMs: steadySinceMs + (checks + 1) * interval };
}

function isUneven(zones: readonly ZoneCount[]): boolean {
  return (zones[0]?.count ?? 0) - (zones.at(-1)?.count ?? 0) >= UNEVEN;
}

function beginRebalancing(engine: Engine, service: ServiceState, zones: readonly ZoneCount[]): void {
  if (service.rebalancing === null) {
    const { desiredCount, deployments } = service;
    service.rebalancing = { task: -1, deployment: deployments[0] ?? -1, desiredCount };
    say(engine, service, 'scaling', messages.notBalanced(service.name, zones));
  }
  const [richest] = zones;
  if (richest?.tasks.every((task) => isProtected(engine.state, task))) sayProtected(engine, service, richest);
  else startInPoorest(engine, service, zones);
}

/** One more task in the zone with the fewest; where that has no room, in the next that has too few. */
function startInPoorest(engine: Engine, service: ServiceState, zones: readonly ZoneCount[]): void {
  const { rebalancing } = service;
  const most = zones[0]?.count ?? 0;
  const poor = zones.filter(({ count }) => most - count >= UNEVEN).sort((a, b) => a.count - b.count);
  if (rebalancing === null) return;
  service.rebalancing = { ...rebalancing, task: -1 };
  for (const { zone, name } of poor) {
    const task = startInZone(engine, service, zone);
    if (task < 0) {
      sayOnce(
        engine,
        service,
        'rebalancing',
        'failure',
        messages.cannotPlaceInZone(service.name, name, engine.outcome.ofZones),
      );
      continue;
    }
    say(engine, service, 'placement', messages.startedInZone(service.name, name, taskIdAt(engine.state, task)), {
      tasks: [task],
    });
    service.rebalancing = { ...rebalancing, task };
    service.steady = false;
    service.steadySinceMs = NaN;
    causeIsGone(service, 'steady');
    return;
  }
}

/** Starts a task of the service in one zone (index), by the usual rules. Answers with its row, -1 where there is no place. */
function startInZone(engine: Engine, service: ServiceState, onlyZone: number): number {
  const index = service.deployments[0] ?? -1;
  const deployment = engine.state.deployments[index];
  if (!deployment) return -1;
  const launch = launchOf(engine.state, service.input);
  const target = launch.targets[nextTarget(launch, launchCounts(engine.state, service, index, launch))];
  if (!target) return -1;
  const request = { ...serviceRequest(engine, service, deployment, target), onlyZone };
  return startOn(engine, target, request, nextTaskOf(engine, service, deployment, index));
}

/** The additional task is healthy: one of the zone with the most goes. Then the zones are even, or the next one starts. */
function takeFromRichest(engine: Engine, service: ServiceState, good: readonly ServiceTask[]): boolean {
  const [richest, ...others] = zoneCounts(engine, service);
  // What the zones looked like may have changed since.
  if (richest === undefined || others.length === 0) return stopRebalancing(engine, service);
  const inRichest = new Set(richest.tasks);
  const candidates = good.filter(({ task }) => inRichest.has(task));
  const deployment = primaryOf(engine.state, service)?.id ?? '';
  const reason = `Availability-zone rebalancing initiated by (deployment ${deployment})`;
  const stopped = stopOneOf(engine, service, candidates, reason);
  if (stopped === null) {
    sayProtected(engine, service, richest);
    return stopRebalancing(engine, service);
  }
  const message = messages.stoppedInZone(service.name, richest.name, taskIdAt(engine.state, stopped.task));
  say(engine, service, 'scaling', message, { tasks: [stopped.task] });
  const zones = zoneCounts(engine, service);
  if (isUneven(zones)) startInPoorest(engine, service, zones);
  else finishRebalancing(engine, service, zones);
  planNextPass(engine, service, true, []);
  return true;
}

function sayProtected(engine: Engine, service: ServiceState, { tasks }: ZoneCount): void {
  const deployment = primaryOf(engine.state, service)?.id ?? '';
  const message = messages.cannotRebalance(service.name, deployment, tasks.length);
  sayOnce(engine, service, 'rebalancing', 'failure', message, { tasks: [...tasks] });
}

function finishRebalancing(engine: Engine, service: ServiceState, zones: readonly ZoneCount[]): void {
  causeIsGone(service, 'rebalancing');
  if (service.rebalancing === null) return;
  service.rebalancing = null;
  say(engine, service, 'service', messages.balanced(service.name, zones));
}

/** False, always: what comes next is an ordinary pass. */
function stopRebalancing(engine: Engine, service: ServiceState): false {
  service.rebalancing = null;
  causeIsGone(service, 'rebalancing');
  say(engine, service, 'service', messages.stoppedRebalancing(service.name));
  return false;
}
