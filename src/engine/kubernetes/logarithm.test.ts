import { expect, it } from 'vitest';
import { billionthsOfLn } from './logarithm';

it('is ln n to nine digits', () => {
  expect([1, 2, 3, 4, 5, 10].map(billionthsOfLn)).toEqual([
    0, 693_147_181, 1_098_612_289, 1_386_294_361, 1_609_437_912, 2_302_585_093,
  ]);
  // ln ab = ln a + ln b, each of the three rounded.
  for (let n = 3; n < 40_000; n += 101) {
    expect(Math.abs(billionthsOfLn(n * 7) - billionthsOfLn(n) - billionthsOfLn(7))).toBeLessThanOrEqual(1);
  }
});
