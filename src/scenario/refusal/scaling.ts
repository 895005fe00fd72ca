import {
  HIGH_RESOLUTION_METRICS,
  POLICY_TYPES,
  PREDEFINED_METRICS,
  policyTypeOf,
  serviceOfResource,
} from '../../ecs/scaling';
import type {
  ScalableTargetInput,
  ScalingPolicyInput,
  ScheduledActionInput,
  TrackingConfiguration,
} from '../../ecs/scaling';
import { parseSchedule } from '../../ecs/scaling-schedule';
import type { JsonPath } from '../path';
import type { Refusal } from './refusal';
import { predictiveRefusals } from './scaling-predictive';
import { stepRefusals } from './scaling-steps';

/**
 * What Application Auto Scaling refuses. Source: services-and-capacity 3.1, 3.3, 3.6, 3.7. Texts that are not published: assumption `refusal-wording`.
 */

/** What it knows when the request arrives; services by name. */
export interface ScalingContext {
  readonly clusterName: string;
  /** null where there is no such service. */
  readonly schedulingOf: (service: string) => 'REPLICA' | 'DAEMON' | null;
  /** null where the service is no scalable target. */
  readonly targetOf: (service: string) => ScalableTargetInput | null;
  readonly policiesOf: (service: string) => readonly ScalingPolicyInput[];
}

interface OfTarget {
  readonly ServiceNamespace?: string;
  readonly ResourceId?: string;
  readonly ScalableDimension?: string;
}

export function registerTargetRefusals(input: ScalableTargetInput, context: ScalingContext): Refusal[] {
  const wrong = resourceRefusals(input);
  if (wrong.length > 0) return wrong;
  const service = serviceOfResource(input.ResourceId) ?? '';
  const [, cluster] = (input.ResourceId ?? '').split('/');
  const scheduling = cluster === context.clusterName ? context.schedulingOf(service) : null;
  if (scheduling === null) return [invalid(['ResourceId'], `ECS service doesn't exist: ${input.ResourceId ?? ''}`)];
  if (scheduling === 'DAEMON') {
    const message = `The service ${service} uses the DAEMON scheduling strategy: its desired count cannot be scaled.`;
    return [invalid(['ResourceId'], message)];
  }
  const { MinCapacity, MaxCapacity } = { ...context.targetOf(service), ...input };
  if (MinCapacity === undefined || MaxCapacity === undefined) {
    const message = 'MinCapacity and MaxCapacity are required to register a new scalable target.';
    return [invalid([], message)];
  }
  return rangeRefusals({ MinCapacity, MaxCapacity }, [], 'MaxCapacity' in input ? 'MaxCapacity' : 'MinCapacity');
}

export function putPolicyRefusals(input: ScalingPolicyInput, context: ScalingContext): Refusal[] {
  const wrong = [...resourceRefusals(input), ...targetRefusals(input, context)];
  if (wrong.length > 0) return wrong;
  const type = policyTypeOf(input);
  const path = [`${type}PolicyConfiguration`];
  if (!(POLICY_TYPES as readonly string[]).includes(type))
    return [invalid(['PolicyType'], notAllowed(type, 'policyType', POLICY_TYPES))];
  if (type === 'PredictiveScaling') {
    const configuration = input.PredictiveScalingPolicyConfiguration;
    return configuration === undefined ? [missing(path, type)] : predictiveRefusals(configuration, path);
  }
  if (type === 'StepScaling') {
    const configuration = input.StepScalingPolicyConfiguration;
    if (configuration === undefined) return [missing(path, type)];
    return stepRefusals(configuration, path);
  }
  const configuration = input.TargetTrackingScalingPolicyConfiguration;
  if (configuration === undefined) return [missing(path, type)];
  const others = context
    .policiesOf(serviceOfResource(input.ResourceId) ?? '')
    .filter(({ PolicyName }) => PolicyName !== input.PolicyName);
  return trackingRefusals(configuration, others, path);
}

