import type {
  Comparison,
  ScalableTargetInput,
  ScalingMetric,
  ScalingPolicyInput,
  ScheduledActionInput,
} from '../../ecs/scaling';

/** Application Auto Scaling in the state of a run. Plain data; times in simulated ms. */
export interface ScalingState {
  /** The next end of a period of CloudWatch; Infinity while nothing is scaled. */
  nextPeriodAtMs: number;
  /** After that periods only repeat themselves, unless a service changes. */
  quietFromMs: number;
  readonly targets: ScalableTarget[];
  readonly schedules: ScheduledAction[];
}

/** RegisterScalableTarget, and what belongs to it. */
export interface ScalableTarget {
  /** Index in `services`. */
  readonly service: number;
  /** As the latest request for it has it. */
  input: ScalableTargetInput;
  minimum: number;
  maximum: number;
  readonly policies: ScalingPolicy[];
  readonly alarms: ScalingAlarm[];
  /** One for each policy of predictive scaling whose metric the playground has. */
  readonly forecasts: Forecast[];
  readonly cooldown: Cooldown;
  /** The row of its history that was written last; empty before the first. */
  row: readonly number[];
  /** Of the service after the latest period: what tells that it has changed since. */
  readonly seen: { desired: number; live: number; healthy: number };
}

export interface ScalingPolicy {
  readonly input: ScalingPolicyInput;
  /** What target tracking goes by; null for step scaling, and for a metric that the playground does not have. */
  readonly metric: ScalingMetric | null;
}

/** Its state is in `SimulationState.alarms`, where CloudWatch's are. */
export interface ScalingAlarm {
  readonly name: string;
  /** Made by target tracking for that policy, or put by a person for step scaling. */
  readonly kind: 'high' | 'low' | 'step';
  /** Names of the policies that it sets off. */
  readonly policies: readonly string[];
  readonly metric: ScalingMetric | null;
  readonly comparison: Comparison;
  /** Thousandths, as metrics are; a fraction where it is nine tenths of an odd target. */
  readonly thresholdMilli: number;
  readonly statistic: string;
  readonly periodMs: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly missing: string;
  /** The latest datapoints, thousandths, the newest last; NaN for a missing one. */
  readonly points: number[];
  /** Minutes of the period that is not over. */
  readonly pending: number[];
}

/** What a policy of predictive scaling has found out. Source: services-and-capacity 3.8. */
export interface Forecast {
  readonly policy: string;
  /** When the next one is made. */
  nextAtMs: number;
  /** -1 before the first. */
  madeAtMs: number;
  /** Hours since 1970 of the first of these. */
  fromHour: number;
  /** Tasks that each hour needs; -1 where nothing is known of it. */
  capacities: readonly number[];
}

/** Source: services-and-capacity 3.4. */
export interface Cooldown {
  outUntilMs: number;
  /** Tasks before the first scale-out of the cooldown. */
  baseline: number;
  inUntilMs: number;
}

export interface ScheduledAction {
  /** Index in `targets`. */
  readonly target: number;
  readonly input: ScheduledActionInput;
  /** Infinity for never. */
  nextAtMs: number;
}

/** What Application Auto Scaling has done. */
export interface ScalingActivity {
  readonly atMs: number;
  /** Index in `targets`. */
  readonly target: number;
  readonly from: number;
  readonly to: number;
  readonly cause: string;
}

export function emptyScaling(): ScalingState {
  return { nextPeriodAtMs: Infinity, quietFromMs: -1, targets: [], schedules: [] };
}
