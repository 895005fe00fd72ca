import type { ScalingMetric } from './scaling';

/** Predictive scaling, as far as it is simulated. Source: services-and-capacity 3.8. */

export const PREDICTIVE_MODES = ['ForecastOnly', 'ForecastAndScale'] as const;
export const BREACH_BEHAVIORS = ['HonorMaxCapacity', 'IncreaseMaxCapacity'] as const;

/** Hours of metrics that a first forecast needs, and that a forecast learns from at most. */
export const HOURS_NEEDED = 24;
export const MOST_HOURS_LEARNED = 14 * 24;
/** Hours that a forecast is of, and after which there is a new one. */
export const FORECAST_HOURS = 48;
export const FORECAST_EVERY_HOURS = 6;
/** Seconds before the hour at which its forecast is acted on, and from which on they are too many. */
export const DEFAULT_BUFFER_SECONDS = 300;
export const MOST_BUFFER_SECONDS = 3_600;

export interface PredictiveMetricSpecification {
  readonly TargetValue?: number;
  readonly PredefinedMetricPairSpecification?: { readonly PredefinedMetricType?: string };
  readonly PredefinedScalingMetricSpecification?: { readonly PredefinedMetricType?: string };
  readonly PredefinedLoadMetricSpecification?: { readonly PredefinedMetricType?: string };
  readonly [custom: string]: unknown;
}

/** PredictiveScalingPolicyConfiguration. */
export interface PredictiveConfiguration {
  readonly MetricSpecifications?: readonly PredictiveMetricSpecification[];
  readonly Mode?: string;
  /** Seconds. */
  readonly SchedulingBufferTime?: number;
  readonly MaxCapacityBreachBehavior?: string;
  /** Per cent above the forecast. */
  readonly MaxCapacityBuffer?: number;
}

/** By a word in the names of pairs and of scaling metrics. */
const METRICS: readonly (readonly [word: string, metric: ScalingMetric])[] = [
  ['CPUUtilization', 'cpu'],
  ['MemoryUtilization', 'memory'],
  ['ALBRequestCount', 'requests'],
];

/** What a forecast is made from, and what it holds the metric at; null for metrics that the playground does not have. */
export function forecastMetric({
  MetricSpecifications = [],
}: PredictiveConfiguration): { readonly metric: ScalingMetric; readonly target: number } | null {
  const [specification] = MetricSpecifications;
  const named = specification?.PredefinedMetricPairSpecification ?? specification?.PredefinedScalingMetricSpecification;
  const metric = METRICS.find(([word]) => named?.PredefinedMetricType?.includes(word))?.[1];
  const target = specification?.TargetValue ?? 0;
  return metric === undefined || !(target > 0) ? null : { metric, target };
}
