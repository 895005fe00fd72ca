import { describe, expect, it } from 'vitest';
import { HELD_BY, SCALING_ROW, SCALING_ROW_WIDTH } from '../../frame/scaling';
import { describeScaling } from '../describe-scaling';
import { createSimulation } from '../simulation';
import type { Simulation } from '../simulation';
import { definition, runTo, scenarioOf } from '../testing/run-scenario';

/** Whole runs of services that scale: services-and-capacity 3.1 to 3.7. */

const SERVICE = 'service/default/web';

const cpu = (PolicyName: string, more: object = {}) => ({
  PolicyName,
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingScalingPolicyConfiguration: {
    TargetValue: 60,
    PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
    ...more,
  },
});
const requests = (PolicyName: string, TargetValue: number, more: object = {}) => ({
  PolicyName,
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingScalingPolicyConfiguration: {
    TargetValue,
    PredefinedMetricSpecification: {
      PredefinedMetricType: 'ALBRequestCountPerTarget',
      ResourceLabel: 'app/front/1/targetgroup/web/1',
    },
    ...more,
  },
});
const step = (PolicyName: string, adjustment: number, more: object = {}) => ({
  PolicyName,
  PolicyType: 'StepScaling',
  StepScalingPolicyConfiguration: {
    AdjustmentType: 'ChangeInCapacity',
    StepAdjustments: [
      { [adjustment > 0 ? 'MetricIntervalLowerBound' : 'MetricIntervalUpperBound']: 0, ScalingAdjustment: adjustment },
    ],
    ...more,
  },
});

interface Told {
  readonly desired?: number;
  readonly range?: readonly [number, number];
  readonly policies?: readonly object[];
  readonly alarms?: readonly object[];
  readonly scheduledActions?: readonly object[];
  readonly points?: readonly (readonly [number, number])[];
  readonly timeline?: readonly object[];
  readonly instances?: number;
}

/** A service of which each task takes 50 requests per second at 100 per cent CPU. */
function world({ desired = 4, range = [1, 20], points = [[0, 100]], timeline = [], instances = 10, ...entry }: Told) {
  const [MinCapacity, MaxCapacity] = range;
  return {
    containerInstances: [{ id: 'i', count: instances, instanceType: 'm5.xlarge' }],
    taskDefinitions: [definition('web'), definition('web', { container: { memory: 600 } })],
    services: [{ serviceName: 'web', taskDefinition: 'web:1', desiredCount: desired }],
    load: [
      {
        service: 'web',
        requestsPerSecond: points,
        perTask: { requestsPerSecond: 50, cpuAtCapacity: 100, memoryBase: 30 },
      },
    ],
    scaling: [{ scalableTarget: { ResourceId: SERVICE, MinCapacity, MaxCapacity }, ...entry }],
    timeline,
  };
}

/** Seconds and counts of every change of the desired count that scaling has made. */
const changes = (simulation: Simulation) =>
  simulation.world.scalingActivities.map(({ atMs, from, to }) => [atMs / 1_000, from, to]);

const jump = (at: number, before: number, after: number): [number, number][] => [
  [0, before],
  [at, before],
  [at, after],
];
const setAlarm = (at: number, AlarmName: string, StateValue = 'ALARM') => ({
  at,
  action: 'SetAlarmState',
  input: { AlarmName, StateValue },
});
const heldIn = (simulation: Simulation, second: number) => {
  const { history } = describeScaling(simulation, 0) ?? { history: new Float64Array() };
  const row = second / 60 - 1;
  return HELD_BY[history[row * SCALING_ROW_WIDTH + SCALING_ROW.held] ?? 0];
};

