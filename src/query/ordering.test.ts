import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareAttributeValues, compareVersions, isVersion } from './ordering';

describe('attribute values', () => {
  test.each([
    ['9', '10'],
    ['-10', '-9'],
    ['-1', '0'],
    ['1.25e', '1.5'],
    ['0.5', '0.50001'],
    ['20240301080000123456', '20240301080000123457'],
    ['a', 'b'],
    ['B', 'a'],
    ['10', '9a'],
    ['', 'a'],
    ['\uFFFF', '😀'],
  ])('%s and %s are in order', (left, right) => {
    expect(compareAttributeValues(left, right)).toBeLessThan(0);
    expect(compareAttributeValues(right, left)).toBeGreaterThan(0);
  });

  test.each([
    ['9', '9.0'],
    ['007', '7'],
    ['-0', '0'],
    ['+3', '3'],
    ['prod', 'prod'],
  ])('%s and %s are equal', (left, right) => {
    expect(compareAttributeValues(left, right)).toBe(0);
  });

  test('decimal numbers are ordered as numbers', () => {
    const numbers = fc.integer({ min: -99_999, max: 99_999 }).map((value) => value / 100);
    fc.assert(
      fc.property(numbers, numbers, (left, right) => {
        expect(Math.sign(compareAttributeValues(String(left), String(right)))).toBe(Math.sign(left - right));
      }),
    );
  });
});

describe('agent versions', () => {
  test.each([
    ['1.9.0', '1.14.5'],
    ['1.14.5', '1.100.0'],
    ['1.86', '1.86.1'],
    ['v1.2', '1.3'],
  ])('%s is less than %s', (left, right) => {
    expect(compareVersions(left, right)).toBeLessThan(0);
    expect(compareVersions(right, left)).toBeGreaterThan(0);
  });

  test('missing components are 0', () => {
    expect(compareVersions('1.86', 'v1.86.0.0')).toBe(0);
  });

  test.each(['', '1.', '.1', 'v', '1.2-beta', 'latest', '1..2'])('"%s" is no version', (text) => {
    expect(isVersion(text)).toBe(false);
  });
});
