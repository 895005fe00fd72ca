import type { SimulationState } from '../state';
import { isDaemon } from './kind';
import { taskDeployment } from '../task-rows/kinds';

/** When services look at their tasks again. A regular pass happens at multiples of `schedulerInterval`; these say which of them matter. */

/** Something changed that the service should see at its next regular pass, which is not the moment of a pass that it has had already. */
export function wakeService(state: SimulationState, service: number): void {
  const found = state.services[service];
  if (!found) return;
  const atMs = Math.max(state.timeMs, found.lastPassAtMs + 1);
  if (found.passAtMs <= atMs) return;
  found.passAtMs = atMs;
  noteDue(state, atMs);
}

/** Some service has its next pass then. */
export function noteDue(state: SimulationState, atMs: number): void {
  if (atMs < state.passesFromMs) state.passesFromMs = atMs;
}

/** The service that a task belongs to, -1 for a standalone task. */
export function serviceOf(state: SimulationState, task: number): number {
  return state.deployments[taskDeployment(state, task)]?.service ?? -1;
}

/** The same, where it has to look at each of its tasks: what checks say of one has changed. */
export function wakeToLook(state: SimulationState, service: number): void {
  const found = state.services[service];
  if (!found) return;
  found.taskCount.holds = false;
  wakeService(state, service);
}

/** Room has appeared or an instance has changed: services that wait for a place, or must leave one, look again. */
export function wakeAll(state: SimulationState): void {
  state.services.forEach((_, service) => wakeToLook(state, service));
}

/** Tasks have gone from an instance that drains: daemons may have to follow the last of them. */
export function wakeDaemons(state: SimulationState): void {
  state.services.forEach((service, index) => {
    if (isDaemon(service)) wakeService(state, index);
  });
}

/** Services with tasks that could not be placed look again. */
export function wakeWaiting(state: SimulationState): void {
  if (state.areWaitersAwake) return;
  for (const index of state.waitingServices) wakeService(state, index);
  state.areWaitersAwake = true;
}