describe('target tracking', () => {
  it('scales out three minutes after the breach has begun, and in fifteen after it is over', () => {
    const points: [number, number][] = [...jump(600, 100, 240), [1_800, 240], [1_800, 100]];
    expect(changes(runTo(4_000, world({ points, policies: [cpu('cpu')] })))).toEqual([
      [780, 4, 8],
      [2_700, 8, 4],
    ]);
  });

  it('leaves alone what lies between nine tenths of the target and the target', () => {
    // 4 tasks at 55 per cent.
    const simulation = runTo(3_000, world({ points: [[0, 110]], policies: [cpu('cpu')] }));
    expect(changes(simulation)).toEqual([]);
    expect(describeScaling(simulation, 0)?.alarms.map(({ state }) => state)).toEqual(['OK', 'OK']);
  });

  it('does nothing without data', () => {
    const simulation = runTo(3_000, { ...world({ policies: [cpu('cpu')] }), load: [] });
    expect(changes(simulation)).toEqual([]);
    const states = describeScaling(simulation, 0)?.alarms.map(({ state }) => state);
    expect(states).toEqual(['INSUFFICIENT_DATA', 'INSUFFICIENT_DATA']);
  });

  it('keeps to the maximum and the minimum', () => {
    const points: [number, number][] = [...jump(600, 100, 2_000), [1_800, 2_000], [1_800, 1]];
    const simulation = runTo(7_000, world({ points, range: [3, 7], policies: [cpu('cpu')] }));
    expect(changes(simulation)).toEqual([
      [780, 4, 7],
      [2_700, 7, 4],
      [3_000, 4, 3],
    ]);
    expect(heldIn(simulation, 1_200)).toBe('maximum');
    expect(heldIn(simulation, 6_000)).toBe('minimum');
  });

  it('never scales in where that is disabled', () => {
    const simulation = runTo(3_600, world({ points: [[0, 10]], policies: [cpu('cpu', { DisableScaleIn: true })] }));
    expect(changes(simulation)).toEqual([]);
    expect(heldIn(simulation, 1_200)).toBe('scaleInDisabled');
  });

  it('works from the tasks that run: what has no place is not asked for again and again', () => {
    // 15 tasks fit.
    const points = jump(600, 100, 2_000);
    const simulation = runTo(7_000, world({ points, instances: 1, range: [1, 200], policies: [cpu('cpu')] }));
    expect(Math.max(...changes(simulation).map(([, , to]) => to ?? 0))).toBeLessThan(70);
    expect(simulation.world.services[0]?.desiredCount).toBeGreaterThan(15);
  });

  it('wakes a service without tasks when requests come, by one task first', () => {
    const points = jump(600, 0, 200);
    const told = { desired: 0, range: [0, 10] as const, points, policies: [requests('requests', 3_000)] };
    expect(changes(runTo(1_500, world(told)))).toEqual([
      [660, 0, 1],
      [840, 1, 4],
    ]);
    expect(changes(runTo(3_000, world({ ...told, policies: [cpu('cpu')] })))).toEqual([]);
  });
});

describe('cooldowns', () => {
  it('let a larger scale-out through, counting what has been added', () => {
    const alarms = ['two', 'three'].map((AlarmName) => ({
      AlarmName,
      AlarmActions: [AlarmName],
      ComparisonOperator: 'GreaterThanThreshold',
    }));
    const policies = [step('two', 2), step('three', 3)];
    const timeline = [
      setAlarm(600, 'two'),
      setAlarm(601, 'two', 'OK'),
      setAlarm(700, 'three'),
      setAlarm(701, 'three', 'OK'),
    ];
    expect(changes(runTo(2_000, world({ desired: 10, alarms, policies, timeline })))).toEqual([
      [600, 10, 12],
      [700, 12, 13],
    ]);
  });

  it('hold scale-in back, and end with a scale-out', () => {
    const alarms = [
      { AlarmName: 'low', AlarmActions: ['less'], ComparisonOperator: 'LessThanThreshold' },
      { AlarmName: 'high', AlarmActions: ['more'], ComparisonOperator: 'GreaterThanThreshold' },
    ];
    const timeline = [
      setAlarm(600, 'low'),
      setAlarm(650, 'low', 'OK'),
      setAlarm(700, 'high'),
      setAlarm(720, 'high', 'OK'),
    ];
    const told = { policies: [step('less', -1), step('more', 1)], alarms };
    const simulation = runTo(1_500, world({ ...told, timeline: [...timeline, setAlarm(780, 'low')] }));
    expect(changes(simulation)).toEqual([
      [600, 4, 3],
      [700, 3, 4],
      [780, 4, 3],
      [1_080, 3, 2],
      [1_380, 2, 1],
    ]);
    expect(heldIn(simulation, 840)).toBe('cooldown');
  });
});

