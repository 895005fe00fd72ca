import { describe, expect, it } from 'vitest';
import type { ScalingPolicyInput, StepAdjustment } from '../../ecs/scaling';
import { putPolicyRefusals, putScheduledRefusals, registerTargetRefusals } from './scaling';
import type { ScalingContext } from './scaling';

const ResourceId = 'service/default/web';
const context: ScalingContext = {
  clusterName: 'default',
  schedulingOf: (service) => (service === 'agent' ? 'DAEMON' : ['web', 'new'].includes(service) ? 'REPLICA' : null),
  targetOf: (service) => (service === 'web' ? { MinCapacity: 2, MaxCapacity: 4 } : null),
  policiesOf: () => [tracking('cpu', { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' })],
};

function tracking(PolicyName: string, metric?: object, more: object = {}): ScalingPolicyInput {
  const specification = metric === undefined ? {} : { PredefinedMetricSpecification: metric };
  const TargetTrackingScalingPolicyConfiguration = { TargetValue: 60, ...specification, ...more };
  return {
    ResourceId,
    PolicyName,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration,
  } as ScalingPolicyInput;
}

const steps = (...bounds: readonly (readonly [number | null, number | null])[]): ScalingPolicyInput => ({
  ResourceId,
  PolicyName: 'step',
  StepScalingPolicyConfiguration: {
    AdjustmentType: 'ChangeInCapacity',
    StepAdjustments: bounds.map(([lower, upper]): StepAdjustment => ({
      ...(lower === null ? {} : { MetricIntervalLowerBound: lower }),
      ...(upper === null ? {} : { MetricIntervalUpperBound: upper }),
      ScalingAdjustment: 1,
    })),
  },
});

/** The part of a refusal that is asked for, as far as the refusal says it; null for no refusal. */
function saidOf(refusal: { readonly message: string } | undefined, message: string | null): string | null {
  if (refusal === undefined) return null;
  return message !== null && refusal.message.includes(message) ? message : refusal.message;
}

describe('RegisterScalableTarget', () => {
  it.each([
    [{ ResourceId, MinCapacity: 1, MaxCapacity: 3 }, null],
    [{ ResourceId, MaxCapacity: 9 }, null],
    [{ ResourceId, MaxCapacity: 1 }, 'Maximum capacity cannot be less than minimum capacity'],
    [{ ResourceId: 'service/default/new', MinCapacity: 1 }, 'MinCapacity and MaxCapacity are required'],
    [
      { ResourceId: 'service/default/gone', MinCapacity: 1, MaxCapacity: 2 },
      "ECS service doesn't exist: service/default/gone",
    ],
    [{ ResourceId: 'service/other/web', MinCapacity: 1, MaxCapacity: 2 }, "ECS service doesn't exist"],
    [{ ResourceId: 'service/default/agent', MinCapacity: 1, MaxCapacity: 2 }, 'DAEMON'],
    [{ ResourceId: 'web', MinCapacity: 1, MaxCapacity: 2 }, 'Unsupported service namespace'],
    [{ ServiceNamespace: 'dynamodb', ResourceId, MinCapacity: 1, MaxCapacity: 2 }, 'Unsupported service namespace'],
    [{ ResourceId, MinCapacity: -1, MaxCapacity: 2 }, "Value '-1' at 'minCapacity'"],
  ])('%j: %s', (input, message) => {
    const [first] = registerTargetRefusals(input, context);
    expect(first?.code).toBe(message === null ? undefined : 'ValidationException');
    expect(saidOf(first, message)).toBe(message);
  });
});

describe('PutScalingPolicy', () => {
  it('needs a scalable target', () => {
    const [first] = putPolicyRefusals({ ...steps([0, null]), ResourceId: 'service/default/new' }, context);
    expect(first?.code).toBe('ObjectNotFoundException');
  });

  it.each([
    [
      'a second policy of a metric',
      tracking('more', { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' }),
      'Only one TargetTrackingScaling policy',
    ],
    ['the policy itself again', tracking('cpu', { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' }), null],
    ['no metric', tracking('none'), 'Exactly one of'],
    [
      'two metrics',
      tracking(
        'two',
        { PredefinedMetricType: 'ECSServiceAverageMemoryUtilization' },
        { CustomizedMetricSpecification: {} },
      ),
      'Exactly one of',
    ],
    ['an unknown metric', tracking('odd', { PredefinedMetricType: 'Luck' }), "Value 'Luck' at 'predefinedMetricType'"],
    [
      'requests without a target group',
      tracking('requests', { PredefinedMetricType: 'ALBRequestCountPerTarget' }),
      'ResourceLabel',
    ],
    [
      'no configuration',
      { ResourceId, PolicyName: 'x', PolicyType: 'TargetTrackingScaling' },
      'is required for policy type',
    ],
    ['an unknown type', { ResourceId, PolicyName: 'x', PolicyType: 'Magic' }, "Value 'Magic' at 'policyType'"],
    ['steps side by side', steps([0, 10], [10, null]), null],
    ['steps on both sides', steps([null, -10], [-10, 0], [0, 10], [10, null]), null],
    ['no step', steps(), 'At least one step'],
    ['a gap', steps([0, 10], [20, null]), 'leave a gap'],
    ['an overlap', steps([0, 10], [5, null]), 'overlap'],
    ['two lower ends', steps([null, 0], [null, 10]), 'Only one step adjustment can have an unspecified lower bound'],
    ['two upper ends', steps([0, null], [10, null]), 'Only one step adjustment can have an unspecified upper bound'],
    ['a step without bounds', steps([null, null]), 'a lower bound, an upper bound or both'],
    ['a step the wrong way round', steps([10, 0]), 'must be less than its upper bound'],
    ['an end above', steps([0, 10]), 'an unspecified upper bound'],
    ['an end below', steps([-10, 0]), 'an unspecified lower bound'],
  ])('%s', (_, input, message) => {
    const [first] = putPolicyRefusals(input, context);
    expect(saidOf(first, message)).toBe(message);
  });
});

describe('PutScheduledAction', () => {
  const action = (more: object) => ({
    ResourceId,
    ScheduledActionName: 'x',
    Schedule: 'rate(1 day)',
    ScalableTargetAction: { MinCapacity: 1 },
    ...more,
  });

  it.each([
    [action({}), null],
    [action({ Schedule: 'every day' }), 'Invalid schedule expression'],
    [action({ ScalableTargetAction: {} }), 'MinCapacity, MaxCapacity or both'],
    [action({ ScalableTargetAction: { MinCapacity: 3, MaxCapacity: 2 } }), 'Maximum capacity cannot be less'],
    [action({ ResourceId: 'service/default/new' }), 'No scalable target registered'],
  ])('%j: %s', (input, message) => {
    const [first] = putScheduledRefusals(input, context);
    expect(saidOf(first, message)).toBe(message);
  });
});
