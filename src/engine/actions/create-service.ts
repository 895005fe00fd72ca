import type { CreateServiceInput } from '../../ecs/service';
import { createServiceRefusals, serviceStillDraining } from '../../scenario/refusal/service';
import { findService } from '../names';
import { addService } from '../service/create';
import { requestContext } from '../service/request-context';
import { refused } from './action';
import type { Action } from './action';

/** CreateService: the service's first pass follows at once. */
export const createService: Action = (engine, given) => {
  const input = given as unknown as CreateServiceInput;
  const before = engine.state.services[findService(engine.state, input.serviceName)];
  if (before?.status === 'DRAINING') return refused(serviceStillDraining());
  const refusal = createServiceRefusals(input, requestContext(engine))[0];
  if (refusal) return refused(refusal);
  const index = addService(engine, input);
  const owner = engine.state.services[index]?.owner ?? null;
  return {
    said: `${input.serviceName}, ${input.schedulingStrategy === 'DAEMON' ? 'one on every instance' : `${input.desiredCount ?? 0} desired`}`,
    kind: 'deployment',
    subjects: { owner },
    passOf: index,
  };
};