describe('several policies', () => {
  it('scale out by the one that wants most', () => {
    const alarms = [
      { AlarmName: 'a', AlarmActions: ['by-three', 'by-two-hundred'], ComparisonOperator: 'GreaterThanThreshold' },
    ];
    const percent = step('by-two-hundred', 200, { AdjustmentType: 'PercentChangeInCapacity' });
    const told = { desired: 10, range: [1, 50] as const, alarms, policies: [step('by-three', 3), percent] };
    expect(changes(runTo(700, world({ ...told, timeline: [setAlarm(600, 'a')] })))).toEqual([[600, 10, 30]]);
  });

  it('scale in only where all of target tracking agree, those aside that may not', () => {
    // 25 per cent CPU, and 750 requests a minute for each of four targets.
    const points: [number, number][] = [[0, 50]];
    const held = runTo(2_000, world({ points, policies: [cpu('cpu'), requests('requests', 750)] }));
    expect(changes(held)).toEqual([]);
    expect(heldIn(held, 1_200)).toBe('otherPolicies');
    const agreed = runTo(1_000, world({ points, policies: [cpu('cpu'), requests('requests', 1_000)] }));
    expect(changes(agreed)).toEqual([[900, 4, 3]]);
    const excused = [cpu('cpu'), requests('requests', 750, { DisableScaleIn: true })];
    expect(changes(runTo(1_000, world({ points, policies: excused })))).toEqual([[900, 4, 2]]);
  });
});

describe('while a deployment is in progress', () => {
  const timeline = [
    {
      at: 890,
      action: 'UpdateService',
      input: {
        service: 'web',
        taskDefinition: 'web:2',
        deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 },
      },
    },
  ];

  it('scale-in waits', () => {
    const simulation = runTo(1_500, world({ points: [[0, 20]], policies: [cpu('cpu')], timeline }));
    expect(heldIn(simulation, 900)).toBe('deployment');
    expect(changes(simulation)[0]?.[0]).toBeGreaterThan(900);
    expect(changes(simulation)[0]?.slice(1)).toEqual([4, 2]);
  });

  it('scale-out goes on', () => {
    const simulation = runTo(910, world({ points: jump(720, 100, 400), policies: [cpu('cpu')], timeline }));
    expect(changes(simulation)).toEqual([[900, 4, 14]]);
  });
});

describe('step scaling', () => {
  it('acts on alarms of its metric, and on SetAlarmState until the next datapoint', () => {
    const alarms = [
      {
        AlarmName: 'high',
        Namespace: 'AWS/ECS',
        MetricName: 'CPUUtilization',
        Statistic: 'Average',
        Period: 60,
        EvaluationPeriods: 2,
        Threshold: 70,
        ComparisonOperator: 'GreaterThanThreshold',
        AlarmActions: [
          'arn:aws:autoscaling:us-east-1:1:scalingPolicy:0:resource/ecs/service/default/web:policyName/more',
        ],
      },
    ];
    const told = { alarms, policies: [step('more', 2)] };
    expect(changes(runTo(1_000, world({ ...told, points: jump(600, 100, 200) })))).toEqual([[720, 4, 6]]);
    const set = runTo(1_500, world({ ...told, timeline: [setAlarm(610, 'high')] }));
    // Half the capacity is used: the metric lies below the threshold, and there is no step for that.
    expect(changes(set)).toEqual([]);
    expect(describeScaling(set, 0)?.alarms[0]?.state).toBe('OK');
  });
});

