import type { ScalingAlarmDetail } from './scaling';
import type { ScalingMoment } from './scaling-rows';

/** What an alarm of a scalable target has looked at, worked out from the target's history. Simulated seconds. */

/** A datapoint of an alarm; its value is null where CloudWatch got none. */
export interface AlarmDatapoint {
  /** End of its period. */
  readonly at: number;
  readonly value: number | null;
  readonly breaches: boolean;
}

type Looking = Pick<ScalingAlarmDetail, 'metric' | 'comparison' | 'threshold' | 'of' | 'period'>;

/** The datapoints that an alarm looks at at a moment, the oldest first: as many as there are, at most `of`. */
export function datapointsAt(alarm: Looking, moments: readonly ScalingMoment[], seconds: number): AlarmDatapoint[] {
  const { metric, of, period } = alarm;
  if (metric === null) return [];
  const last = Math.floor(seconds / period) * period;
  const from = last - of * period;
  const values = new Map<number, number[]>();
  for (let index = moments.length - 1; index >= 0; index--) {
    const moment = moments[index];
    if (moment === undefined || moment.at <= from) break;
    if (moment.at > last) continue;
    const end = Math.ceil(moment.at / period) * period;
    const value = moment[metric];
    values.set(end, [...(values.get(end) ?? []), ...(value === null ? [] : [value])]);
  }
  return [...values]
    .map(([at, each]) => {
      const value = each.length === 0 ? null : each.reduce((sum, one) => sum + one, 0) / each.length;
      return { at, value, breaches: value !== null && breaches(alarm, value) };
    })
    .toReversed();
}

/** Whether a value is on the wrong side of the alarm's threshold. */
export function breaches({ comparison, threshold }: Pick<Looking, 'comparison' | 'threshold'>, value: number): boolean {
  switch (comparison) {
    case 'GreaterThanThreshold':
      return value > threshold;
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
    case 'LessThanThreshold':
      return value < threshold;
    default:
      return value <= threshold;
  }
}

/** Whether the alarm is about its metric being too high. */
export function isHigh({ comparison }: Pick<Looking, 'comparison'>): boolean {
  return comparison.startsWith('Greater');
}
