import * as z from 'zod/mini';
import {
  ADJUSTMENT_TYPES,
  COMPARISONS,
  HIGH_RESOLUTION_METRICS,
  MISSING_DATA,
  POLICY_TYPES,
  PREDEFINED_METRICS,
} from '../../ecs/scaling';
import { BREACH_BEHAVIORS, PREDICTIVE_MODES } from '../../ecs/scaling-predictive';
import { anyObject, field, opaque, required, seconds, texts, wholeNumber } from './field';

/** Inputs of Application Auto Scaling and of CloudWatch's alarms: PascalCase names, and an ECS service is their ResourceId. */

const ofTarget = {
  ServiceNamespace: field(z.string(), 'ecs.', { enum: ['ecs'], default: 'ecs' }),
  ResourceId: field(z.string(), 'service/CLUSTER/SERVICE.', { examples: ['service/default/web'] }),
  ScalableDimension: field(z.string(), 'ecs:service:DesiredCount.', {
    enum: ['ecs:service:DesiredCount'],
    default: 'ecs:service:DesiredCount',
  }),
};

const suspendedState = z.strictObject({
  DynamicScalingInSuspended: field(z.boolean(), 'Policies do not scale in.', { default: false }),
  DynamicScalingOutSuspended: field(z.boolean(), 'Policies do not scale out.', { default: false }),
  ScheduledScalingSuspended: field(z.boolean(), 'Scheduled actions do nothing.', { default: false }),
});

const scalableTarget = z.strictObject({
  ...ofTarget,
  MinCapacity: field(z.int(), 'Fewest tasks that scaling leaves.', { minimum: 0, examples: [2] }),
  MaxCapacity: field(z.int(), 'Most tasks that scaling starts.', { minimum: 0, examples: [10] }),
  SuspendedState: field(suspendedState, 'What is suspended.'),
  RoleARN: opaque('Role of Application Auto Scaling.'),
  Tags: opaque('Tags.'),
});

const stepAdjustment = z.strictObject({
  MetricIntervalLowerBound: field(z.number(), 'From so far above the threshold on; left out: without end.'),
  MetricIntervalUpperBound: field(z.number(), 'Up to so far above the threshold; left out: without end.'),
  ScalingAdjustment: required(z.number(), 'Tasks, or per cent, to add; negative to remove.', { examples: [1] }),
});

const stepConfiguration = z.strictObject({
  AdjustmentType: field(z.string(), 'What the adjustments are.', { enum: ADJUSTMENT_TYPES }),
  StepAdjustments: field(
    z.array(stepAdjustment),
    'A step for each range of the metric, as offsets from the threshold.',
  ),
  MinAdjustmentMagnitude: field(wholeNumber, 'Fewest tasks that a percentage changes.'),
  Cooldown: field(wholeNumber, 'Seconds after an activity.', { default: 300 }),
  MetricAggregationType: field(z.string(), 'How datapoints are put together.', {
    enum: ['Average', 'Minimum', 'Maximum'],
    default: 'Average',
  }),
});

const trackingConfiguration = z.strictObject({
  TargetValue: required(z.number().check(z.gt(0)), 'Value of the metric to hold.', { examples: [60] }),
  PredefinedMetricSpecification: field(
    z.strictObject({
      PredefinedMetricType: required(z.string(), 'The metric.', {
        enum: [...PREDEFINED_METRICS, ...HIGH_RESOLUTION_METRICS],
        examples: ['ECSServiceAverageCPUUtilization'],
      }),
      ResourceLabel: field(z.string(), 'Load balancer and target group: app/LB/ID/targetgroup/TG/ID.'),
    }),
    'A metric of ECS or of a load balancer.',
  ),
  CustomizedMetricSpecification: field(anyObject, 'Any other metric.'),
  ScaleOutCooldown: field(wholeNumber, 'Seconds after a scale-out.', { default: 300 }),
  ScaleInCooldown: field(wholeNumber, 'Seconds after a scale-in.', { default: 300 }),
  DisableScaleIn: field(z.boolean(), 'The policy only ever scales out.', { default: false }),
});

const metricOfForecast = (text: string, example: string) =>
  field(
    z.strictObject({
      PredefinedMetricType: required(z.string(), 'The metric.', { examples: [example] }),
      ResourceLabel: field(z.string(), 'Load balancer and target group: app/LB/ID/targetgroup/TG/ID.'),
    }),
    text,
  );

const predictiveConfiguration = z.strictObject({
  MetricSpecifications: field(
    z.array(
      z.strictObject({
        TargetValue: required(z.number().check(z.gt(0)), 'Value of the metric to plan for.', { examples: [60] }),
        PredefinedMetricPairSpecification: metricOfForecast(
          'Load and scaling metric in one.',
          'ECSServiceCPUUtilization',
        ),
        PredefinedScalingMetricSpecification: metricOfForecast('Scaling metric.', 'ECSServiceAverageCPUUtilization'),
        PredefinedLoadMetricSpecification: metricOfForecast('Load metric.', 'ECSServiceTotalCPUUtilization'),
        CustomizedScalingMetricSpecification: field(anyObject, 'Any other scaling metric.'),
        CustomizedLoadMetricSpecification: field(anyObject, 'Any other load metric.'),
        CustomizedCapacityMetricSpecification: field(anyObject, 'Any other capacity metric.'),
      }),
    ),
    'What the forecast is of; exactly one.',
  ),
  Mode: field(z.string(), 'Whether the forecast is acted on.', { enum: PREDICTIVE_MODES, default: 'ForecastOnly' }),
  SchedulingBufferTime: field(wholeNumber, 'Seconds before the hour at which its forecast counts.', { default: 300 }),
  MaxCapacityBreachBehavior: field(z.string(), 'What a forecast above the maximum does.', {
    enum: BREACH_BEHAVIORS,
    default: 'HonorMaxCapacity',
  }),
  MaxCapacityBuffer: field(wholeNumber, 'Per cent above the forecast that the maximum is raised to.'),
});

