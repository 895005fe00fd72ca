import { describe, expect, it, test } from 'vitest';
import { nextTasks } from './next-tasks';

const strategy = (...items: readonly (readonly [base: number, weight: number])[]): unknown[] =>
  items.map(([base, weight], index) => ({ capacityProvider: 'ABC'[index], base, weight }));

describe('The preview of a strategy', () => {
  test.each([
    ['ABA', strategy([0, 1], [0, 1])],
    ['BBABBBBABB', strategy([0, 1], [0, 4])],
    ['AABABBBABB', strategy([2, 1], [0, 3])],
    ['ABBABB', strategy([1, 1], [0, 4])],
    ['AAAAABBBBB', strategy([5, 0], [0, 1])],
    ['CBACBCC', strategy([0, 1], [0, 2], [0, 3])],
  ])('shares tasks out as %s', (order, items) => {
    const told = nextTasks(items, order.length);
    expect(told.order.map((position) => 'ABC'[position]).join('')).toBe(order);
    expect(told.totals.reduce((sum, count) => sum + count, 0)).toBe(order.length);
  });

  it('ends where no provider takes more, and reads whatever is written', () => {
    expect(nextTasks(strategy([2, 0], [0, 0]), 10).order).toEqual([0, 0]);
    expect(nextTasks([{ capacityProvider: 'A', weight: '1' }, null], 3).order).toEqual([]);
    expect(nextTasks([], 3)).toEqual({ order: [], totals: [] });
  });
});
