import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimal } from './thousands';

it('writes numbers as the browser does', () => {
  const formats = [0, 1, 2].map((maximumFractionDigits) => new Intl.NumberFormat('en-US', { maximumFractionDigits }));
  const amount = fc.oneof(
    fc.double({ min: -1e12, max: 1e12, noNaN: true }),
    fc.double({ min: -10, max: 10, noNaN: true }),
    fc.integer({ min: -1_000_000, max: 1_000_000 }).map((thousandths) => thousandths / 1_000),
    fc.integer(),
  );
  fc.assert(
    fc.property(amount, (value) => {
      // The browser writes a negative zero too.
      fc.pre(!Object.is(value, -0));
      expect([0, 1, 2].map((decimals) => decimal(value, decimals))).toEqual(
        formats.map((format) => format.format(value)),
      );
    }),
    { numRuns: 2_000 },
  );
});
