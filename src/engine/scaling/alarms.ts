import {
  FINE_PERIOD_MS,
  isHighResolution,
  PERIOD_MS,
  TRACKING_ALARMS,
  metricOf,
  policyOfAction,
  trackedMetric,
} from '../../ecs/scaling';
import type { Comparison, MetricAlarmInput, ScalingPolicyInput } from '../../ecs/scaling';
import { hashDigits, mixText, startHash } from '../../lib/hash';
import type { AlarmState } from '../state';
import { milli } from './metrics';
import type { Datapoint } from './metrics';
import type { ScalingAlarm } from './state';

/** CloudWatch alarms: what they are made of, what they take in, and the state that follows. Source: services-and-capacity 3.3; assumptions `scaling-alarms`. */

/** The two alarms of a target tracking policy. */
export function trackingAlarms(policy: ScalingPolicyInput, cluster: string, service: string): ScalingAlarm[] {
  const configuration = policy.TargetTrackingScalingPolicyConfiguration;
  if (configuration === undefined) return [];
  const targetMilli = milli(configuration.TargetValue);
  const make = (kind: 'high' | 'low'): ScalingAlarm => ({
    name: trackingAlarmName(kind, policy.PolicyName, cluster, service),
    kind,
    policies: [policy.PolicyName],
    metric: trackedMetric(configuration),
    comparison: TRACKING_ALARMS[kind].comparison,
    thresholdMilli: kind === 'high' ? targetMilli : (targetMilli * 9) / 10,
    statistic: 'Average',
    // Scaling in is in no hurry: the low alarm has the datapoints of a minute that there are besides.
    periodMs: kind === 'high' && isHighResolution(configuration) ? FINE_PERIOD_MS : PERIOD_MS,
    evaluationPeriods: TRACKING_ALARMS[kind].periods,
    datapointsToAlarm: TRACKING_ALARMS[kind].periods,
    missing: 'missing',
    points: [],
    pending: [],
  });
  return [make('high'), make('low')];
}

/** `TargetTracking-service/default/web-AlarmHigh-` and a UUID that follows from the names. */
function trackingAlarmName(kind: 'high' | 'low', policy: string, cluster: string, service: string): string {
  const which = kind === 'high' ? 'AlarmHigh' : 'AlarmLow';
  const digits = ['first', 'second'].map((half) => {
    const hash = startHash();
    for (const text of [cluster, service, policy, which, half]) mixText(hash, text);
    return hashDigits(hash);
  });
  const uuid = digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return `TargetTracking-service/${cluster}/${service}-${which}-${uuid}`;
}

/** An alarm that a person has put. */
export function putAlarm(input: MetricAlarmInput): ScalingAlarm {
  const { EvaluationPeriods = 1, Period = 60 } = input;
  return {
    name: input.AlarmName,
    kind: 'step',
    policies: (input.AlarmActions ?? []).map(policyOfAction),
    metric: input.Threshold === undefined ? null : metricOf(input.Namespace, input.MetricName),
    comparison: (input.ComparisonOperator ?? 'GreaterThanThreshold') as Comparison,
    thresholdMilli: milli(input.Threshold ?? 0),
    statistic: input.Statistic ?? 'Average',
    periodMs: Math.max(1, Math.round(Period / 60)) * PERIOD_MS,
    evaluationPeriods: EvaluationPeriods,
    datapointsToAlarm: Math.min(EvaluationPeriods, input.DatapointsToAlarm ?? EvaluationPeriods),
    missing: input.TreatMissingData ?? 'missing',
    points: [],
    pending: [],
  };
}

/** Whether an alarm looks at datapoints of less than a minute. */
export function isFine({ periodMs }: ScalingAlarm): boolean {
  return periodMs < PERIOD_MS;
}

/** A period has ended: the alarm takes in its minute, or its twenty seconds. Answers with whether a datapoint of the alarm has come of it. */
export function feed(alarm: ScalingAlarm, datapoint: Datapoint, timeMs: number): boolean {
  if (alarm.metric === null) return false;
  alarm.pending.push(datapoint[`${alarm.metric}Milli`]);
  if (timeMs % alarm.periodMs !== 0) return false;
  alarm.points.push(together(alarm));
  alarm.pending.length = 0;
  if (alarm.points.length > alarm.evaluationPeriods) alarm.points.shift();
  return true;
}

/** The minutes of one period by the alarm's statistic; a fraction does not decide. */
function together({ statistic, pending }: ScalingAlarm): number {
  const values = pending.filter((value) => !Number.isNaN(value));
  if (values.length === 0) return NaN;
  const sum = values.reduce((total, value) => total + value, 0);
  if (statistic === 'Maximum') return Math.max(...values);
  if (statistic === 'Minimum') return Math.min(...values);
  return statistic === 'Sum' ? sum : Math.round(sum / values.length);
}

/** The state that follows from the datapoints; an alarm of which too little is known keeps the one it has. */
export function stateOf(alarm: ScalingAlarm, before: AlarmState): AlarmState {
  const { points, missing, evaluationPeriods, datapointsToAlarm } = alarm;
  const known = points.filter((point) => !Number.isNaN(point));
  const gaps = points.length - known.length;
  if (missing === 'ignore' && Number.isNaN(points.at(-1) ?? NaN)) return before;
  const breaching = known.filter((point) => breaches(alarm, point)).length + (missing === 'breaching' ? gaps : 0);
  if (breaching >= datapointsToAlarm) return 'ALARM';
  const counted = known.length + (missing === 'missing' || missing === 'ignore' ? 0 : gaps);
  if (counted === 0) return 'INSUFFICIENT_DATA';
  // All that is known breaches, and too little of it: there is nothing yet to be said.
  return breaching === counted && points.length < evaluationPeriods ? before : 'OK';
}

export function breaches({ comparison, thresholdMilli }: ScalingAlarm, point: number): boolean {
  switch (comparison) {
    case 'GreaterThanThreshold':
      return point > thresholdMilli;
    case 'GreaterThanOrEqualToThreshold':
      return point >= thresholdMilli;
    case 'LessThanThreshold':
      return point < thresholdMilli;
    case 'LessThanOrEqualToThreshold':
      return point <= thresholdMilli;
  }
}

const COMPARED: { readonly [K in Comparison]: string } = {
  GreaterThanThreshold: 'greater than',
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
};

/** CloudWatch's `StateReason` of an alarm that its datapoints have set off. */
export function stateReason({ points, comparison, thresholdMilli, evaluationPeriods }: ScalingAlarm): string {
  const known = points.filter((point) => !Number.isNaN(point));
  const shown = known
    .slice(-5)
    .toReversed()
    .map((point) => shownValue(point));
  const values = known.length > shown.length ? [...shown, '...'] : shown;
  const [were, datapoints] = known.length === 1 ? ['was', 'datapoint'] : ['were', 'datapoints'];
  const of = evaluationPeriods === 1 ? '' : ` out of the last ${evaluationPeriods}`;
  return `Threshold Crossed: ${known.length}${of} ${datapoints} [${values.join(', ')}] ${were} ${COMPARED[comparison]} the threshold (${shownValue(thresholdMilli)}).`;
}

/** `60.0`, `93.75`: thousandths as CloudWatch prints numbers. */
export function shownValue(thousandths: number): string {
  const value = String(Math.round(thousandths) / 1_000);
  return value.includes('.') ? value : `${value}.0`;
}
