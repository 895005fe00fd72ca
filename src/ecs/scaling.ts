/** The vocabulary of Application Auto Scaling for ECS services, and of the CloudWatch alarms that it acts on. Source: services-and-capacity 3. */

import type { PredictiveConfiguration } from './scaling-predictive';

export const PREDEFINED_METRICS = [
  'ECSServiceAverageCPUUtilization',
  'ECSServiceAverageMemoryUtilization',
  'ALBRequestCountPerTarget',
] as const;
/** The same at periods of 20 seconds. */
export const HIGH_RESOLUTION_METRICS = [
  'ECSServiceAverageCPUUtilizationHighResolution',
  'ECSServiceAverageMemoryUtilizationHighResolution',
] as const;
export const POLICY_TYPES = ['TargetTrackingScaling', 'StepScaling', 'PredictiveScaling'] as const;
export const ADJUSTMENT_TYPES = ['ChangeInCapacity', 'ExactCapacity', 'PercentChangeInCapacity'] as const;
export const COMPARISONS = [
  'GreaterThanThreshold',
  'GreaterThanOrEqualToThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
] as const;
export const MISSING_DATA = ['missing', 'notBreaching', 'breaching', 'ignore'] as const;

/** What the playground measures of a service. */
export type ScalingMetric = 'cpu' | 'memory' | 'requests';
export type Comparison = (typeof COMPARISONS)[number];

/** Seconds from an activity on, for ECS services. Source: services-and-capacity 3.4. */
export const DEFAULT_COOLDOWN_SECONDS = 300;
/** CloudWatch's period for what ECS and load balancers publish. */
export const PERIOD_MS = 60_000;
/** Of services that ask for it, for CPU and memory. Source: services-and-capacity 3.2. */
export const FINE_PERIOD_MS = 20_000;
/** The alarms that target tracking makes. Source: services-and-capacity 3.3. */
export const TRACKING_ALARMS = {
  high: { periods: 3, comparison: 'GreaterThanThreshold' },
  low: { periods: 15, comparison: 'LessThanThreshold' },
} as const;
/** Of each activity of target tracking that scales in: most of what runs that it removes (assumption `scaling-gradual-scale-in`). */
export const MOST_REMOVED_AT_ONCE = { numerator: 1, denominator: 2 } as const;

/** What names a service in requests of Application Auto Scaling. */
interface OfTarget {
  readonly ServiceNamespace?: string;
  readonly ResourceId?: string;
  readonly ScalableDimension?: string;
}

export interface SuspendedState {
  readonly DynamicScalingInSuspended?: boolean;
  readonly DynamicScalingOutSuspended?: boolean;
  readonly ScheduledScalingSuspended?: boolean;
}

/** RegisterScalableTarget. */
export interface ScalableTargetInput extends OfTarget {
  readonly MinCapacity?: number;
  readonly MaxCapacity?: number;
  readonly SuspendedState?: SuspendedState;
}

export interface StepAdjustment {
  /** Offsets from the alarm's threshold; left out: without end. */
  readonly MetricIntervalLowerBound?: number;
  readonly MetricIntervalUpperBound?: number;
  readonly ScalingAdjustment: number;
}

export interface StepConfiguration {
  readonly AdjustmentType?: string;
  readonly StepAdjustments?: readonly StepAdjustment[];
  readonly MinAdjustmentMagnitude?: number;
  readonly Cooldown?: number;
  readonly MetricAggregationType?: string;
}

export interface TrackingConfiguration {
  readonly TargetValue: number;
  readonly PredefinedMetricSpecification?: { readonly PredefinedMetricType: string; readonly ResourceLabel?: string };
  readonly CustomizedMetricSpecification?: Readonly<Record<string, unknown>>;
  readonly ScaleOutCooldown?: number;
  readonly ScaleInCooldown?: number;
  readonly DisableScaleIn?: boolean;
}

/** PutScalingPolicy. */
export interface ScalingPolicyInput extends OfTarget {
  readonly PolicyName: string;
  readonly PolicyType?: string;
  readonly StepScalingPolicyConfiguration?: StepConfiguration;
  readonly TargetTrackingScalingPolicyConfiguration?: TrackingConfiguration;
  readonly PredictiveScalingPolicyConfiguration?: PredictiveConfiguration;
}

