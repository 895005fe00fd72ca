import { describe, expect, it } from 'vitest';
import type { Measures } from '../frame/measures';
import { outageSentence } from './drill-words';
import { MEASURE_LINES, bestOf, measureLine } from './measure-words';
import type { MeasureId } from './measure-words';
import { tradeSentence } from './trade-words';

const EVEN: Measures = {
  timeMs: 42_000,
  instancesInUse: 6,
  instances: 6,
  tasksWaiting: 0,
  zoneBalance: 0,
  reservedCpu: { units: 8_192, of: 12_288 },
  reservedMemory: { mib: 16_384, of: 49_152 },
  stranded: {
    largestFreeCpuUnits: 1_024,
    largestFreeMemoryMiB: 5_632,
    shareNoTaskFits: 0.04,
    strandedCpuUnits: 0,
    strandedMemoryMiB: 2_662,
  },
  costPerHour: 0.576,
  costByKind: { onDemand: 0.576, spot: 0, fargate: 0, fargateSpot: 0 },
  costIdlePerHour: 0,
  costWastedPerHour: 0.2,
  costStrandedPerHour: 0,
  costAccumulated: 0.1,
  idleInstances: 0,
  lostWithInstance: { tasks: 4, id: 'm5-1' },
  lostWithZone: { tasks: 8, zone: 'us-east-1a' },
  recoverySeconds: null,
  outage: null,
  tasksMoved: 0,
};

const DENSE: Measures = {
  ...EVEN,
  instancesInUse: 5,
  zoneBalance: 6,
  reservedCpu: { units: 8_192, of: 10_240 },
  costIdlePerHour: 0.096,
  idleInstances: 1,
  lostWithInstance: { tasks: 7, id: 'm5-2' },
  lostWithZone: { tasks: 11, zone: 'us-east-1a' },
};

function failed(measures: Measures, recoverySeconds: number | null): Measures {
  const recoveredAtMs = recoverySeconds === null ? null : 20_000 + recoverySeconds * 1_000;
  const outage = { atMs: 20_000, what: 'FailAvailabilityZone us-east-1a', tasksLost: 8, recoveredAtMs };
  return { ...measures, recoverySeconds, outage };
}

describe('the rows of the scoreboard', () => {
  it.each<[MeasureId, string, string | null]>([
    ['instancesInUse', '6', 'of 6'],
    ['tasksWaiting', '0', null],
    ['zoneBalance', '0', null],
    ['reservedCpu', '67%', '8,192 of 12,288 CPU'],
    ['reservedMemory', '33%', '16,384 of 49,152 MiB'],
    ['freeBlock', '1 vCPU, 5.5 GiB', null],
    ['stranded', '4%', '0 vCPU, 2.6 GiB'],
    ['costPerHour', '$0.58', null],
    ['costIdle', '$0.00', '0 idle'],
    ['lostWithInstance', '4', 'm5-1'],
    ['lostWithZone', '8', 'us-east-1a'],
    ['recovery', '–', 'nothing has failed'],
    ['tasksMoved', '0', null],
  ])('%s is printed as %s', (id, figure, detail) => {
    expect(measureLine(id).figure(EVEN)).toBe(figure);
    expect(measureLine(id).detail(EVEN)).toBe(detail);
  });

  it('mark who is better, by the direction of each, and nobody where both are printed alike', () => {
    const better = MEASURE_LINES.flatMap((line) => {
      const [a, b] = bestOf(line, [EVEN, DENSE]);
      return a === b ? [] : [`${line.id} ${a === true ? 'A' : 'B'}`];
    });
    expect(better).toEqual([
      'instancesInUse B',
      'zoneBalance A',
      'reservedCpu B',
      'costIdle B',
      'lostWithInstance A',
      'lostWithZone A',
    ]);
    const slightly = { ...EVEN, costPerHour: 0.5761 };
    expect(bestOf(measureLine('costPerHour'), [EVEN, slightly])).toEqual([false, false]);
  });

  it('count a recovery that has not come as worse than any, and compare none where nothing has failed', () => {
    const line = measureLine('recovery');
    expect(bestOf(line, [failed(EVEN, 41), failed(DENSE, null)])).toEqual([true, false]);
    expect(bestOf(line, [failed(EVEN, null), failed(DENSE, null)])).toEqual([false, false]);
    expect(bestOf(line, [EVEN, failed(DENSE, 41)])).toEqual([false, false]);
  });
});

describe('the trade', () => {
  const of = (...measures: Measures[]): string =>
    tradeSentence(measures.map((each, at) => ({ letter: 'ABCD'[at] ?? '', measures: each })));

  it('is told of two worlds, savings first, and without a verdict', () => {
    expect(of(EVEN, DENSE)).toBe(
      'B needs one instance fewer and could switch off $0.10 an hour more. ' +
        'A loses 8 tasks instead of 11 if its busiest zone dies and 4 instead of 7 if its busiest instance does.',
    );
    const slow = { ...failed(DENSE, 68), costIdlePerHour: 0, lostWithZone: EVEN.lostWithZone };
    expect(of(failed(EVEN, 41), slow)).toBe(
      'B needs one instance fewer and fills the CPU of its instances to 80% instead of 67%. ' +
        'A is back after 41 s instead of 68 and loses 4 tasks instead of 7 if its busiest instance dies.',
    );
    expect(of(failed(EVEN, 41), failed(EVEN, null))).toBe('A is back after 41 s while the other is not yet.');
    expect(of(EVEN, EVEN)).toBe('Both come to the same in every measure.');
  });

  it('tells who has the best of what where there are more', () => {
    expect(of(EVEN, DENSE, { ...DENSE, tasksWaiting: 2 })).toBe(
      'Fewest tasks waiting: A and B (0). Fewest instances: B and C (5). Most to switch off: B and C ($0.10).',
    );
  });

  it('has nothing to say of one world', () => {
    expect(of(EVEN)).toBe('');
  });
});

describe('the line of an outage', () => {
  it.each([
    [
      failed(EVEN, 41),
      0.672,
      'us-east-1a failed at 0:20: 8 tasks lost, all services back after 41 s. $0.67 an hour before, $0.58 now.',
    ],
    [
      failed(EVEN, null),
      0.576,
      'us-east-1a failed at 0:20: 8 tasks lost, not all services back after 22 s. $0.58 an hour.',
    ],
    [failed(EVEN, 0), null, 'us-east-1a failed at 0:20: 8 tasks lost, no service short of one. $0.58 an hour.'],
  ])('%#', (measures, costBefore, sentence) => {
    expect(outageSentence(measures, costBefore)).toBe(sentence);
  });

  it('is none where nothing has failed', () => {
    expect(outageSentence(EVEN, 0.5)).toBeNull();
  });
});
