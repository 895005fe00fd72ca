import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptySortedNumbers, insertNumber, removeNumber, visitNumbers } from './sorted-numbers';
import type { SortedNumbers } from './sorted-numbers';

function listOf(sorted: SortedNumbers, from = 0, limit = Number.POSITIVE_INFINITY): number[] {
  const list: number[] = [];
  visitNumbers(sorted, from, (number) => number <= limit && list.push(number) > 0);
  return list;
}

it('holds what was put in and not taken out, in order, whatever came first', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(5_000), { maxLength: 1_000, size: 'max' }),
      fc.nat(10),
      fc.nat(3_000),
      (numbers, keepEvery, from) => {
        const sorted = emptySortedNumbers();
        for (const number of numbers) insertNumber(sorted, number);
        const kept = numbers.filter((_, at) => keepEvery > 0 && at % keepEvery === 0);
        for (const number of numbers) if (!kept.includes(number)) removeNumber(sorted, number);
        expect(listOf(sorted, from)).toEqual(kept.filter((number) => number >= from).sort((a, b) => a - b));
      },
    ),
    { numRuns: 200 },
  );
});

it('stops where it is told to, and refuses to take out what is not there', () => {
  const sorted = emptySortedNumbers();
  for (const number of [5, 1, 3]) insertNumber(sorted, number);
  expect(listOf(sorted, 2, 3)).toEqual([3]);
  expect(() => removeNumber(sorted, 2)).toThrow('2 is not there');
});
