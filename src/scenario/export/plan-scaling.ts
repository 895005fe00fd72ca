import { policyOfAction, serviceOfResource } from '../../ecs/scaling';
import type { MetricAlarmInput, ScalingEntry } from '../../ecs/scaling';
import type { AlarmAction, PlannedAlarm, PlannedScaling, Tree } from './plan';

const OF_SERVICES = { ServiceNamespace: 'ecs', ScalableDimension: 'ecs:service:DesiredCount' } as const;

/** What CloudWatch has no defaults for, as the playground takes an alarm that does not say it. */
const ALARM_DEFAULTS = { ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1 } as const;
const METRIC_DEFAULTS = { Statistic: 'Average', Period: 60 } as const;

/** Requests of Application Auto Scaling for one service, and the alarms that set its step scaling off. */
export function planScaling(entry: ScalingEntry, clusterName: string): PlannedScaling {
  const { scalableTarget, policies = [], scheduledActions = [], alarms = [] } = entry;
  const target = { ...OF_SERVICES, ...scalableTarget };
  const { ResourceId } = target;
  const resource = { ...OF_SERVICES, ResourceId };
  const service = serviceOfResource(ResourceId) ?? '';
  return {
    target,
    policies: policies.map((policy) => ({ ...resource, ...policy })),
    scheduledActions: scheduledActions.map((action) => ({ ...resource, ...action })),
    alarms: alarms.filter(isWhole).map((alarm) => alarmOf(alarm, entry, { clusterName, service })),
  };
}

/** Names of alarms that cannot be made. */
export function alarmsWithoutMetric(scaling: readonly ScalingEntry[]): string[] {
  return scaling.flatMap(({ alarms = [] }) =>
    alarms.filter((alarm) => !isWhole(alarm)).map(({ AlarmName }) => AlarmName),
  );
}

/** Actions that lead nowhere, each once. */
export function unknownActions(scaling: readonly ScalingEntry[]): string[] {
  const unknown = scaling.flatMap((entry) =>
    (entry.alarms ?? [])
      .filter(isWhole)
      .flatMap(({ AlarmActions = [] }) => AlarmActions.filter((action) => actionOf(action, entry) === null)),
  );
  return [...new Set(unknown)];
}

/** Whether CloudWatch would take it: a metric of something, and a threshold; or an expression of its own. */
function isWhole(alarm: MetricAlarmInput): boolean {
  const { Metrics, Dimensions }: Tree = { ...alarm };
  if (Metrics !== undefined) return true;
  const { Namespace, MetricName, Threshold } = alarm;
  const isOfSomething = Dimensions !== undefined || Namespace === 'AWS/ECS';
  return MetricName !== undefined && Namespace !== undefined && Threshold !== undefined && isOfSomething;
}

function alarmOf(
  { AlarmActions, ...alarm }: MetricAlarmInput,
  entry: ScalingEntry,
  { clusterName, service }: { readonly clusterName: string; readonly service: string },
): PlannedAlarm {
  const { Metrics, Dimensions, ExtendedStatistic }: Tree = alarm;
  const { Statistic, ...period } = METRIC_DEFAULTS;
  const metric = Metrics === undefined ? { ...(ExtendedStatistic === undefined ? { Statistic } : {}), ...period } : {};
  const ofService = Metrics === undefined && Dimensions === undefined && alarm.Namespace === 'AWS/ECS';
  const names = [
    { Name: 'ClusterName', Value: clusterName },
    { Name: 'ServiceName', Value: service },
  ];
  return {
    input: { ...ALARM_DEFAULTS, ...metric, ...(ofService ? { Dimensions: names } : {}), ...alarm },
    actions: AlarmActions?.flatMap((action) => actionOf(action, entry) ?? []) ?? null,
  };
}

/** A policy of the entry, or the ARN of something else; null for a name that nothing has. */
function actionOf(action: string, { policies = [] }: ScalingEntry): AlarmAction | null {
  const policy = policyOfAction(action);
  if (policies.some(({ PolicyName }) => PolicyName === policy)) return { policy };
  return action.startsWith('arn:') ? action : null;
}
