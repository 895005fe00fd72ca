import { describe, expect, it } from 'vitest';
import { finished } from '../../testing/finished';
import type { Scale } from './fix';
import { smallest } from './smallest';

/** Which amounts are enough, how many were tried, and what was found. */
function search(enough: (amount: number) => boolean, scale: Partial<Scale>, affords = false) {
  const tried: number[] = [];
  function* works(amount: number): Generator<undefined, true | null, undefined> {
    tried.push(amount);
    yield;
    return enough(amount) ? true : null;
  }
  const by: Scale['by'] = () => {
    throw new Error('not asked for here');
  };
  const found = finished(smallest({ amount: 100, most: 1_000, steps: [], by, ...scale }, works, () => affords));
  return { amount: found?.amount ?? null, tries: tried.length };
}

describe('smallest', () => {
  it('finds the amount from which on more is enough', () => {
    for (const from of [1, 2, 37, 99, 100, 101, 640, 799, 801, 999, 1_000])
      expect(search((amount) => amount >= from, {}).amount).toBe(from);
  });

  it('takes two tries where a step is right', () => {
    expect(search((amount) => amount >= 40, { steps: [40] })).toEqual({ amount: 40, tries: 2 });
  });

  it('tries the most last, where doubling leaves it out', () => {
    expect(search((amount) => amount === 2, { amount: 1, most: 2 })).toEqual({ amount: 2, tries: 2 });
    expect(search((amount) => amount >= 150, { amount: 100, most: 190 }).amount).toBe(150);
  });

  it('tries no amount twice, and none beyond the most', () => {
    expect(search(() => false, { most: 300 }).tries).toBe(3);
    expect(search(() => false, { most: 100 }).tries).toBe(1);
    expect(search((amount) => amount >= 3, {}, true)).toMatchObject({ amount: 3 });
  });

  it('finds smaller ones that are enough by themselves where all can be tried', () => {
    const enough = (amount: number) => amount === 7 || amount >= 50;
    expect(search(enough, { steps: [50] }).amount).toBe(50);
    expect(search(enough, { steps: [50] }, true).amount).toBe(7);
  });
});
