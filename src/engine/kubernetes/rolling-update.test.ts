import { expect, it } from 'vitest';
import { daemonSetBounds, rolloutBounds } from './rolling-update';

it('A quarter surges, rounded up; a quarter may be unavailable, rounded down', () => {
  const told = [4, 10, 1, 0].map((desired) => {
    const { lower, upper } = rolloutBounds(desired, {});
    return [upper - desired, desired - lower];
  });
  expect(told).toEqual([
    [1, 1],
    [3, 2],
    [1, 0],
    [0, 0],
  ]);
});

it('Percentages of the service become its strategy, and something can always move', () => {
  expect(rolloutBounds(4, { minimumHealthyPercent: 100, maximumPercent: 200 })).toEqual({ lower: 4, upper: 8 });
  expect(rolloutBounds(3, { minimumHealthyPercent: 50, maximumPercent: 150 })).toEqual({ lower: 2, upper: 5 });
  expect(rolloutBounds(3, { minimumHealthyPercent: 100, maximumPercent: 100 })).toEqual({ lower: 2, upper: 3 });
  expect(daemonSetBounds(3)).toEqual({ lower: 2, upper: 3 });
});
