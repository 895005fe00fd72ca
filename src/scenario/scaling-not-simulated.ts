import { metricOf, policyTypeOf, trackedMetric } from '../ecs/scaling';
import type { MetricAlarmInput, ScalingPolicyInput, ScheduledActionInput } from '../ecs/scaling';
import { forecastMetric } from '../ecs/scaling-predictive';
import { TIME_ZONES } from '../ecs/time-zones';
import { nearNames } from '../lib/near-name';
import { info } from './finding';
import type { Finding } from './finding';
import type { JsonPath } from './path';
import type { ScenarioDocument } from './schema/document';

/** What the playground accepts of Application Auto Scaling and CloudWatch, keeps and does not act on. */
export function scalingNotSimulated({ scaling = [], timeline = [] }: ScenarioDocument): Finding[] {
  return [
    ...scaling.flatMap(({ policies = [], scheduledActions = [], alarms = [] }, entry) => [
      ...policies.flatMap((policy, index) => ofPolicy(policy, ['scaling', entry, 'policies', index])),
      ...scheduledActions.flatMap((action, index) =>
        ofScheduled(action, ['scaling', entry, 'scheduledActions', index]),
      ),
      ...alarms.flatMap((alarm, index) => ofAlarm(alarm, ['scaling', entry, 'alarms', index])),
    ]),
    ...timeline.flatMap(({ action, input = {} }, index) => {
      const path = ['timeline', index, 'input'];
      if (action === 'PutScalingPolicy') return ofPolicy(input as unknown as ScalingPolicyInput, path);
      return action === 'PutScheduledAction' ? ofScheduled(input as unknown as ScheduledActionInput, path) : [];
    }),
  ];
}

function ofPolicy(policy: ScalingPolicyInput, path: JsonPath): Finding[] {
  if (policyTypeOf(policy) === 'PredictiveScaling') return ofPredictive(policy, path);
  const tracking = policy.TargetTrackingScalingPolicyConfiguration;
  if (tracking === undefined) return [];
  const inside = [...path, 'TargetTrackingScalingPolicyConfiguration'];
  if (tracking.CustomizedMetricSpecification !== undefined && trackedMetric(tracking) === null) {
    const message = 'The playground does not have this metric: its alarms stay in INSUFFICIENT_DATA.';
    return [notice([...inside, 'CustomizedMetricSpecification'], message)];
  }
  return [];
}

function ofPredictive(
  { PredictiveScalingPolicyConfiguration: configuration }: ScalingPolicyInput,
  path: JsonPath,
): Finding[] {
  if (configuration === undefined || forecastMetric(configuration) !== null) return [];
  const message = 'The playground does not have this metric: there is no forecast.';
  return [notice([...path, 'PredictiveScalingPolicyConfiguration', 'MetricSpecifications'], message)];
}

function ofScheduled({ Timezone = 'UTC' }: ScheduledActionInput, path: JsonPath): Finding[] {
  if (TIME_ZONES.has(Timezone)) return [];
  const near = nearNames(Timezone, [...TIME_ZONES.keys()], 1)[0];
  const message = 'The playground does not know this time zone: the schedule is taken to be in UTC.';
  return [notice([...path, 'Timezone'], near === undefined ? message : `${message} Did you mean ${near}?`)];
}

function ofAlarm({ Namespace, MetricName, Threshold }: MetricAlarmInput, path: JsonPath): Finding[] {
  if (MetricName === undefined || (metricOf(Namespace, MetricName) !== null && Threshold !== undefined)) return [];
  const message = 'The playground does not have this metric: the alarm changes by SetAlarmState alone.';
  return [notice([...path, 'MetricName'], message)];
}

function notice(path: JsonPath, message: string): Finding {
  return info('not-simulated', path, message);
}
