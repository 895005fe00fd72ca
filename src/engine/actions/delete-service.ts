import { serviceNotActive, serviceNotFound } from '../../scenario/refusal/service';
import { findService } from '../names';
import { stopShifts } from '../service/blue-green/going-back';
import { invalid, refused } from './action';
import type { Action } from './action';

/** DeleteService: the service drains to 0 and is INACTIVE then. Source: services-and-capacity 1.1. */
export const deleteService: Action = (engine, { service: name, force }) => {
  const { state } = engine;
  const index = findService(state, String(name));
  const service = state.services[index];
  if (!service) return refused(serviceNotFound());
  if (service.status !== 'ACTIVE') return refused(serviceNotActive());
  if (force !== true && service.desiredCount > 0 && service.input.schedulingStrategy !== 'DAEMON') {
    return invalid('The service cannot be stopped while it is scaled above 0.');
  }
  service.status = 'DRAINING';
  stopShifts(state, service);
  service.desiredCount = 0;
  return { said: service.name, kind: 'scaling', subjects: { owner: service.owner }, passOf: index };
};
