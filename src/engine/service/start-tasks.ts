import { launchOf } from '../capacity/launch-target';
import type { Engine } from '../engine';
import { launchesLeft, noteLaunches } from '../quotas/launches';
import type { ServiceState } from '../state';
import { cannotLaunch } from './launch-failures';
import { isTired } from './passing';
import type { Passing } from './passing';
import { operationsThrottled } from './messages';
import { causeIsGone, sayOnce } from './say';
import { ANY_INSTANCE, failAgain, failureOf, isThrottled, noteFailure, nothingToStart } from './start';
import type { Started } from './start';
import { serviceStarter } from './starter';
import { countAnew } from './task-count';

/** A pass starts tasks. Source: placement-and-lifecycle 1.7, 6.1 and 6.2. */

/** @param of the deployment (index) whose tasks they are, where others start tasks besides; left out, the PRIMARY one */
export function* startTasks(engine: Engine, service: ServiceState, count: number, of?: number): Passing<Started> {
  const index = of ?? service.deployments[0] ?? -1;
  const deployment = engine.state.deployments[index];
  const only = of === undefined ? undefined : deployment;
  if (!deployment || count === 0) return nothingToStart(engine, service, only);
  if (isThrottled(engine, service, deployment)) return { placed: [], failed: 0, throttled: true };
  if (cannotLaunch(engine, service, deployment)) return { ...nothingToStart(engine, service, only), failed: count };
  if (failureOf(service, deployment)?.placementVersion === engine.state.placementVersion)
    return failAgain(engine, service, deployment, count);
  const { kind } = launchOf(engine.state, service.input).targets[0] ?? ANY_INSTANCE;
  const left = launchesLeft(engine, service, kind);
  const allowed = Math.min(count, left);
  if (allowed < count) sayOnce(engine, service, 'launchRate', 'failure', operationsThrottled(service.name));
  else if (left < Infinity) causeIsGone(service, 'launchRate');
  const starter = serviceStarter(engine, service, deployment, index);
  if (index !== service.deployments[0]) countAnew(service);
  const placed: number[] = [];
  for (let asked = 0; asked < allowed && !starter.isFull(); asked++) {
    const started = starter.next();
    if (started >= 0) placed.push(started);
    if (isTired(engine)) yield;
  }
  noteLaunches(engine, service, kind, placed.length);
  if (placed.length === allowed)
    return { ...nothingToStart(engine, service, only), placed, throttled: allowed < count };
  noteFailure(engine, service, deployment, count - placed.length, starter.failedTarget());
  return { placed, failed: count - placed.length, throttled: false };
}
