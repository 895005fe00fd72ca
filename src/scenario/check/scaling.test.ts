import { expect, it } from 'vitest';
import { parseScenarioValue } from '../parse';

const tracking = (PolicyName: string, more: object = {}) => ({
  PolicyName,
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingScalingPolicyConfiguration: {
    TargetValue: 60,
    PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
    ...more,
  },
});

const document = (more: object) => ({
  stowplan: 1,
  taskDefinitions: [{ family: 'web', containerDefinitions: [{ name: 'web', image: 'web', memory: 128 }] }],
  services: [
    { serviceName: 'web', taskDefinition: 'web', desiredCount: 1 },
    { serviceName: 'agent', taskDefinition: 'web', schedulingStrategy: 'DAEMON' },
  ],
  ...more,
});
const target = (name: string, MinCapacity = 1, MaxCapacity = 4) => ({
  scalableTarget: { ResourceId: `service/default/${name}`, MinCapacity, MaxCapacity },
});
const problemsOf = (more: object) =>
  parseScenarioValue(document(more)).problems.map(({ severity, code, path, message, hint }) =>
    [severity, code, path, hint ?? message].join(' | '),
  );

it('what Application Auto Scaling will refuse is a warning at its place', () => {
  const problems = problemsOf({
    scaling: [{ ...target('web'), policies: [tracking('one'), tracking('two')] }, target('agent'), target('wep')],
    timeline: [
      { at: 1, action: 'RegisterScalableTarget', input: { ResourceId: 'service/default/web', MinCapacity: 5 } },
      { at: 2, action: 'CreateService', input: { serviceName: 'later', taskDefinition: 'web', desiredCount: 1 } },
      { at: 3, action: 'PutScalingPolicy', input: { ResourceId: 'service/default/later', ...tracking('x') } },
      { at: 4, action: 'RegisterScalableTarget', input: target('later').scalableTarget },
      { at: 5, action: 'PutScalingPolicy', input: { ResourceId: 'service/default/later', ...tracking('x') } },
    ],
  });
  expect(problems).toEqual([
    expect.stringContaining(
      'warning | ValidationException | scaling[0].policies[1].TargetTrackingScalingPolicyConfiguration.PredefinedMetricSpecification | Only one',
    ),
    expect.stringContaining(
      'warning | ValidationException | scaling[1].scalableTarget.ResourceId | The service agent uses the DAEMON',
    ),
    expect.stringContaining('warning | ValidationException | scaling[2].scalableTarget.ResourceId | Did you mean'),
    expect.stringContaining('warning | ValidationException | timeline[0].input.MinCapacity | Maximum capacity'),
    expect.stringContaining('warning | ObjectNotFoundException | timeline[2].input.ResourceId | No scalable target'),
  ]);
});

it('what is kept and not acted on is told; what acts is not', () => {
  const predicting = (PolicyName: string, PredefinedMetricType: string) => ({
    PolicyName,
    PolicyType: 'PredictiveScaling',
    PredictiveScalingPolicyConfiguration: {
      MetricSpecifications: [{ TargetValue: 50, PredefinedMetricPairSpecification: { PredefinedMetricType } }],
    },
  });
  const policies = [
    tracking('acts'),
    predicting('predicts', 'ECSServiceCPUUtilization'),
    predicting('cannot', 'ECSServiceNetworkOut'),
  ];
  const scheduledActions = ['Europe/Berlin', 'Europe/Berlim'].map((Timezone) => ({
    ScheduledActionName: Timezone.toLowerCase().replace('/', '-'),
    Schedule: 'rate(1 day)',
    Timezone,
    ScalableTargetAction: { MinCapacity: 1 },
  }));
  const alarms = [
    { AlarmName: 'queue', Namespace: 'AWS/SQS', MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 5 },
  ];
  const load = [{ service: 'web', requestsPerSecond: [[0, 1]], perTask: { requestsPerSecond: 1 } }];
  const problems = problemsOf({ load, scaling: [{ ...target('web'), policies, scheduledActions, alarms }] });
  expect(problems.map((problem) => problem.split(' | ').slice(0, 3).join(' '))).toEqual([
    'info not-simulated scaling[0].policies[2].PredictiveScalingPolicyConfiguration.MetricSpecifications',
    'info not-simulated scaling[0].scheduledActions[1].Timezone',
    'info not-simulated scaling[0].alarms[0].MetricName',
  ]);
});

it('a key that the API does not have is an error', () => {
  const parsed = parseScenarioValue(document({ scaling: [{ scalableTarget: { ResourceID: 'x' } }] }));
  expect(parsed.ok).toBe(false);
  expect(parsed.problems[0]).toMatchObject({ code: 'unknown-key', path: 'scaling[0].scalableTarget.ResourceID' });
});
