import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demandAt, requestsBetween } from './demand';
import { datapointOf } from './metrics';

const CURVE: readonly (readonly [number, number])[] = [
  [0, 100],
  [300, 900],
  [900, 100],
];

describe('demand', () => {
  it.each([
    [0, 100],
    [150, 500],
    [300, 900],
    [600, 500],
    [900, 100],
    [5_000, 100],
  ])('at second %i: %i requests per second', (second, requests) => expect(demandAt(CURVE, second)).toBe(requests));

  it('is level before the first point', () => expect(demandAt([[60, 5]], 0)).toBe(5));

  it('jumps where two points share their second', () => {
    const jump = [
      [0, 10],
      [60, 10],
      [60, 50],
    ] as const;
    expect(requestsBetween(jump, 0, 60)).toBe(600);
    expect(requestsBetween(jump, 60, 120)).toBe(3_000);
    expect(requestsBetween(jump, 30, 90)).toBe(1_800);
  });

  it('adds up: two halves of a stretch have what the whole has', () => {
    const points = fc
      .array(fc.tuple(fc.nat(1_000), fc.nat(1_000)), { minLength: 1, maxLength: 6 })
      .map((list) => list.sort(([a], [b]) => a - b));
    fc.assert(
      fc.property(points, fc.nat(500), fc.nat(500), fc.nat(500), (curve, from, first, second) => {
        const whole = requestsBetween(curve, from, from + first + second);
        const halves =
          requestsBetween(curve, from, from + first) + requestsBetween(curve, from + first, from + first + second);
        expect(halves).toBeCloseTo(whole, 5);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a datapoint', () => {
  const load = {
    service: 'web',
    requestsPerSecond: [[0, 200] as const],
    perTask: { requestsPerSecond: 50, cpuAtCapacity: 90, memoryBase: 30 },
  };
  const at = (running: number, healthy: number, onFargate = false) =>
    datapointOf(load, { running, healthy, onFargate }, 60, 120);

  it('has CPU and requests by healthy task, and memory as it is', () =>
    expect(at(5, 4)).toEqual({
      demandMilli: 200_000,
      cpuMilli: 90_000,
      memoryMilli: 30_000,
      requestsMilli: 3_000_000,
    }));

  it('goes above 100 per cent on EC2 and not on Fargate', () => {
    expect(at(2, 2).cpuMilli).toBe(180_000);
    expect(at(2, 2, true).cpuMilli).toBe(100_000);
  });

  it('is missing where no task could give it', () => {
    expect(at(0, 0)).toEqual({ demandMilli: 200_000, cpuMilli: NaN, memoryMilli: NaN, requestsMilli: NaN });
    expect(at(2, 0)).toMatchObject({ cpuMilli: NaN, memoryMilli: 30_000, requestsMilli: NaN });
    expect(datapointOf(undefined, { running: 2, healthy: 2, onFargate: false }, 0, 60).cpuMilli).toBeNaN();
  });
});
