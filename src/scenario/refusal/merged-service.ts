import type { CreateServiceInput } from '../../ecs/service';
import { FARGATE_PROVIDERS } from './placement';

/**
 * A service as an update will leave it: what is given replaces what it has. A strategy takes the place of a launch type and the other way round; an
 * empty strategy brings the launch type back that corresponds to the providers that there were (assumption `back-to-launch-type`).
 */
export function mergedService(before: CreateServiceInput, fields: Partial<CreateServiceInput>): CreateServiceInput {
  const { launchType, capacityProviderStrategy, ...merged } = { ...before, ...fields };
  if (fields.capacityProviderStrategy?.length === 0) {
    const wasFargate = before.capacityProviderStrategy?.some(({ capacityProvider }) =>
      FARGATE_PROVIDERS.includes(capacityProvider),
    );
    return { ...merged, launchType: launchType ?? (wasFargate === true ? 'FARGATE' : 'EC2') };
  }
  const keepsType = fields.capacityProviderStrategy === undefined || fields.launchType !== undefined;
  const keepsStrategy = fields.launchType === undefined || fields.capacityProviderStrategy !== undefined;
  return {
    ...merged,
    ...(keepsType && launchType !== undefined ? { launchType } : {}),
    ...(keepsStrategy && capacityProviderStrategy !== undefined ? { capacityProviderStrategy } : {}),
  };
}
