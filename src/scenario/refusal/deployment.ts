import type { CreateServiceInput, DeploymentCircuitBreaker } from '../../ecs/service';
import { invalidParameter } from './refusal';
import type { Refusal } from './refusal';

/**
 * What ECS refuses of `deploymentConfiguration` and of the grace period. AWS documents the limits and not the texts (assumption
 * `refusal-wording`). Source: services-and-capacity 1.2, 1.11 to 1.13.
 */
export function deploymentRefusals(input: CreateServiceInput): Refusal[] {
  const { deploymentConfiguration = {}, deploymentController, healthCheckGracePeriodSeconds = 0 } = input;
  const {
    minimumHealthyPercent = 100,
    maximumPercent = 200,
    deploymentCircuitBreaker,
    alarms,
  } = deploymentConfiguration;
  const path = ['deploymentConfiguration'];
  return [
    ...unless(
      minimumHealthyPercent >= 0,
      [...path, 'minimumHealthyPercent'],
      () => `minimumHealthyPercent is 0 or more; ${minimumHealthyPercent} was given.`,
    ),
    ...unless(
      maximumPercent >= 0,
      [...path, 'maximumPercent'],
      () => `maximumPercent is 0 or more; ${maximumPercent} was given.`,
    ),
    ...unless(
      maximumPercent >= minimumHealthyPercent || isDaemon(input),
      [...path, 'maximumPercent'],
      () =>
        `maximumPercent must not be less than minimumHealthyPercent; ${maximumPercent} and ${minimumHealthyPercent} were given.`,
    ),
    ...unless(
      healthCheckGracePeriodSeconds <= LONGEST_GRACE,
      ['healthCheckGracePeriodSeconds'],
      () => `healthCheckGracePeriodSeconds is at most ${LONGEST_GRACE}; ${healthCheckGracePeriodSeconds} was given.`,
    ),
    ...breakerRefusals(deploymentCircuitBreaker),
    ...unless(
      alarms?.enable !== true || (deploymentController?.type ?? 'ECS') === 'ECS',
      [...path, 'alarms'],
      () => 'CloudWatch alarms of a deployment are only supported with the ECS deployment controller.',
    ),
  ];
}

/** Seconds. */
const LONGEST_GRACE = 2_147_483_647;
const THRESHOLD_TYPES: readonly string[] = ['BOUNDED_PERCENT', 'UNBOUNDED_PERCENT', 'COUNT'];

function breakerRefusals(breaker: DeploymentCircuitBreaker | undefined): Refusal[] {
  const { type = 'BOUNDED_PERCENT', value = 50 } = breaker?.thresholdConfiguration ?? {};
  const path = ['deploymentConfiguration', 'deploymentCircuitBreaker', 'thresholdConfiguration'];
  return [
    ...unless(
      THRESHOLD_TYPES.includes(type),
      [...path, 'type'],
      () => `The type of a threshold is one of ${THRESHOLD_TYPES.join(', ')}; "${type}" was given.`,
    ),
    ...unless(value >= 1, [...path, 'value'], () => `The value of a threshold is 1 or more; ${value} was given.`),
  ];
}

/** Daemon services have percentages, and defaults, of their own. */
function isDaemon({ schedulingStrategy }: CreateServiceInput): boolean {
  return schedulingStrategy === 'DAEMON';
}

function unless(isFine: boolean, path: Refusal['path'], message: () => string): Refusal[] {
  return isFine ? [] : [invalidParameter(path, message())];
}