const scalingPolicy = z.strictObject({
  ...ofTarget,
  PolicyName: required(z.string(), 'Name of the policy.', { examples: ['cpu60'] }),
  PolicyType: field(z.string(), 'Kind of the policy.', { enum: POLICY_TYPES, default: 'StepScaling' }),
  StepScalingPolicyConfiguration: field(stepConfiguration, 'Of a step scaling policy.'),
  TargetTrackingScalingPolicyConfiguration: field(trackingConfiguration, 'Of a target tracking policy.'),
  PredictiveScalingPolicyConfiguration: field(predictiveConfiguration, 'Of a predictive policy.'),
});

const moment = z.union([z.string(), z.number()]);

const scheduledAction = z.strictObject({
  ...ofTarget,
  ScheduledActionName: required(z.string(), 'Name of the action.', { examples: ['before-the-sale'] }),
  Schedule: required(
    z.string(),
    'at(yyyy-mm-ddThh:mm:ss), rate(5 minutes) or cron(0 8 * * ? *). Second 0 is startsAt.',
    {
      examples: ['at(2026-01-05T00:30:00)'],
    },
  ),
  Timezone: field(z.string(), 'Time zone of the schedule.', { default: 'UTC' }),
  StartTime: field(moment, 'Not before this date.'),
  EndTime: field(moment, 'Not after this date.'),
  ScalableTargetAction: field(
    z.strictObject({
      MinCapacity: field(z.int(), 'Fewest tasks from then on.', { minimum: 0 }),
      MaxCapacity: field(z.int(), 'Most tasks from then on.', { minimum: 0 }),
    }),
    'The new range.',
  ),
});

const metricAlarm = z.strictObject({
  AlarmName: required(z.string(), 'Name of the alarm.', { examples: ['web-cpu-high'] }),
  AlarmDescription: opaque('What it is about.'),
  AlarmActions: field(texts, 'Names or ARNs of the step scaling policies that it sets off.', {
    examples: [['add-two']],
  }),
  OKActions: opaque('What happens when it is over.'),
  InsufficientDataActions: opaque('What happens without data.'),
  ActionsEnabled: field(z.boolean(), 'Whether it sets off anything.', { default: true }),
  Namespace: field(z.string(), 'AWS/ECS or AWS/ApplicationELB.', { enum: ['AWS/ECS', 'AWS/ApplicationELB'] }),
  MetricName: field(z.string(), 'The metric.', {
    enum: ['CPUUtilization', 'MemoryUtilization', 'RequestCountPerTarget'],
  }),
  Dimensions: opaque('ClusterName and ServiceName; the service is that of the entry.'),
  Statistic: field(z.string(), 'How the values of a period are put together.', {
    enum: ['Average', 'Sum', 'Minimum', 'Maximum', 'SampleCount'],
  }),
  ExtendedStatistic: opaque('A percentile.'),
  Unit: opaque('Unit of the metric.'),
  Period: field(seconds, 'Seconds of a datapoint.', { default: 60 }),
  EvaluationPeriods: field(z.int().check(z.gte(1)), 'Datapoints that are looked at.', { default: 1 }),
  DatapointsToAlarm: field(z.int().check(z.gte(1)), 'How many of them have to breach; left out: all.'),
  Threshold: field(z.number(), 'What the metric is held against.', { examples: [50] }),
  ComparisonOperator: field(z.string(), 'When it breaches.', { enum: COMPARISONS }),
  TreatMissingData: field(z.string(), 'What a missing datapoint is.', { enum: MISSING_DATA, default: 'missing' }),
  EvaluateLowSampleCountPercentile: opaque('For percentiles.'),
  Metrics: opaque('Metric math.'),
  ThresholdMetricId: opaque('For anomaly detection.'),
  Tags: opaque('Tags.'),
});

export const scalingInputs = {
  RegisterScalableTarget: scalableTarget,
  PutScalingPolicy: scalingPolicy,
  PutScheduledAction: scheduledAction,
  SetAlarmState: z.strictObject({
    AlarmName: required(z.string(), 'Name of the CloudWatch alarm, as alarmNames of a service has it.', {
      examples: ['web-5xx'],
    }),
    StateValue: required(z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']), 'The state it enters.'),
    StateReason: field(z.string(), 'Why, in words for people.'),
    StateReasonData: field(z.string(), 'Why, as JSON.'),
  }),
};

export const scalingEntry = z.strictObject({
  scalableTarget: required(scalableTarget, 'RegisterScalableTarget input: which service, and between which counts.', {
    examples: [{ ResourceId: 'service/default/web', MinCapacity: 2, MaxCapacity: 10 }],
  }),
  policies: field(
    z.array(scalingPolicy),
    'PutScalingPolicy inputs; without a ResourceId of their own they are of this service.',
  ),
  scheduledActions: field(z.array(scheduledAction), 'PutScheduledAction inputs.'),
  alarms: field(z.array(metricAlarm), 'PutMetricAlarm inputs, for step scaling.'),
});