export function putScheduledRefusals(input: ScheduledActionInput, context: ScalingContext): Refusal[] {
  const wrong = [...resourceRefusals(input), ...targetRefusals(input, context)];
  if (wrong.length > 0) return wrong;
  if (parseSchedule(input.Schedule) === null) {
    const message = `Invalid schedule expression: ${input.Schedule}. Use at(yyyy-mm-ddThh:mm:ss), rate(value unit) or cron(minutes hours day-of-month month day-of-week year).`;
    return [invalid(['Schedule'], message)];
  }
  const { MinCapacity, MaxCapacity } = input.ScalableTargetAction ?? {};
  const path = ['ScalableTargetAction'];
  if (MinCapacity === undefined && MaxCapacity === undefined)
    return [invalid(path, 'ScalableTargetAction must have MinCapacity, MaxCapacity or both.')];
  return rangeRefusals({ MinCapacity: MinCapacity ?? 0, MaxCapacity: MaxCapacity ?? Infinity }, path);
}

function resourceRefusals({ ServiceNamespace = 'ecs', ScalableDimension, ResourceId }: OfTarget): Refusal[] {
  const isOurs =
    ServiceNamespace === 'ecs' &&
    (ScalableDimension ?? 'ecs:service:DesiredCount') === 'ecs:service:DesiredCount' &&
    serviceOfResource(ResourceId) !== null;
  if (isOurs) return [];
  const path = serviceOfResource(ResourceId) === null ? ['ResourceId'] : [];
  return [
    {
      ...invalid(path, 'Unsupported service namespace, resource type or scalable dimension'),
      hint: 'An ECS service is service/CLUSTER/SERVICE.',
    },
  ];
}

function targetRefusals({ ResourceId }: OfTarget, context: ScalingContext): Refusal[] {
  if (context.targetOf(serviceOfResource(ResourceId) ?? '') !== null) return [];
  const message = `No scalable target registered for service namespace: ecs, resource ID: ${ResourceId ?? ''}, scalable dimension: ecs:service:DesiredCount`;
  return [{ code: 'ObjectNotFoundException', message, path: ['ResourceId'] }];
}

function rangeRefusals(
  range: { readonly MinCapacity: number; readonly MaxCapacity: number },
  path: JsonPath,
  given: 'MinCapacity' | 'MaxCapacity' = 'MaxCapacity',
): Refusal[] {
  for (const key of ['MinCapacity', 'MaxCapacity'] as const) {
    if (range[key] >= 0) continue;
    const member = key === 'MinCapacity' ? 'minCapacity' : 'maxCapacity';
    const message = `1 validation error detected: Value '${range[key]}' at '${member}' failed to satisfy constraint: Member must have value greater than or equal to 0`;
    return [invalid([...path, key], message)];
  }
  if (range.MaxCapacity >= range.MinCapacity) return [];
  return [invalid([...path, given], 'Maximum capacity cannot be less than minimum capacity')];
}

function trackingRefusals(
  configuration: TrackingConfiguration,
  others: readonly ScalingPolicyInput[],
  path: JsonPath,
): Refusal[] {
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: customized } = configuration;
  if ((predefined === undefined) === (customized === undefined)) {
    const message = 'Exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification must be specified.';
    return [invalid(path, message)];
  }
  const inside = [...path, 'PredefinedMetricSpecification'];
  const known = [...PREDEFINED_METRICS, ...HIGH_RESOLUTION_METRICS];
  const type = predefined?.PredefinedMetricType;
  if (type !== undefined && !(known as readonly string[]).includes(type))
    return [invalid([...inside, 'PredefinedMetricType'], notAllowed(type, 'predefinedMetricType', known))];
  if (type === 'ALBRequestCountPerTarget' && predefined?.ResourceLabel === undefined) {
    const message = 'ResourceLabel must be specified for the predefined metric type ALBRequestCountPerTarget.';
    return [{ ...invalid(inside, message), hint: 'app/LOAD-BALANCER/ID/targetgroup/TARGET-GROUP/ID' }];
  }
  const same = others.some(({ TargetTrackingScalingPolicyConfiguration: other }) => {
    const metric = other?.PredefinedMetricSpecification?.PredefinedMetricType;
    return metric !== undefined && metric === type;
  });
  if (!same) return [];
  const message = 'Only one TargetTrackingScaling policy for a given metric specification is allowed.';
  return [invalid(inside, message)];
}

function missing(path: JsonPath, type: string): Refusal {
  return invalid(path, `${String(path[0])} is required for policy type ${type}.`);
}

function notAllowed(value: string, member: string, values: readonly string[]): string {
  return `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must satisfy enum value set: [${values.join(', ')}]`;
}

function invalid(path: JsonPath, message: string): Refusal {
  return { code: 'ValidationException', message, path };
}
