import { expect, it } from 'vitest';
import { thousands } from './thousands';

it.each([
  [0, '0'],
  [999, '999'],
  [5000, '5,000'],
  [4294967295, '4,294,967,295'],
  [-1200, '-1,200'],
])('%d is %s', (value, text) => {
  expect(thousands(value)).toBe(text);
});
