import { expect, it } from 'vitest';
import { positionsOf } from './listed';

it('finds the constraints of a type as placement counts them', () => {
  const list = [
    { type: 'memberOf' },
    { type: 'distinctInstance' },
    { expression: 'attribute:stack == prod' },
    'no constraint',
    { type: 'memberOf', expression: 'attribute:stack exists' },
  ];
  expect(positionsOf(list, 'memberOf')).toEqual([2, 4]);
  expect(positionsOf(list, 'distinctInstance')).toEqual([1]);
  expect(positionsOf(undefined, 'memberOf')).toEqual([]);
});