/** PutScheduledAction. */
export interface ScheduledActionInput extends OfTarget {
  readonly ScheduledActionName: string;
  readonly Schedule: string;
  readonly Timezone?: string;
  readonly StartTime?: string | number;
  readonly EndTime?: string | number;
  readonly ScalableTargetAction?: { readonly MinCapacity?: number; readonly MaxCapacity?: number };
}

/** PutMetricAlarm, as far as scaling needs it. */
export interface MetricAlarmInput {
  readonly AlarmName: string;
  readonly AlarmActions?: readonly string[];
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Statistic?: string;
  /** Seconds. */
  readonly Period?: number;
  readonly EvaluationPeriods?: number;
  readonly DatapointsToAlarm?: number;
  readonly Threshold?: number;
  readonly ComparisonOperator?: string;
  readonly TreatMissingData?: string;
}

/** An entry of the scenario's `scaling`: one service. */
export interface ScalingEntry {
  readonly scalableTarget: ScalableTargetInput;
  readonly policies?: readonly ScalingPolicyInput[];
  readonly scheduledActions?: readonly ScheduledActionInput[];
  readonly alarms?: readonly MetricAlarmInput[];
}

/** The kind of a policy: what it says, or StepScaling where it says nothing, as the API has it. */
export function policyTypeOf({ PolicyType = 'StepScaling' }: ScalingPolicyInput): string {
  return PolicyType;
}

/** The service of `service/CLUSTER/SERVICE`; null where a resource is none. */
export function serviceOfResource(resourceId: string | undefined): string | null {
  const [kind, cluster, service, ...rest] = (resourceId ?? '').split('/');
  return kind === 'service' && cluster && service && rest.length === 0 ? service : null;
}

/** What a metric of CloudWatch is of what the playground measures; null for any other. */
export function metricOf(namespace: unknown, name: unknown): ScalingMetric | null {
  if (name === 'CPUUtilization' && namespace === 'AWS/ECS') return 'cpu';
  if (name === 'MemoryUtilization' && namespace === 'AWS/ECS') return 'memory';
  if (name === 'RequestCountPerTarget' && namespace === 'AWS/ApplicationELB') return 'requests';
  return null;
}

/** What a target tracking policy goes by; null for a metric that the playground does not have. */
export function trackedMetric(configuration: TrackingConfiguration): ScalingMetric | null {
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: customized } = configuration;
  if (predefined === undefined) return metricOf(customized?.['Namespace'], customized?.['MetricName']);
  switch (predefined.PredefinedMetricType) {
    case 'ECSServiceAverageCPUUtilization':
    case 'ECSServiceAverageCPUUtilizationHighResolution':
      return 'cpu';
    case 'ECSServiceAverageMemoryUtilization':
    case 'ECSServiceAverageMemoryUtilizationHighResolution':
      return 'memory';
    case 'ALBRequestCountPerTarget':
      return 'requests';
    default:
      return null;
  }
}

/** Whether a target tracking policy goes by metrics of a finer period. */
export function isHighResolution({ PredefinedMetricSpecification: predefined }: TrackingConfiguration): boolean {
  return HIGH_RESOLUTION_METRICS.some((name) => name === predefined?.PredefinedMetricType);
}

/** `monitoring` of a service. */
export interface MonitoringConfiguration {
  readonly metricConfigurations?: readonly {
    readonly metricNames?: readonly string[];
    readonly resolutionSeconds?: number;
  }[];
}

/** Whether a service publishes a metric every 20 seconds. */
export function publishesFinely(
  monitoring: MonitoringConfiguration | undefined,
  metric: ScalingMetric | null,
): boolean {
  const name = metric === 'cpu' ? 'CPUUtilization' : metric === 'memory' ? 'MemoryUtilization' : null;
  return (monitoring?.metricConfigurations ?? []).some(
    ({ metricNames = [], resolutionSeconds }) =>
      resolutionSeconds === FINE_PERIOD_MS / 1_000 && name !== null && metricNames.includes(name),
  );
}

/** The policy that an action of an alarm names: by its name, or by an ARN that ends with `policyName/NAME`. */
export function policyOfAction(action: string): string {
  const mark = 'policyName/';
  const at = action.lastIndexOf(mark);
  return at < 0 ? action : (action.slice(at + mark.length).split(':')[0] ?? '');
}
