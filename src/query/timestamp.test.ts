import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTimestamp, parseTimestamp } from './timestamp';

test.each([
  ['2018-06-18T22:28:28+00:00', 1_529_360_908_000],
  ['2018-06-18T22:28:28Z', 1_529_360_908_000],
  ['2018-06-18T22:28:28', 1_529_360_908_000],
  ['2018-06-19T00:28:28+02:00', 1_529_360_908_000],
  ['2018-06-18T21:58:28-00:30', 1_529_360_908_000],
  ['2018-06-18', 1_529_280_000_000],
  ['1970-01-01', 0],
  ['1969-12-31T23:59:59Z', -1_000],
  ['2024-02-29', 1_709_164_800_000],
])('%s is %i ms', (text, epochMs) => {
  expect(parseTimestamp(text)).toBe(epochMs);
});

test.each([
  'yesterday',
  '',
  '2018',
  '2018-06',
  '2018-6-18',
  '2018/06/18',
  '2018-13-01',
  '2018-00-10',
  '2023-02-29',
  '1900-02-29',
  '2018-04-31',
  '2018-06-18T24:00:00',
  '2018-06-18T22:28',
  '2018-06-18T22:60:00',
  '2018-06-18 22:28:28',
  '2018-06-18T22:28:28.000Z',
  '2018-06-18Z',
  ' 2018-06-18',
])('"%s" is no date', (text) => {
  expect(parseTimestamp(text)).toBeNull();
});

test("agrees with JavaScript's own calendar, both ways", () => {
  const seconds = fc.integer({ min: -62_135_596_800, max: 253_402_300_799 });
  fc.assert(
    fc.property(seconds, (second) => {
      const text = new Date(second * 1_000).toISOString().replace('.000', '');
      expect(parseTimestamp(text)).toBe(second * 1_000);
      expect(formatTimestamp(second * 1_000)).toBe(text);
    }),
  );
});
