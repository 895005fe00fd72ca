import { describe, expect, it } from 'vitest';
import { SCALING_ROW, SCALING_ROW_WIDTH } from '../../frame/scaling';
import { describeScaling } from '../describe-scaling';
import { definition, runTo } from '../testing/run-scenario';

/** Metrics of twenty seconds, and what suspends scaling: services-and-capacity 3.1 to 3.3. */

interface Told {
  readonly type?: string;
  readonly monitoring?: object;
  readonly suspended?: object;
  readonly points: readonly (readonly [number, number])[];
  readonly desired?: number;
}

const FINELY = { metricConfigurations: [{ metricNames: ['CPUUtilization'], resolutionSeconds: 20 }] };

/** Four tasks that take 100 requests a second at 50 per cent CPU; 60 is the target. */
function world({ type = 'ECSServiceAverageCPUUtilization', monitoring, suspended, points, desired = 4 }: Told) {
  const SuspendedState = suspended === undefined ? {} : { SuspendedState: suspended };
  return {
    containerInstances: [{ id: 'i', count: 10, instanceType: 'm5.xlarge' }],
    taskDefinitions: [definition('web')],
    services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: desired, ...(monitoring && { monitoring }) }],
    load: [
      {
        service: 'web',
        requestsPerSecond: points,
        perTask: { requestsPerSecond: 50, cpuAtCapacity: 100, memoryBase: 30 },
      },
    ],
    scaling: [
      {
        scalableTarget: { ResourceId: 'service/default/web', MinCapacity: 0, MaxCapacity: 20, ...SuspendedState },
        policies: [
          {
            PolicyName: 'cpu',
            PolicyType: 'TargetTrackingScaling',
            TargetTrackingScalingPolicyConfiguration: {
              TargetValue: 60,
              PredefinedMetricSpecification: { PredefinedMetricType: type },
            },
          },
        ],
      },
    ],
  };
}
const jump = (at: number, before: number, after: number): [number, number][] => [
  [at, before],
  [at, after],
];
const changes = (second: number, told: Told) =>
  runTo(second, world(told)).world.scalingActivities.map(({ atMs, from, to }) => [atMs / 1_000, from, to]);

describe('metrics of twenty seconds', () => {
  const type = 'ECSServiceAverageCPUUtilizationHighResolution';

  it('are a minute behind a breach, where others are three', () => {
    const points = jump(600, 100, 240);
    expect(changes(900, { points })).toEqual([[780, 4, 8]]);
    expect(changes(900, { points, type, monitoring: FINELY })).toEqual([[660, 4, 8]]);
    expect(changes(900, { points: jump(619, 100, 240), type, monitoring: FINELY })).toEqual([[680, 4, 8]]);
  });

  it('are in no more of a hurry to scale in', () =>
    expect(changes(1_000, { points: [[0, 50]], type, monitoring: FINELY })).toEqual([[900, 4, 2]]));

  it('are there only for a service that publishes them', () => {
    const simulation = runTo(1_000, world({ points: jump(600, 100, 240), type }));
    expect(simulation.world.scalingActivities).toEqual([]);
    expect(describeScaling(simulation, 0)?.alarms[0]?.state).toBe('INSUFFICIENT_DATA');
  });

  it('have a row each', () => {
    const simulation = runTo(120, world({ points: [[0, 100]], type, monitoring: FINELY }));
    const history = describeScaling(simulation, 0)?.history ?? new Float64Array();
    const times = Array.from({ length: history.length / SCALING_ROW_WIDTH }, (_, row) => {
      return history[row * SCALING_ROW_WIDTH + SCALING_ROW.timeMs];
    });
    expect(times).toEqual([20_000, 40_000, 60_000, 80_000, 100_000, 120_000]);
  });
});

describe('what is suspended', () => {
  it.each([
    ['DynamicScalingOutSuspended', jump(600, 100, 240), 900],
    ['DynamicScalingInSuspended', [[0, 20] as const], 1_000],
  ])('%s', (flag, points, second) => {
    expect(changes(second, { points })).toHaveLength(1);
    expect(changes(second, { points, suspended: { [flag]: true } })).toEqual([]);
  });
});

describe('a minimum of 0', () => {
  it('lets the last task go where there is no demand, and CPU wakes nothing', () => {
    const points: [number, number][] = [
      [0, 0],
      [5_000, 0],
      [5_000, 500],
    ];
    const told = changes(6_000, { points, desired: 2 });
    expect(told.at(-1)?.[2]).toBe(0);
    expect(told.every(([at = 0]) => at < 5_000)).toBe(true);
  });
});
