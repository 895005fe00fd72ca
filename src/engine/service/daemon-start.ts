import { askForPlace } from '../decide';
import type { Engine } from '../engine';
import { isCloser } from '../placement/closest-match';
import type { ClosestMatch } from '../placement/closest-match';
import type { PlacementOutcome } from '../placement/placement';
import type { ServiceState } from '../state';
import { hasTaskOn } from '../world';
import { daemonRequest } from './daemon-services';
import { cannotLaunch } from './launch-failures';
import { isTired } from './passing';
import type { Passing } from './passing';
import { failAgain, isThrottled, noteFailure, nextTaskOf, nothingToStart, startTask } from './start';
import type { Started } from './start';

/**
 * Starts the tasks of a DAEMON service where they are missing, each on its instance or not at all: what is too full waits, and nothing is
 * evicted. Source: placement-and-lifecycle 6.3.
 * @param instances where one belongs, in fleet order
 */
export function* startDaemons(engine: Engine, service: ServiceState, instances: readonly number[]): Passing<Started> {
  const { state } = engine;
  const index = service.deployments[0] ?? -1;
  const deployment = state.deployments[index];
  const group = state.groups[service.group];
  const missing = instances.filter((instance) => !hasTaskOn(group, instance));
  if (!deployment || missing.length === 0) return nothingToStart(engine, service);
  if (isThrottled(engine, service, deployment)) return { placed: [], failed: 0, throttled: true };
  if (cannotLaunch(engine, service, deployment)) return { ...nothingToStart(engine, service), failed: missing.length };
  if (service.failure?.placementVersion === state.placementVersion)
    return failAgain(engine, service, deployment, missing.length);
  const request = daemonRequest(engine, service, deployment);
  const task = nextTaskOf(engine, service, deployment, index);
  const placed: number[] = [];
  let closest: ClosestMatch | null = null;
  for (const onlyInstance of missing) {
    if (isTired(engine)) yield;
    if (askForPlace(engine, { ...request, onlyInstance }) >= 0) {
      placed.push(startTask(engine, task));
    } else {
      const match = matchIn(engine.outcome);
      if (closest === null || isCloser(match, closest)) closest = match;
    }
  }
  if (closest === null) return { ...nothingToStart(engine, service), placed };
  // The one that came nearest is asked once more: the failure and its decision speak of it.
  askForPlace(engine, { ...request, onlyInstance: closest.instance });
  noteFailure(engine, service, deployment, missing.length - placed.length);
  return { placed, failed: missing.length - placed.length, throttled: false };
}

function matchIn({ closestInstance, closestCheck, needed, available }: PlacementOutcome): ClosestMatch {
  return { instance: closestInstance, check: closestCheck, needed, available };
}
