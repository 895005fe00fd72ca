import { describe, expect, it } from 'vitest';
import { curvePath, planeFor, pointAt, withAdded, withMoved, withRemoved, xOf, yOf } from './curve';
import { peakSentence } from './load-form';
import { SHAPES, numbersOf, pointsOf, shapeOf } from './shapes';
import type { LoadPoints } from './shapes';

const SPIKE: LoadPoints = [
  [0, 100],
  [600, 100],
  [600, 360],
  [1_500, 360],
  [1_500, 100],
];

describe('shapes of load', () => {
  it('a spike is known again, with its numbers', () => {
    expect(shapeOf(SPIKE)).toEqual({ shape: 'spike', numbers: { base: 100, peak: 360, when: 600, length: 900 } });
  });

  it.each(SHAPES)('%s is known again after it was chosen, and after its numbers were changed', (shape) => {
    const chosen = pointsOf(shape, numbersOf(SPIKE, shape));
    expect(shapeOf(chosen)?.shape).toBe(shape);
    const numbers = shapeOf(chosen)?.numbers ?? { base: 0, peak: 0, when: 0, length: 0 };
    const changed = pointsOf(shape, { ...numbers, peak: 777 });
    expect(shapeOf(changed)).toMatchObject({ shape, numbers: { peak: 777 } });
  });

  it('what is drawn by hand is none', () => {
    expect(
      shapeOf([
        [0, 3],
        [10, 9],
        [20, 4],
      ]),
    ).toBeNull();
  });
});

describe('what the peak needs', () => {
  it('is a number of tasks at capacity, and one that holds the target', () => {
    const perTask = { requestsPerSecond: 50, cpuAtCapacity: 100, memoryBase: 30 };
    expect(peakSentence(SPIKE, perTask, 60)).toBe(
      '360/s at its peak: 8 tasks at capacity, 12 to hold CPU utilization at 60%.',
    );
    expect(peakSentence([[0, 50]], perTask, null)).toBe('50/s at its peak: 1 task at capacity.');
  });
});

describe('the curve', () => {
  const plane = planeFor(SPIKE, 300, 148);

  it('has room for all points and some more', () => {
    expect(plane).toMatchObject({ seconds: 1_800, most: 500 });
    expect(pointAt(plane, xOf(plane, 600), yOf(plane, 360))).toEqual([600, 360]);
    expect(pointAt(plane, -50, 999)).toEqual([0, 0]);
  });

  it('moves a point between its neighbours', () => {
    expect(withMoved(SPIKE, 2, [900, 400])[2]).toEqual([900, 400]);
    expect(withMoved(SPIKE, 2, [100, 400])[2]).toEqual([600, 400]);
    expect(withMoved(SPIKE, 3, [9_000, -5])[3]).toEqual([1_500, 0]);
  });

  it('takes points in and out in the order of time', () => {
    expect(withAdded(SPIKE, [900, 300])).toMatchObject({ index: 3 });
    expect(withAdded(SPIKE, [900, 300]).points[3]).toEqual([900, 300]);
    expect(withRemoved(SPIKE, 2)).toHaveLength(4);
    expect(withRemoved([[0, 5]], 0)).toEqual([[0, 5]]);
  });

  it('is level before the first point and after the last', () => {
    const { line } = curvePath([[600, 100]], plane);
    const heights = line
      .slice(1)
      .split('L')
      .map((place) => Number(place.split(' ')[1]));
    expect(heights).toEqual([heights[0], heights[0], heights[0]]);
  });
});
