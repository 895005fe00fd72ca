import { describe, expect, it } from 'vitest';
import type { CapacityAmounts } from '../../frame/capacity';
import { ceilDiv, desiredFor, perInstance, reservationMilli, stepOf } from './need';

/** The worked numbers of services-and-capacity 4.5. */

const LARGE: CapacityAmounts = { cpu: 2048, memory: 7782, networkInterfaces: 2, gpus: 0 };
const task = (cpu: number, memory: number, networkInterfaces = 0): CapacityAmounts => ({
  cpu,
  memory,
  networkInterfaces,
  gpus: 0,
});
const STEPS = { minimumScalingStepSize: 1, maximumScalingStepSize: 10_000 };

/** M with groups of equal tasks waiting: the largest need, not the sum. */
function neededWith(
  instances: number,
  groups: readonly (readonly [count: number, needs: CapacityAmounts])[],
  steps = STEPS,
): number {
  const needs = groups.map(([count, of]) => ceilDiv(count, perInstance(LARGE, of, null).perInstance));
  return instances + stepOf(Math.max(0, ...needs), steps);
}

describe('vectors CAS', () => {
  it.each([
    ['1: all busy, 10 tasks wait', 3, neededWith(3, [[10, task(512, 1024)]]), 100, 6, 200, 6],
    ['2: the same in awsvpc', 3, neededWith(3, [[10, task(512, 1024, 1)]]), 100, 8, 266.667, 8],
    [
      '3: plus 6 larger ones',
      3,
      neededWith(3, [
        [10, task(512, 1024)],
        [6, task(1024, 4096)],
      ]),
      100,
      9,
      300,
      9,
    ],
    ['4: no instance', 0, neededWith(0, [[10, task(512, 1024)]]), 100, 3, 200, 2],
    ['5: nothing at all', 0, 0, 100, 0, 100, 0],
    ['6: three of five busy', 5, 3, 100, 3, 60, 3],
    ['7: target 80', 5, 5, 80, 5, 100, 7],
    ['8: target 50', 3, 2, 50, 2, 66.667, 4],
    ['9: target 90', 10, 9, 90, 9, 90, 10],
    [
      '10: minimum step',
      4,
      neededWith(4, [[1, task(512, 1024)]], { ...STEPS, minimumScalingStepSize: 3 }),
      100,
      7,
      175,
      7,
    ],
    [
      '11: maximum step',
      4,
      neededWith(4, [[100, task(2048, 1024)]], { ...STEPS, maximumScalingStepSize: 10 }),
      100,
      14,
      350,
      14,
    ],
    ['12: one waits at target 90', 10, neededWith(10, [[1, task(512, 1024)]]), 90, 11, 110, 13],
    ['13: what waits fits nowhere', 4, 4, 100, 4, 100, 4],
  ])('%s', (_, instances, needed, target, m, metric, desired) => {
    expect(needed).toBe(m);
    expect(reservationMilli(needed, instances) / 1_000).toBe(metric);
    expect(desiredFor(needed, instances, target)).toBe(desired);
  });
});

it.each([
  [task(512, 1024), null, 4, 'cpu'],
  [task(256, 4096), null, 1, 'memory'],
  [task(256, 512, 1), null, 2, 'networkInterfaces'],
  [task(256, 512), 'hostPort', 1, 'hostPort'],
  [task(256, 512), 'distinctInstance', 1, 'distinctInstance'],
  [task(4096, 512), null, 0, 'cpu'],
] as const)('%j with %s: %i an instance, bound by %s', (needs, alone, fit, boundBy) => {
  expect(perInstance(LARGE, needs, alone)).toEqual({ perInstance: fit, boundBy });
});
