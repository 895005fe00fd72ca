import type { ServiceDetail } from '../frame/explanation';
import type { Simulation } from './simulation';

/** A service with its history so far, by the index of its owner; null where that is no service. */
export function describeService({ world }: Simulation, owner: number): ServiceDetail | null {
  const service = world.services.find((it) => it.owner === owner);
  if (!service) return null;
  return { ownerIndex: owner, name: service.name, json: {}, bounds: [], deployments: [] };
}
