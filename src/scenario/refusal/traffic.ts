import type { CreateServiceInput } from '../../ecs/service';
import { DEPLOYMENT_STRATEGIES, HOOK_STAGES, WITHOUT_PAUSE } from '../../ecs/traffic-shift';
import type { LifecycleHook } from '../../ecs/traffic-shift';
import { isRecord } from '../../lib/is-record';
import { invalidParameter } from './refusal';
import type { Refusal } from './refusal';

/**
 * What ECS refuses of deployments that shift traffic. AWS documents the limits and not the texts (assumption `refusal-wording`). Source:
 * services-and-capacity 1.15.
 */
export function trafficRefusals(input: CreateServiceInput): Refusal[] {
  const { strategy = 'ROLLING', lifecycleHooks = [] } = input.deploymentConfiguration ?? {};
  return [
    ...strategyRefusals(input),
    ...(strategy === 'ROLLING' ? [] : balancerRefusals(input, strategy)),
    ...configurationRefusals(input),
    ...lifecycleHooks.flatMap(hookRefusals),
  ];
}

const CONFIGURATION = 'deploymentConfiguration';

function strategyRefusals({
  deploymentConfiguration = {},
  deploymentController,
  ...input
}: CreateServiceInput): Refusal[] {
  const { strategy = 'ROLLING', linearConfiguration, canaryConfiguration } = deploymentConfiguration;
  const path = [CONFIGURATION, 'strategy'];
  const strategies: readonly string[] = DEPLOYMENT_STRATEGIES;
  if (!strategies.includes(strategy))
    return [invalidParameter(path, `The strategy is one of ${strategies.join(', ')}; "${strategy}" was given.`)];
  const refusals: Refusal[] = [];
  const controller = deploymentController?.type ?? 'ECS';
  if (strategy !== 'ROLLING' && controller !== 'ECS')
    refusals.push(
      invalidParameter(path, `The strategy ${strategy} needs the ECS deployment controller; it is ${controller}.`),
    );
  if (strategy !== 'ROLLING' && input.schedulingStrategy === 'DAEMON')
    refusals.push(invalidParameter(path, `The daemon scheduling strategy does not support ${strategy} deployments.`));
  if (linearConfiguration !== undefined && strategy !== 'LINEAR')
    refusals.push(
      invalidParameter([CONFIGURATION, 'linearConfiguration'], 'linearConfiguration goes with the strategy LINEAR.'),
    );
  if (canaryConfiguration !== undefined && strategy !== 'CANARY')
    refusals.push(
      invalidParameter([CONFIGURATION, 'canaryConfiguration'], 'canaryConfiguration goes with the strategy CANARY.'),
    );
  return refusals;
}

/** Rules and target groups in which the traffic can be shifted. A service without any may still have BLUE_GREEN deployments. */
function balancerRefusals(
  { loadBalancers = [], serviceConnectConfiguration }: CreateServiceInput,
  strategy: string,
): Refusal[] {
  const isConnected = isRecord(serviceConnectConfiguration) && serviceConnectConfiguration['enabled'] === true;
  if (loadBalancers.length === 0 && !isConnected && strategy !== 'BLUE_GREEN') {
    const message = `A ${strategy} deployment needs an Application Load Balancer, a Network Load Balancer or Service Connect to shift traffic.`;
    return [invalidParameter([CONFIGURATION, 'strategy'], message)];
  }
  return loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration = {} }, index) => {
    if (targetGroupArn === undefined) return [];
    const missing = NEEDED.filter((field) => advancedConfiguration[field] === undefined);
    if (missing.length === 0) return [];
    const message = `A ${strategy} deployment needs an advancedConfiguration with ${missing.join(', ')} for each target group.`;
    return [invalidParameter(['loadBalancers', index], message)];
  });
}

const NEEDED = ['alternateTargetGroupArn', 'productionListenerRule', 'roleArn'] as const;

const MOST_MINUTES = 1_440;

function configurationRefusals({ deploymentConfiguration = {} }: CreateServiceInput): Refusal[] {
  const { bakeTimeInMinutes, linearConfiguration = {}, canaryConfiguration = {} } = deploymentConfiguration;
  const linear = [CONFIGURATION, 'linearConfiguration'];
  const canary = [CONFIGURATION, 'canaryConfiguration'];
  return [
    ...minutesRefusal([CONFIGURATION, 'bakeTimeInMinutes'], bakeTimeInMinutes),
    ...percentRefusal([...linear, 'stepPercent'], linearConfiguration.stepPercent, 3),
    ...minutesRefusal([...linear, 'stepBakeTimeInMinutes'], linearConfiguration.stepBakeTimeInMinutes),
    ...percentRefusal([...canary, 'canaryPercent'], canaryConfiguration.canaryPercent, 0.1),
    ...minutesRefusal([...canary, 'canaryBakeTimeInMinutes'], canaryConfiguration.canaryBakeTimeInMinutes),
  ];
}

function minutesRefusal(path: readonly string[], minutes = 0): Refusal[] {
  if (minutes >= 0 && minutes <= MOST_MINUTES) return [];
  return [invalidParameter([...path], `${path.at(-1)} is 0 to ${MOST_MINUTES}; ${minutes} was given.`)];
}

/** Tenths of a per cent: more decimals are too many. */
function percentRefusal(path: readonly string[], percent = 100, least: number): Refusal[] {
  const tenths = percent * 10;
  const isFine = percent >= least && percent <= 100 && Math.abs(tenths - Math.round(tenths)) < 1e-6;
  if (isFine) return [];
  const message = `${path.at(-1)} is ${least} to 100 in steps of 0.1; ${percent} was given.`;
  return [invalidParameter([...path], message)];
}

function hookRefusals(hook: LifecycleHook, index: number): Refusal[] {
  const { targetType = 'AWS_LAMBDA', lifecycleStages = [], timeoutConfiguration = {} } = hook;
  const path = [CONFIGURATION, 'lifecycleHooks', index];
  const refusals: Refusal[] = [];
  if (targetType !== 'AWS_LAMBDA' && targetType !== 'PAUSE') {
    const message = `The targetType of a lifecycle hook is AWS_LAMBDA or PAUSE; "${String(targetType)}" was given.`;
    refusals.push(invalidParameter([...path, 'targetType'], message));
  }
  const stages: readonly string[] = HOOK_STAGES;
  for (const [position, stage] of lifecycleStages.entries()) {
    const at = [...path, 'lifecycleStages', position];
    if (!stages.includes(stage)) {
      const message = `A lifecycle hook stands at one of ${stages.join(', ')}; "${stage}" was given.`;
      refusals.push(invalidParameter(at, message));
    } else if (targetType === 'PAUSE' && WITHOUT_PAUSE.includes(stage)) {
      refusals.push(invalidParameter(at, `A lifecycle hook of type PAUSE cannot stand at ${stage}.`));
    }
  }
  const { timeoutInMinutes = 1, action = 'ROLLBACK' } = timeoutConfiguration;
  if (timeoutInMinutes < 1) {
    const message = `timeoutInMinutes is 1 or more; ${timeoutInMinutes} was given.`;
    refusals.push(invalidParameter([...path, 'timeoutConfiguration', 'timeoutInMinutes'], message));
  }
  if (action !== 'ROLLBACK' && action !== 'CONTINUE') {
    const message = `The action of a timeout is ROLLBACK or CONTINUE; "${String(action)}" was given.`;
    refusals.push(invalidParameter([...path, 'timeoutConfiguration', 'action'], message));
  }
  return refusals;
}
