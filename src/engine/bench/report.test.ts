import { expect, it } from 'vitest';
import { atLeast, atMost, measured, quantile } from './figure';
import { report } from './report';

const figures = [
  atLeast('times the naive loop', 312.44, 300),
  atMost('growth', 2.204, 2.2),
  measured('placements a second', 88_031.4),
];

it('prints one document with the figures and what they were measured on', () => {
  expect(JSON.parse(report('a machine', figures, true))).toEqual({
    machine: 'a machine',
    figures: [
      { name: 'times the naive loop', value: 312, passAt: 300, pass: true },
      { name: 'growth', value: 2.2, passAt: 2.2, pass: false },
      { name: 'placements a second', value: 88_031, passAt: null, pass: true },
    ],
  });
});

it('prints a table that says which way each goal goes, and which are missed', () => {
  expect(report('a machine', figures, false)).toBe(
    [
      'a machine',
      '',
      '| figure               |  value | pass at |        |',
      '| -------------------- | -----: | ------: | ------ |',
      '| times the naive loop |    312 |   ≥ 300 | yes    |',
      '| growth               |    2.2 |   ≤ 2.2 | MISSED |',
      '| placements a second  | 88,031 |         |        |',
      '',
      '1 of 2 goals reached.',
    ].join('\n'),
  );
});

it('finds the value that a share of all stays under', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([quantile(values, 0.5), quantile(values, 0.95), quantile([7], 0.95)]).toEqual([51, 96, 7]);
  expect(quantile([], 0.5)).toBeNaN();
});
