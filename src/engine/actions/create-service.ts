import type { CreateServiceInput } from '../../ecs/service';
import { createServiceRefusals } from '../../scenario/refusal/service';
import { addService } from '../service/create';
import { requestContext } from '../service/request-context';
import { refused } from './action';
import type { Action } from './action';

/** CreateService: the service's first pass follows at once. */
export const createService: Action = (engine, given) => {
  const input = given as unknown as CreateServiceInput;
  const refusal = createServiceRefusals(input, requestContext(engine))[0];
  if (refusal) return refused(refusal);
  const index = addService(engine, input);
  const owner = engine.state.services[index]?.owner ?? null;
  return {
    said: `${input.serviceName}, ${input.desiredCount ?? 0} desired`,
    kind: 'deployment',
    subjects: { owner },
    passOf: index,
  };
};
