import { HIGH_RESOLUTION_METRICS, metricOf, policyTypeOf, trackedMetric } from '../ecs/scaling';
import type { MetricAlarmInput, ScalingPolicyInput, ScheduledActionInput } from '../ecs/scaling';
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
  if (policyTypeOf(policy) === 'PredictiveScaling')
    return [
      notice([...path, 'PolicyType'], 'Predictive scaling is not simulated yet: it needs a day of metrics at least.'),
    ];
  const tracking = policy.TargetTrackingScalingPolicyConfiguration;
  if (tracking === undefined) return [];
  const inside = [...path, 'TargetTrackingScalingPolicyConfiguration'];
  if (tracking.CustomizedMetricSpecification !== undefined && trackedMetric(tracking) === null) {
    const message = 'The playground does not have this metric: its alarms stay in INSUFFICIENT_DATA.';
    return [notice([...inside, 'CustomizedMetricSpecification'], message)];
  }
  const type = tracking.PredefinedMetricSpecification?.PredefinedMetricType;
  if (!HIGH_RESOLUTION_METRICS.some((name) => name === type)) return [];
  const message = 'CloudWatch’s periods are a minute long in the playground.';
  return [notice([...inside, 'PredefinedMetricSpecification', 'PredefinedMetricType'], message)];
}

function ofScheduled({ Timezone = 'UTC' }: ScheduledActionInput, path: JsonPath): Finding[] {
  if (/^(?:Etc\/)?(?:UTC|GMT|Universal|Zulu)$/.test(Timezone)) return [];
  return [notice([...path, 'Timezone'], 'Time zones are not simulated: the schedule is taken to be in UTC.')];
}

function ofAlarm({ Namespace, MetricName, Threshold }: MetricAlarmInput, path: JsonPath): Finding[] {
  if (MetricName === undefined || (metricOf(Namespace, MetricName) !== null && Threshold !== undefined)) return [];
  const message = 'The playground does not have this metric: the alarm changes by SetAlarmState alone.';
  return [notice([...path, 'MetricName'], message)];
}

function notice(path: JsonPath, message: string): Finding {
  return info('not-simulated', path, message);
}
