import { describe, expect, it } from 'vitest';
import { feed, putAlarm, shownValue, stateOf, stateReason, trackingAlarms } from './alarms';
import type { ScalingAlarm } from './state';

const alarm = (more: object = {}): ScalingAlarm =>
  putAlarm({
    AlarmName: 'high',
    Namespace: 'AWS/ECS',
    MetricName: 'CPUUtilization',
    Threshold: 50,
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: 3,
    ...more,
  });
const fed = (into: ScalingAlarm, ...values: (number | null)[]): ScalingAlarm => {
  for (const [minute, value] of values.entries()) {
    const cpuMilli = value === null ? NaN : value * 1_000;
    feed(into, { demandMilli: NaN, cpuMilli, memoryMilli: NaN, requestsMilli: NaN }, (minute + 1) * 60_000);
  }
  return into;
};

describe('the state of an alarm', () => {
  it.each([
    [[60], {}, 'INSUFFICIENT_DATA'],
    [[40], {}, 'OK'],
    [[60, 60], {}, 'INSUFFICIENT_DATA'],
    [[60, 60, 60], {}, 'ALARM'],
    [[60, 50, 60], {}, 'OK'],
    [[40, 60, 60, 60], {}, 'ALARM'],
    [[60, 60, 60, 50], {}, 'OK'],
    [[60, 40, 60], { DatapointsToAlarm: 2 }, 'ALARM'],
    [[null, null, null], {}, 'INSUFFICIENT_DATA'],
    [[null, null, null], { TreatMissingData: 'breaching' }, 'ALARM'],
    [[null, null, null], { TreatMissingData: 'notBreaching' }, 'OK'],
    [[40, 40, null], { TreatMissingData: 'ignore' }, 'INSUFFICIENT_DATA'],
    [[50, 50, 50], { ComparisonOperator: 'GreaterThanOrEqualToThreshold' }, 'ALARM'],
    [[50, 50, 50], { ComparisonOperator: 'LessThanThreshold' }, 'OK'],
    [[50, 50, 50], { ComparisonOperator: 'LessThanOrEqualToThreshold' }, 'ALARM'],
  ])('%j %j: %s', (values, more, state) =>
    expect(stateOf(fed(alarm(more), ...values), 'INSUFFICIENT_DATA')).toBe(state),
  );

  it('goes by datapoints of several minutes where its period has them', () => {
    const slow = fed(alarm({ Period: 180, Statistic: 'Maximum' }), 10, 90, 20, 30, 30);
    expect(slow.points).toEqual([90_000]);
    expect(fed(alarm({ Period: 120 }), 10, 20, 30, null).points).toEqual([15_000, 30_000]);
  });
});

it('says what has set it off as CloudWatch does', () => {
  expect(stateReason(fed(alarm(), 60, 75.5, 180))).toBe(
    'Threshold Crossed: 3 out of the last 3 datapoints [180.0, 75.5, 60.0] were greater than the threshold (50.0).',
  );
  expect(shownValue(66_667)).toBe('66.667');
});

it('target tracking has one above its target and one below nine tenths of it', () => {
  const policy = {
    PolicyName: 'cpu',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 50,
      PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
    },
  };
  const alarms = trackingAlarms(policy, 'default', 'web');
  expect(
    alarms.map(({ comparison, thresholdMilli, evaluationPeriods }) => [comparison, thresholdMilli, evaluationPeriods]),
  ).toEqual([
    ['GreaterThanThreshold', 50_000, 3],
    ['LessThanThreshold', 45_000, 15],
  ]);
  expect(alarms[0]?.name).toMatch(
    /^TargetTracking-service\/default\/web-AlarmHigh-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  );
  expect(alarms[1]?.name).toContain('-AlarmLow-');
});
