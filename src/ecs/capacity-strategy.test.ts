import { expect, test } from 'vitest';
import { nextProvider, providerToLeave, sharesOf } from './capacity-strategy';
import type { ProviderShare } from './capacity-strategy';

/** `A base2 w1` and its like. */
function shares(strategy: string): { names: string[]; shares: ProviderShare[] } {
  const items = strategy.split(', ').map((item) => {
    const [, name = '', base = '0', weight = '0'] = /^(\w)(?: base(\d+))? w(\d+)$/.exec(item) ?? [];
    return { capacityProvider: name, base: Number(base), weight: Number(weight) };
  });
  return { names: items.map(({ capacityProvider }) => capacityProvider), shares: sharesOf(items) };
}

function orderOf(strategy: string, tasks: number): { order: string; counts: number[] } {
  const { names, shares: of } = shares(strategy);
  const counts = names.map(() => 0);
  let order = '';
  for (let task = 0; task < tasks; task++) {
    const next = nextProvider(of, counts);
    counts[next] = (counts[next] ?? 0) + 1;
    order += names[next] ?? '';
  }
  return { order, counts };
}

// Services-and-capacity 4.2, vectors CP.
test.each([
  [3, 'A w1, B w1', 'ABA'],
  [5, 'A w1, B w4', 'BBABB'],
  [10, 'A w1, B w4', 'BBABBBBABB'],
  [10, 'F base2 w1, S w3', 'FFSFSSSFSS'],
  [6, 'F base1 w1, S w4', 'FSSFSS'],
  [10, 'A base5 w0, B w1', 'AAAAABBBBB'],
  [7, 'A w1, B w2, C w3', 'CBACBCC'],
  [1, 'A base2 w1, B w1', 'A'],
  [20, 'A base2 w1, B w2', 'AABABBABBABBABBABBAB'],
])('%i tasks with %s go to %s', (tasks, strategy, order) => {
  expect(orderOf(strategy, tasks).order).toBe(order);
});

test('a single provider takes everything, whatever its weight', () => {
  expect(orderOf('A w0', 3).order).toBe('AAA');
});

test.each([
  ['A w1, B w1', 7],
  ['A w1, B w4', 10],
  ['A base2 w1, B w2', 20],
  ['A base5 w0, B w1', 9],
  ['A w1, B w2, C w3', 12],
])(
  'tasks of %s leave so that shares stay within one task of the weights, and the base to the last',
  (strategy, tasks) => {
    const { shares: of, names } = shares(strategy);
    const { counts } = orderOf(strategy, tasks);
    for (let left = tasks - 1; left >= 0; left--) {
      const leaves = providerToLeave(of, counts);
      counts[leaves] = (counts[leaves] ?? 0) - 1;
      const beyond = names.map((_, at) => Math.max(0, (counts[at] ?? 0) - (of[at]?.base ?? 0)));
      const total = beyond.reduce((sum, count) => sum + count, 0);
      const weights = of.reduce((sum, { weight }) => sum + weight, 0);
      for (const [at, { base, weight }] of of.entries()) {
        expect(Math.abs((beyond[at] ?? 0) - (weight * total) / weights)).toBeLessThanOrEqual(1);
        expect(total === 0 || (counts[at] ?? 0) >= base).toBe(true);
      }
    }
    expect(providerToLeave(of, counts)).toBe(-1);
  },
);

test('of two with equal weights the last of the strategy gives up first', () => {
  const { shares: of } = shares('A w1, B w1');
  expect(providerToLeave(of, [2, 2])).toBe(1);
  expect(providerToLeave(of, [2, 1])).toBe(0);
});

test('tasks on no provider of the strategy leave first, the base last', () => {
  const { shares: of } = shares('A base2 w1, B w1');
  const counts = [3, 1, 2];
  const order: number[] = [];
  for (let left = 6; left > 0; left--) {
    const leaves = providerToLeave(of, counts);
    counts[leaves] = (counts[leaves] ?? 0) - 1;
    order.push(leaves);
  }
  expect(order).toEqual([2, 2, 1, 0, 0, 0]);
});
