import fc from 'fast-check';
import { SERVICES } from './feature';
import type { Feature } from './feature';

/** Services that scale under a load: by every kind of policy, in a hurry, so that something comes of it in a few minutes. */

const resource = (service: string): { readonly ResourceId: string } => ({ ResourceId: `service/default/${service}` });
const name = fc.constantFrom(...SERVICES);
const cooldown = fc.constantFrom(0, 60, 300);

const tracking = fc
  .record({
    PredefinedMetricType: fc.constantFrom(
      'ECSServiceAverageCPUUtilization',
      'ECSServiceAverageMemoryUtilization',
      'ECSServiceAverageCPUUtilizationHighResolution',
    ),
    TargetValue: fc.constantFrom(10, 50, 80),
    ScaleOutCooldown: cooldown,
    ScaleInCooldown: cooldown,
    DisableScaleIn: fc.boolean(),
  })
  .map(({ PredefinedMetricType, ...configuration }) => ({
    PolicyName: `by-${PredefinedMetricType}`,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      ...configuration,
      PredefinedMetricSpecification: { PredefinedMetricType },
    },
  }));

const step = fc
  .record({
    AdjustmentType: fc.constantFrom('ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity'),
    ScalingAdjustment: fc.constantFrom(1, 3, 50),
    Cooldown: cooldown,
  })
  .map(({ ScalingAdjustment, ...configuration }) => ({
    PolicyName: 'step',
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: {
      ...configuration,
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment }],
    },
  }));

/** Nothing comes of it before a day is over. */
const predictive = fc.constant({
  PolicyName: 'ahead',
  PolicyType: 'PredictiveScaling',
  PredictiveScalingPolicyConfiguration: {
    MetricSpecifications: [
      { TargetValue: 50, PredefinedMetricPairSpecification: { PredefinedMetricType: 'ECSServiceCPUUtilization' } },
    ],
    Mode: 'ForecastOnly',
  },
});

const policy = fc.oneof({ weight: 3, arbitrary: tracking }, step, predictive);
const range = fc.record({
  MinCapacity: fc.constantFrom(0, 1, 3),
  MaxCapacity: fc.constantFrom(3, 6, 9),
  SuspendedState: fc.record({ DynamicScalingInSuspended: fc.boolean(), DynamicScalingOutSuspended: fc.boolean() }),
});
const scheduled = fc
  .record({
    Schedule: fc.constantFrom('rate(1 minute)', 'cron(0/2 * * * ? *)', 'at(2026-01-05T00:03:00)'),
    ScalableTargetAction: fc.record({
      MinCapacity: fc.constantFrom(0, 2, 5),
      MaxCapacity: fc.constantFrom(1, 5, 8),
    }),
  })
  .map((action) => ({ ScheduledActionName: 'now-and-then', EndTime: '2026-01-05T00:07:00Z', ...action }));

/** An alarm of a service, by a name of its own. */
const alarmOf = (service: string) => ({
  AlarmName: `${service}-busy`,
  AlarmActions: ['step'],
  Namespace: 'AWS/ECS',
  MetricName: 'CPUUtilization',
  Threshold: 20,
  EvaluationPeriods: 1,
  ComparisonOperator: 'GreaterThanThreshold',
});

const entry = fc.record({
  range,
  policies: fc.uniqueArray(policy, { minLength: 1, maxLength: 3, selector: ({ PolicyName }) => PolicyName }),
  scheduledActions: fc.array(scheduled, { maxLength: 1 }),
  points: fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.constantFrom(0, 5, 40, 200)), {
    minLength: 1,
    maxLength: 4,
  }),
});

/** In most scenarios nothing scales: what happens every twenty seconds takes its time. */
const someServices = fc.oneof(
  { weight: 2, arbitrary: fc.constant<string[]>([]) },
  { weight: 1, arbitrary: fc.subarray([...SERVICES]) },
);

export const scaling: Feature = {
  start: fc
    .record({ scaled: someServices, entries: fc.tuple(...SERVICES.map(() => entry)) })
    .map(({ scaled, entries }) => (document) => {
      const chosen = SERVICES.flatMap((service, index) => {
        const drawn = entries[index];
        const found = document.services.find(({ serviceName }) => serviceName === service);
        // A daemon is refused, and one whose tasks others start has no count of its own to go by.
        const isScalable = found !== undefined && found['schedulingStrategy'] !== 'DAEMON';
        return drawn !== undefined && isScalable && scaled.includes(service) ? [{ service, ...drawn }] : [];
      });
      return {
        ...document,
        services: document.services.map((service) =>
          chosen.some((it) => it.service === service.serviceName) ? { ...service, monitoring: FINELY } : service,
        ),
        load: chosen.map(({ service, points }) => ({
          service,
          requestsPerSecond: points.toSorted(([a], [b]) => a - b),
          perTask: { requestsPerSecond: 10, cpuAtCapacity: 100, memoryBase: 30 },
        })),
        scaling: chosen.map(({ service, range: limits, policies, scheduledActions }) => ({
          scalableTarget: { ...resource(service), ...limits },
          policies,
          scheduledActions,
          alarms: policies.some(({ PolicyName }) => PolicyName === 'step') ? [alarmOf(service)] : [],
        })),
      };
    }),
  happenings: [
    fc
      .record({ service: name, range })
      .map((it) => ({ action: 'RegisterScalableTarget', input: { ...resource(it.service), ...it.range } })),
    fc
      .record({ service: name, policy })
      .map((it) => ({ action: 'PutScalingPolicy', input: { ...resource(it.service), ...it.policy } })),
    fc
      .record({ service: name, scheduled })
      .map((it) => ({ action: 'PutScheduledAction', input: { ...resource(it.service), ...it.scheduled } })),
    fc
      .record({ service: name, StateValue: fc.constantFrom('OK', 'ALARM', 'INSUFFICIENT_DATA') })
      .map(({ service, StateValue }) => ({
        action: 'SetAlarmState',
        input: { AlarmName: `${service}-busy`, StateValue },
      })),
  ],
};

const FINELY = { metricConfigurations: [{ metricNames: ['CPUUtilization'], resolutionSeconds: 20 }] };
