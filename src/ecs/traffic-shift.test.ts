import { describe, expect, it } from 'vitest';
import { canaryShares, linearShares, permilleOf, WHOLE } from './traffic-shift';

describe('linear arithmetic (services-and-capacity 1.15, D-L)', () => {
  it.each([
    [10, 9],
    [25, 3],
    [11, 9],
    [3, 33],
    [50, 1],
    [100, 0],
    [33.3, 3],
  ])('a step of %f per cent bakes %i times before everything is shifted', (stepPercent, bakes) => {
    expect(linearShares(permilleOf(stepPercent))).toHaveLength(bakes + 1);
  });

  it.each([3, 7.7, 10, 11, 33.3, 99.9])(
    'after k steps of %f per cent the share is k times it, at most all',
    (percent) => {
      const step = permilleOf(percent);
      const shares = linearShares(step);
      expect(shares).toEqual(shares.map((_, index) => Math.min(WHOLE, (index + 1) * step)));
    },
  );

  it('has no floating error at a tenth of a per cent', () => {
    expect(linearShares(permilleOf(33.3))).toEqual([333, 666, 999, 1000]);
    expect(permilleOf(0.1)).toBe(1);
  });
});

describe('a canary', () => {
  it('has its share and then everything', () => expect(canaryShares(permilleOf(5))).toEqual([50, 1000]));
  it('of a hundred per cent is all at once', () => expect(canaryShares(1000)).toEqual([1000]));
});