describe('scheduled actions', () => {
  it.each([
    [2, [1, 5], { MinCapacity: 4, MaxCapacity: 10 }, 4],
    [9, [1, 20], { MinCapacity: 1, MaxCapacity: 3 }, 3],
  ] as const)('%i tasks in %j with %j: %i (vector SC)', (desired, range, ScalableTargetAction, expected) => {
    const action = { ScheduledActionName: 'eight', Schedule: 'cron(0 8 * * ? *)', ScalableTargetAction };
    const simulation = runTo(
      28_800,
      world({ desired, range, points: [[0, desired * 28]], scheduledActions: [action] }),
    );
    expect(changes(simulation)).toEqual([[28_800, desired, expected]]);
  });

  it('may happen at second 0, once', () => {
    const action = {
      ScheduledActionName: 'midnight',
      Schedule: 'cron(0 0 * * ? *)',
      ScalableTargetAction: { MinCapacity: 6 },
    };
    expect(changes(runTo(900, world({ scheduledActions: [action] })))).toEqual([[0, 4, 6]]);
  });

  it('are suspended with the target', () => {
    const action = {
      ScheduledActionName: 'soon',
      Schedule: 'rate(5 minutes)',
      ScalableTargetAction: { MinCapacity: 6 },
    };
    const document = world({ scheduledActions: [action] });
    const SuspendedState = { ScheduledScalingSuspended: true };
    const [entry] = document.scaling;
    const suspended = {
      ...document,
      scaling: [{ ...entry, scalableTarget: { ...entry?.scalableTarget, SuspendedState } }],
    };
    expect(changes(runTo(900, suspended))).toEqual([]);
    expect(changes(runTo(900, document))).toEqual([[300, 4, 6]]);
  });
});

describe('the run', () => {
  const points: [number, number][] = [...jump(600, 100, 240), [1_200, 240], [1_200, 100]];
  const document = world({
    points,
    policies: [cpu('cpu'), step('more', 2)],
    alarms: [{ AlarmName: 'by-hand', AlarmActions: ['more'] }],
  });

  it('is the same after a snapshot and its restoration, and after going back', () => {
    const whole = createSimulation(scenarioOf(document));
    whole.runUntil(1_000_000);
    const snapshot = whole.snapshot();
    const hash = whole.stateHash();
    whole.runUntil(4_000_000);
    const end = whole.stateHash();
    const rows = describeScaling(whole, 0)?.history;
    whole.restore(snapshot);
    expect(whole.stateHash()).toBe(hash);
    whole.runUntil(4_000_000);
    expect(whole.stateHash()).toBe(end);
    expect(describeScaling(whole, 0)?.history).toEqual(rows);
    whole.runUntil(500_000);
    whole.runUntil(4_000_000);
    expect(whole.stateHash()).toBe(end);
  });

  it('ends when only periods are left that repeat themselves', () => {
    const simulation = createSimulation(scenarioOf(document));
    simulation.runUntilDone(86_400_000);
    expect(simulation.timeMs).toBeGreaterThan(2_100_000);
    expect(simulation.timeMs).toBeLessThan(6_000_000);
    expect(simulation.nextEventAtMs()).toBeNull();
    simulation.runUntil(20_000_000);
    expect(changes(simulation)).toHaveLength(2);
  });

  it('has no periods where nothing scales', () => {
    const simulation = createSimulation(scenarioOf({ ...document, scaling: [] }));
    simulation.runUntil(4_000_000);
    expect(simulation.world.scaling.nextPeriodAtMs).toBe(Infinity);
    expect(simulation.world.scalingHistory.count).toBe(0);
  });

  it('writes a row a period for each target', () => {
    const history = describeScaling(runTo(960, document), 0)?.history ?? [];
    expect(history.length).toBe(16 * SCALING_ROW_WIDTH);
    expect(Array.from(history.slice(12 * SCALING_ROW_WIDTH, 12 * SCALING_ROW_WIDTH + 11))).toEqual([
      0, 780_000, 240_000, 120_000, 30_000, 3_600_000, 8, 4, 4, 1, 20,
    ]);
  });
});
