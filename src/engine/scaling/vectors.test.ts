import { describe, expect, it } from 'vitest';
import type { StepAdjustment } from '../../ecs/scaling';
import { adjusted, stepFor } from './step';
import { gradually, proportional } from './target-tracking';

/** The worked numbers of services-and-capacity 3.3 and 3.6. */

describe('target tracking (vectors TT)', () => {
  it.each([
    [4, 90, 60, 6],
    [4, 61, 60, 5],
    [10, 75, 50, 15],
    [2, 100, 50, 4],
    [10, 45, 50, 9],
    [10, 40, 50, 8],
    [10, 20, 50, 4],
    [1, 20, 50, 1],
    [3, 1_500, 1_000, 5],
    [5, 99, 70, 8],
  ])('%i tasks at %i for a target of %i: %i', (current, metric, target, wanted) =>
    expect(proportional(current, metric * 1_000, target * 1_000)).toBe(wanted),
  );

  it.each([
    [10, 4, 5],
    [10, 8, 8],
    [1, 0, 0],
    [3, 1, 2],
  ])('of %i tasks, %i wanted, one activity leaves %i', (current, wanted, left) =>
    expect(gradually(current, wanted)).toBe(left),
  );
});

describe('step scaling (vectors ST)', () => {
  const step = (lower: number | null, upper: number | null, ScalingAdjustment: number): StepAdjustment => ({
    ...(lower === null ? {} : { MetricIntervalLowerBound: lower }),
    ...(upper === null ? {} : { MetricIntervalUpperBound: upper }),
    ScalingAdjustment,
  });
  const out = [step(0, 10, 0), step(10, 20, 10), step(20, null, 30)];
  const back = [step(-10, 0, 0), step(-20, -10, -10), step(null, -20, -30)];
  const percent = { AdjustmentType: 'PercentChangeInCapacity' };

  it.each([
    [10, 55, 10],
    [10, 60, 11],
    [11, 70, 14],
    [14, 45, 14],
    [14, 40, 13],
    [13, 30, 10],
  ])('%i tasks at %i: %i', (current, metric, wanted) => {
    const above = metric > 50;
    const found = stepFor(above ? out : back, (metric - 50) * 1_000, above);
    expect(found && adjusted(percent, found, current)).toBe(wanted);
  });

  it.each([
    [{ ...percent, MinAdjustmentMagnitude: 2 }, 25, 4, 6],
    [percent, 10, 3, 4],
    [percent, -10, 3, 2],
    [{ AdjustmentType: 'ChangeInCapacity' }, 5, 3, 8],
    [{ AdjustmentType: 'ExactCapacity' }, 5, 3, 5],
    [percent, 127, 10, 22],
    [percent, -66.7, 10, 4],
    [percent, 200, 10, 30],
  ])('%j by %f of %i: %i', (configuration, adjustment, current, wanted) =>
    expect(adjusted(configuration, step(0, null, adjustment), current)).toBe(wanted),
  );

  it('finds no step where none covers the metric', () =>
    expect(stepFor([step(10, 20, 1)], 5_000, true)).toBeUndefined());
});
