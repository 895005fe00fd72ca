import type { PlacementFailure, ServiceState, SimulationState } from '../state';

/** Why a service's latest pass left tasks unplaced, or null; who waits for room is kept in a list of its own. */
export function setFailure(state: SimulationState, service: ServiceState, failure: PlacementFailure | null): void {
  const waits = failure !== null;
  if (waits !== (service.failure !== null)) noteWaiting(state, service, waits);
  service.failure = failure;
}

function noteWaiting(state: SimulationState, service: ServiceState, waits: boolean): void {
  const { services, waitingServices } = state;
  const index = services.indexOf(service);
  state.areWaitersAwake = false;
  if (waits) waitingServices.push(index);
  else waitingServices.splice(waitingServices.indexOf(index), 1);
}
