import { expect, test } from 'vitest';
import { listOf, listOfSome, plural } from './english';

test('lists end with and', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listOf)).toEqual(['', 'a', 'a and b', 'a, b and c']);
});

test('of many the first few are named, and never a single one is left to be counted', () => {
  expect(listOfSome(['a', 'b', 'c'], 3)).toBe('a, b and c');
  expect(listOfSome(['a', 'b', 'c', 'd'], 3)).toBe('a, b and 2 more');
  expect(
    listOfSome(
      Array.from({ length: 1_203 }, (_, index) => `t${index}`),
      3,
    ),
  ).toBe('t0, t1 and 1,201 more');
});

test('one thing, or many', () => {
  expect([0, 1, 5_000].map((count) => plural(count, 'task', 'tasks'))).toEqual(['0 tasks', '1 task', '5,000 tasks']);
});
