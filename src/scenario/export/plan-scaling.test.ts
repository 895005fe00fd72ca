import { describe, expect, test } from 'vitest';
import { exported, leftOut, ofType, template } from './exported-testing';
import { IDS, inputs, runScript } from './testing/run-script';

const STEPS = { AdjustmentType: 'ChangeInCapacity', StepAdjustments: [{ ScalingAdjustment: 2 }] };

function scaled(alarms: readonly object[]): unknown {
  return {
    stowplan: 1,
    cluster: { clusterName: 'shop' },
    containerInstances: [{ id: 'a', instanceType: 'm5.large' }],
    taskDefinitions: [{ family: 'web', containerDefinitions: [{ name: 'app', image: 'nginx', memory: 64 }] }],
    services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 2 }],
    scaling: [
      {
        scalableTarget: { ResourceId: 'service/shop/web', MinCapacity: 2, MaxCapacity: 9 },
        policies: [{ PolicyName: 'add-two', PolicyType: 'StepScaling', StepScalingPolicyConfiguration: STEPS }],
        alarms,
      },
    ],
  };
}

const HIGH = { AlarmName: 'high', Namespace: 'AWS/ECS', MetricName: 'CPUUtilization', Threshold: 70 };

describe('alarms of step scaling', () => {
  const scenario = scaled([
    {
      ...HIGH,
      AlarmActions: ['add-two', 'arn:aws:sns:us-east-1:1:people'],
      ComparisonOperator: 'GreaterThanThreshold',
    },
    {
      AlarmName: 'requests',
      Namespace: 'AWS/ApplicationELB',
      MetricName: 'RequestCountPerTarget',
      Dimensions: [{ Name: 'TargetGroup', Value: 'targetgroup/web/73e2d6bc24d8a067' }],
      Statistic: 'Sum',
      Threshold: 100,
      EvaluationPeriods: 3,
    },
  ]);

  test('are put by the script, and set off the policies that it has made', () => {
    const calls = runScript(exported(scenario, 'cli'), IDS);
    const policy = calls.findIndex(({ words }) => words[1] === 'put-scaling-policy');
    const [high, requests] = inputs(calls, 'put-metric-alarm');
    // What is left out in the scenario is written as the playground takes it: CloudWatch has no defaults for it.
    expect(high).toEqual({
      ...HIGH,
      ComparisonOperator: 'GreaterThanThreshold',
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 1,
      Dimensions: [
        { Name: 'ClusterName', Value: 'shop' },
        { Name: 'ServiceName', Value: 'web' },
      ],
      AlarmActions: [`made-${policy + 1}`, 'arn:aws:sns:us-east-1:1:people'],
    });
    expect(requests).toMatchObject({
      Statistic: 'Sum',
      EvaluationPeriods: 3,
      ComparisonOperator: 'GreaterThanThreshold',
      Dimensions: [{ Name: 'TargetGroup' }],
    });
  });

  test('are in the template, and refer to its policies', () => {
    const made = template(scenario);
    const policy = Object.entries(made.Resources).find(([, { Type }]) => Type.endsWith('::ScalingPolicy'))?.[0];
    expect(ofType(made, 'AWS::CloudWatch::Alarm')).toMatchObject([
      { AlarmName: 'high', Period: 60, AlarmActions: [{ Ref: policy }, 'arn:aws:sns:us-east-1:1:people'] },
      { AlarmName: 'requests', Statistic: 'Sum' },
    ]);
  });

  test('nothing of them is said to be left out', () => {
    expect(leftOut(scenario)).toEqual([]);
  });
});

test('alarms that CloudWatch would refuse are left out, and so are actions that lead nowhere: both are said', () => {
  const scenario = scaled([
    { AlarmName: 'by-hand' },
    {
      AlarmName: 'no-target-group',
      Namespace: 'AWS/ApplicationELB',
      MetricName: 'RequestCountPerTarget',
      Threshold: 1,
    },
    { ...HIGH, AlarmActions: ['add-three'] },
  ]);
  expect(inputs(runScript(exported(scenario, 'cli'), IDS), 'put-metric-alarm')).toMatchObject([
    { AlarmName: 'high', AlarmActions: [] },
  ]);
  expect(leftOut(scenario)).toEqual([
    'Alarms that do not say what they watch, and from which threshold on: by-hand and no-target-group.',
    'Actions of alarms that are no policy of their service: add-three.',
  ]);
});
