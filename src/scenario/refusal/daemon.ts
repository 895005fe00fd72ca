import { REFUSALS } from '../../ecs/placement-rules';
import type { CreateServiceInput } from '../../ecs/service';
import { effectiveLaunchType } from './placement';
import { invalidParameter } from './refusal';
import type { Refusal, RequestContext } from './refusal';

/** What ECS refuses of DAEMON services. Source: placement-and-lifecycle 1.6 and 6.3. Texts that are not published: assumption `refusal-wording`. */
export function daemonRefusals(input: CreateServiceInput, context: RequestContext): Refusal[] {
  const { desiredCount, placementStrategy = [], deploymentController, volumeConfigurations } = input;
  const refusals: Refusal[] = [];
  if (placementStrategy.length > 0) refusals.push(invalidParameter(['placementStrategy'], REFUSALS.strategiesOfDaemon));
  if (desiredCount !== undefined) refusals.push(invalidParameter(['desiredCount'], REFUSALS.desiredCountOfDaemon));
  if (deploymentController !== undefined && deploymentController.type !== 'ECS') {
    const message = `The daemon scheduling strategy does not support the ${deploymentController.type} deployment controller.`;
    refusals.push(invalidParameter(['deploymentController'], message));
  }
  if (Array.isArray(volumeConfigurations) && volumeConfigurations.length > 0) {
    const message = 'The daemon scheduling strategy does not support volumes that are configured at launch.';
    refusals.push(invalidParameter(['volumeConfigurations'], message));
  }
  return [...refusals, ...percentageRefusals(input), ...launchTypeRefusals(input, context)];
}

/** `maximumPercent` is 100 and nothing else. */
function percentageRefusals({ deploymentConfiguration = {} }: CreateServiceInput): Refusal[] {
  const { minimumHealthyPercent = 0, maximumPercent = 100 } = deploymentConfiguration;
  const path = ['deploymentConfiguration'];
  const refusals: Refusal[] = [];
  if (maximumPercent > 100)
    refusals.push(invalidParameter([...path, 'maximumPercent'], REFUSALS.maximumPercentOfDaemon));
  if (maximumPercent < 100) {
    const message = `The daemon scheduling strategy needs a maximumPercent of 100; ${maximumPercent} was given.`;
    refusals.push(invalidParameter([...path, 'maximumPercent'], message));
  }
  if (minimumHealthyPercent > 100) {
    const message = `minimumHealthyPercent of a daemon service is at most 100; ${minimumHealthyPercent} was given.`;
    refusals.push(invalidParameter([...path, 'minimumHealthyPercent'], message));
  }
  return refusals;
}

function launchTypeRefusals(input: CreateServiceInput, context: RequestContext): Refusal[] {
  const { capacityProviderStrategy, launchType } = input;
  const strategy = capacityProviderStrategy ?? (launchType === undefined ? context.defaultStrategy : []);
  if (strategy.length > 0) {
    const path = capacityProviderStrategy === undefined ? [] : ['capacityProviderStrategy'];
    return [invalidParameter(path, REFUSALS.capacityProvidersOfDaemon)];
  }
  if (effectiveLaunchType(input, context) !== 'FARGATE') return [];
  return [
    invalidParameter(['launchType'], 'The daemon scheduling strategy is not supported with the FARGATE launch type.'),
  ];
}
