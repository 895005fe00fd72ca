import { isRecord } from '../../../lib/is-record';
import { policyOfAction, serviceOfResource, trackedMetric } from '../../../ecs/scaling';
import type { ScalingMetric, TrackingConfiguration } from '../../../ecs/scaling';
import { listAt, textOf, valueAt } from '../form-document';

/** What the buttons of the scaling form put into the document, and how its entries are found. */

type Entry = Readonly<Record<string, unknown>>;

/** Where the document tells of a service's load and scaling; -1 where it does not. */
export function entriesOf(document: unknown, service: string): { readonly load: number; readonly scaling: number } {
  return {
    load: listAt(document, ['load']).findIndex((entry) => valueAt(entry, ['service']) === service),
    scaling: listAt(document, ['scaling']).findIndex(
      (entry) => serviceOfResource(textOf(valueAt(entry, ['scalableTarget', 'ResourceId']))) === service,
    ),
  };
}

/** An entry of `scaling` that holds the CPU of a service at 60%, between half of its tasks and four times as many. */
export function firstScaling(document: unknown, service: string, tasks: number): Entry {
  const cluster = textOf(valueAt(document, ['cluster', 'clusterName'])) || 'default';
  return {
    scalableTarget: {
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceId: `service/${cluster}/${service}`,
      MinCapacity: Math.max(1, Math.floor(tasks / 2)),
      MaxCapacity: Math.max(10, tasks * 4),
    },
    policies: [firstTracking([])],
  };
}

const METRICS = [
  { type: 'ECSServiceAverageCPUUtilization', name: 'cpu60', target: 60 },
  { type: 'ECSServiceAverageMemoryUtilization', name: 'memory70', target: 70 },
  { type: 'ALBRequestCountPerTarget', name: 'requests1000', target: 1_000 },
] as const;

/** A target tracking policy for a metric that none of the others has. */
export function firstTracking(others: readonly unknown[]): Entry {
  const taken = others.map((policy) =>
    textOf(
      valueAt(policy, [
        'TargetTrackingScalingPolicyConfiguration',
        'PredefinedMetricSpecification',
        'PredefinedMetricType',
      ]),
    ),
  );
  const metric = METRICS.find(({ type }) => !taken.includes(type)) ?? METRICS[0];
  return {
    PolicyName: freePolicyName(metric.name, others),
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: metric.target,
      PredefinedMetricSpecification: {
        PredefinedMetricType: metric.type,
        ...(metric.type === 'ALBRequestCountPerTarget' && { ResourceLabel: FIRST_LABEL }),
      },
    },
  };
}

/** `app/LOAD-BALANCER/ID/targetgroup/TARGET-GROUP/ID`. */
export const FIRST_LABEL = 'app/front/50dc6c495c0c9188/targetgroup/web/943f017f100becff';

/** A step scaling policy that adds tasks, with the alarm that sets it off. */
export function firstStep(
  others: readonly unknown[],
  service: string,
): { readonly policy: Entry; readonly alarm: Entry } {
  const name = freePolicyName('add-in-steps', others);
  return {
    policy: {
      PolicyName: name,
      PolicyType: 'StepScaling',
      StepScalingPolicyConfiguration: {
        AdjustmentType: 'ChangeInCapacity',
        Cooldown: 120,
        StepAdjustments: [
          { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 20, ScalingAdjustment: 1 },
          { MetricIntervalLowerBound: 20, ScalingAdjustment: 3 },
        ],
      },
    },
    alarm: alarmFor(name, service),
  };
}

/** A CloudWatch alarm on the CPU of the service that sets off a policy. */
export function alarmFor(policy: string, service: string): Entry {
  return {
    AlarmName: `${service}-${policy}`,
    Namespace: 'AWS/ECS',
    MetricName: 'CPUUtilization',
    Statistic: 'Average',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 70,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    AlarmActions: [policy],
  };
}

/** Alarms of an entry that set off a policy, by their place in its list. */
export function alarmsOf(entry: unknown, policy: string): number[] {
  return listAt(entry, ['alarms']).flatMap((alarm, index) =>
    listAt(alarm, ['AlarmActions']).some((action) => policyOfAction(textOf(action)) === policy) ? [index] : [],
  );
}

/** The CPU utilization that a target tracking policy of an entry holds; null where none does. */
export function cpuTargetOf(entry: unknown): number | null {
  const policy = listAt(entry, ['policies']).find((each) => metricOfPolicy(each) === 'cpu');
  const target = valueAt(policy, ['TargetTrackingScalingPolicyConfiguration', 'TargetValue']);
  return typeof target === 'number' ? target : null;
}

/** What a policy goes by. */
function metricOfPolicy(policy: unknown): ScalingMetric | null {
  const configuration = valueAt(policy, ['TargetTrackingScalingPolicyConfiguration']);
  return isRecord(configuration) ? trackedMetric(configuration as unknown as TrackingConfiguration) : null;
}

/** A scheduled action that raises the range: half an hour after the scenario begins. */
export function firstScheduled(document: unknown, others: readonly unknown[], range: readonly [number, number]): Entry {
  const startsAt = textOf(valueAt(document, ['startsAt'])) || '2026-01-05T00:00:00Z';
  const start = Date.parse(startsAt);
  const at = new Date((Number.isFinite(start) ? start : 0) + 1_800_000).toISOString().slice(0, 19);
  const names = others.map((other) => textOf(valueAt(other, ['ScheduledActionName'])));
  return {
    ScheduledActionName: freeName('raise-the-range', names),
    Schedule: `at(${at})`,
    ScalableTargetAction: { MinCapacity: range[0] * 2, MaxCapacity: range[1] * 2 },
  };
}

function freePolicyName(wish: string, others: readonly unknown[]): string {
  return freeName(
    wish,
    others.map((policy) => textOf(valueAt(policy, ['PolicyName']))),
  );
}

function freeName(wish: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wish : `${wish}-${number}`;
    if (!taken.includes(name)) return name;
  }
}
