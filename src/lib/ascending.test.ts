import { expect, it } from 'vitest';
import { removeAscending } from './ascending';

it.each([
  [2, [5, 9, 12]],
  [9, [2, 5, 12]],
  [12, [2, 5, 9]],
  [1, [2, 5, 9, 12]],
  [10, [2, 5, 9, 12]],
  [13, [2, 5, 9, 12]],
])('takes %i out of 2, 5, 9 and 12 where it is among them', (value, left) => {
  const list = [2, 5, 9, 12];
  removeAscending(list, value);
  expect(list).toEqual(left);
});
