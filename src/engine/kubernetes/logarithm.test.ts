import { expect, it } from 'vitest';
import { billionthsOfLn } from './logarithm';

it('is ln n to nine digits', () => {
  expect([1, 2, 3, 4, 5, 10].map(billionthsOfLn)).toEqual([
    0, 693_147_181, 1_098_612_289, 1_386_294_361, 1_609_437_912, 2_302_585_093,
  ]);
  for (let n = 1; n < 60_000; n += 7) expect(Math.abs(billionthsOfLn(n) - Math.log(n) * 1e9)).toBeLessThan(0.6);
});
