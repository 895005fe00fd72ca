import { askForPlace, recordDecision } from '../decide';
import type { Engine } from '../engine';
import type { PlacementRequest } from '../placement/placement';
import { placeWaitingTask } from '../task/create';
import { stopTask } from '../task/lifecycle';
import { taskDefinitionIndex, taskOwner } from '../task-rows/kinds';
import type { ProvisioningTask } from './capacity-state';
import { reasonToGiveUp } from './give-up';
import { nextRetryAfter } from './provisioning';
import { requestOf } from './requests';

/** PROVISIONING tasks are tried again, every 15 seconds and whenever an instance becomes ACTIVE, and give up in the end. Source: services-and-capacity 4.4. */

/**
 * When that is due next; Infinity while none waits. Without `periodic` only a try that can end otherwise than the last counts, and the moment at
 * which the first one gives up.
 */
export function nextRetryMs({ state, timingsMs }: Engine, periodic: boolean): number {
  const { provisioning, retryAtMs, triedVersion } = state.capacity;
  const first = provisioning[0];
  if (first === undefined) return Infinity;
  const givesUpAtMs = first.sinceMs + timingsMs.provisioningTimeout;
  const isVain = !periodic && triedVersion === state.placementVersion;
  return Math.max(state.timeMs, isVain ? givesUpAtMs : Math.min(givesUpAtMs, retryAtMs));
}

/** Those that have a place now take it, first come first served; those that have waited for too long stop. */
export function retryProvisioning(engine: Engine): void {
  const { state } = engine;
  const { capacity } = state;
  if (capacity.triedVersion !== state.placementVersion) placeWaiting(engine);
  giveUp(engine);
  capacity.triedVersion = state.placementVersion;
  capacity.retryAtMs = capacity.provisioning.length === 0 ? Infinity : nextRetryAfter(state.timeMs);
}

function placeWaiting(engine: Engine): void {
  const { capacity } = engine.state;
  const without = new Set<PlacementRequest>();
  const left: ProvisioningTask[] = [];
  for (const waiting of capacity.provisioning) {
    const request = requestOf(engine, waiting);
    if (request === null || without.has(request) || !place(engine, waiting, request)) {
      left.push(waiting);
      if (request !== null) without.add(request);
    }
  }
  if (left.length < capacity.provisioning.length) capacity.provisioning.splice(0, Infinity, ...left);
}

function place(engine: Engine, { task }: ProvisioningTask, request: PlacementRequest): boolean {
  const { state } = engine;
  const instance = askForPlace(engine, request);
  if (instance < 0) return false;
  const subject = { owner: taskOwner(state, task), taskDefinition: taskDefinitionIndex(state, task) };
  placeWaitingTask(engine, task, instance, recordDecision(engine, 'place', task, subject));
  return true;
}

function giveUp(engine: Engine): void {
  const { capacity, timeMs } = engine.state;
  const tooLong = capacity.provisioning.filter(
    ({ sinceMs }) => sinceMs + engine.timingsMs.provisioningTimeout <= timeMs,
  );
  for (const waiting of tooLong) {
    const reason = reasonToGiveUp(engine, waiting.provider, requestOf(engine, waiting));
    stopTask(engine, waiting.task, 'TaskFailedToStart', `TaskFailedToStart: ${reason}`);
  }
}
