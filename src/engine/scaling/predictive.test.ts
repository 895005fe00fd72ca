import { describe, expect, it } from 'vitest';
import { SCALING_ROW, SCALING_ROW_WIDTH } from '../../frame/scaling';
import { describeScaling } from '../describe-scaling';
import { createSimulation } from '../simulation';
import { definition, runTo, scenarioOf } from '../testing/run-scenario';
import { forecastFrom } from './forecast';

/** Predictive scaling: services-and-capacity 3.8. Its load is a day that repeats itself: much from eight to ten, little else. */

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** Requests per second: 10, and 100 from eight to ten of each day, for so many days. */
const days = (count: number): (readonly [number, number])[] =>
  Array.from({ length: count }, (_, day) => day * DAY).flatMap((at) => [
    [at + 8 * HOUR, 10] as const,
    [at + 8 * HOUR, 100] as const,
    [at + 10 * HOUR, 100] as const,
    [at + 10 * HOUR, 10] as const,
  ]);

/** Each task takes 10 requests a second at 50 per cent CPU, which is the target. */
function world(more: object = {}, range: readonly [number, number] = [1, 20], points = days(3)) {
  const [MinCapacity, MaxCapacity] = range;
  return {
    containerInstances: [{ id: 'i', count: 3, instanceType: 'm5.4xlarge' }],
    taskDefinitions: [definition('web')],
    services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 1 }],
    load: [
      {
        service: 'web',
        requestsPerSecond: points,
        perTask: { requestsPerSecond: 20, cpuAtCapacity: 100, memoryBase: 30 },
      },
    ],
    scaling: [
      {
        scalableTarget: { ResourceId: 'service/default/web', MinCapacity, MaxCapacity },
        policies: [
          {
            PolicyName: 'ahead',
            PolicyType: 'PredictiveScaling',
            PredictiveScalingPolicyConfiguration: {
              MetricSpecifications: [
                {
                  TargetValue: 50,
                  PredefinedMetricPairSpecification: { PredefinedMetricType: 'ECSServiceCPUUtilization' },
                },
              ],
              Mode: 'ForecastAndScale',
              ...more,
            },
          },
        ],
      },
    ],
  };
}

const changes = (simulation: ReturnType<typeof runTo>) =>
  simulation.world.scalingActivities.map(({ atMs, from, to }) => [atMs / 1_000, from, to]);

describe('a forecast', () => {
  /** Rows with 60 periods of the same load for each hour from second 0 on: CPU of one task. */
  const rowsOf = (perHour: readonly number[]): Float64Array => {
    const rows = new Float64Array(perHour.length * 60 * SCALING_ROW_WIDTH);
    for (let minute = 0; minute < perHour.length * 60; minute++) {
      const start = minute * SCALING_ROW_WIDTH;
      rows[start + SCALING_ROW.timeMs] = (minute + 1) * 60_000;
      rows[start + SCALING_ROW.cpuMilli] = (perHour[Math.floor(minute / 60)] ?? 0) * 1_000;
      rows[start + SCALING_ROW.healthy] = 1;
      rows[start + SCALING_ROW.running] = 1;
    }
    return rows;
  };
  const days = (...peaks: readonly number[]) =>
    peaks.flatMap((peak) => Array.from({ length: 24 }, (_, hour) => (hour === 8 ? peak : 40)));

  it.each([
    ['one day', [500], 10],
    ['the mean of two, rounded up', [500, 510], 11],
    ['of fourteen days at most', [100_000, ...Array.from({ length: 14 }, () => 500)], 10],
  ])('is of %s', (_, peaks, expected) => {
    const rows = rowsOf(days(...peaks));
    const forecast = forecastFrom(rows, 0, 'cpu', 50_000, 0, peaks.length * DAY * 1_000);
    expect(forecast).toHaveLength(48);
    expect([forecast[7], forecast[8], forecast[9], forecast[32]]).toEqual([1, expected, 1, expected]);
  });

  it('knows nothing of hours that have not been seen', () =>
    expect(forecastFrom(rowsOf([40]), 0, 'cpu', 50_000, 0, HOUR * 1_000).slice(22, 24)).toEqual([-1, 1]));
});

describe('ForecastAndScale', () => {
  it('has nothing to go by on the first day, and is there before the rush on the next', () => {
    expect(changes(runTo(DAY + 15 * HOUR, world()))).toEqual([[DAY + 8 * HOUR - 300, 1, 10]]);
    const sooner = changes(runTo(DAY + 8 * HOUR, world({ SchedulingBufferTime: 600 })));
    expect(sooner).toEqual([[DAY + 8 * HOUR - 600, 1, 10]]);
  });

  it('holds other policies to its floor', () => {
    const document = world();
    const tracking = {
      PolicyName: 'cpu',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 50,
        PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
      },
    };
    const [entry] = document.scaling;
    const both = { ...document, scaling: [{ ...entry, policies: [...(entry?.policies ?? []), tracking] }] };
    // On the second day nothing comes at eight: what was expected is kept until ten all the same.
    const quiet = { ...both, load: [{ ...document.load[0], requestsPerSecond: days(1) }] };
    const second = changes(runTo(2 * DAY, quiet)).filter(([at = 0]) => at >= DAY);
    expect(second[0]).toEqual([DAY + 8 * HOUR - 300, 1, 10]);
    expect(second[1]?.[0]).toBe(DAY + 10 * HOUR);
    expect(second.at(-1)?.[2]).toBe(1);
  });

  it.each([
    ['HonorMaxCapacity', {}, 6],
    ['IncreaseMaxCapacity', { MaxCapacityBuffer: 0 }, 10],
  ])('with %s above the maximum: %j gives %i', (MaxCapacityBreachBehavior, more, expected) => {
    const simulation = runTo(DAY + 8 * HOUR, world({ MaxCapacityBreachBehavior, ...more }, [1, 6]));
    expect(changes(simulation)).toEqual([[DAY + 8 * HOUR - 300, 1, expected]]);
  });

  it('raises the maximum by the buffer above the forecast', () => {
    const more = { MaxCapacityBreachBehavior: 'IncreaseMaxCapacity', MaxCapacityBuffer: 25 };
    const { history } = describeScaling(runTo(DAY + 9 * HOUR, world(more, [1, 6])), 0) ?? { history: [] };
    expect(history.at(SCALING_ROW.maximum - SCALING_ROW_WIDTH)).toBe(13);
    expect(history.at(SCALING_ROW.minimum - SCALING_ROW_WIDTH)).toBe(10);
  });

  it('is the same after going back', () => {
    const simulation = createSimulation(scenarioOf(world()));
    simulation.runUntil((DAY + 9 * HOUR) * 1_000);
    const hash = simulation.stateHash();
    simulation.runUntil(HOUR * 1_000);
    simulation.runUntil((DAY + 9 * HOUR) * 1_000);
    expect(simulation.stateHash()).toBe(hash);
  });
});

it('ForecastOnly tells what it expects and changes nothing', () => {
  const simulation = runTo(DAY + 9 * HOUR, world({ Mode: 'ForecastOnly' }));
  expect(changes(simulation)).toEqual([]);
  const forecast = describeScaling(simulation, 0)?.policies[0]?.forecast;
  expect(forecast).toMatchObject({ mode: 'ForecastOnly', madeAt: DAY + 6 * HOUR + 60, bufferSeconds: 300 });
  expect(forecast?.hours.find(({ at }) => at === DAY + 8 * HOUR)).toEqual({ at: DAY + 8 * HOUR, capacity: 10 });
});
