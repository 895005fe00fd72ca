import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packRows, unpackRows } from './packed-rows';

const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

describe('packed rows', () => {
  it('come back as they were, whatever the numbers', () => {
    const tables = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 })).chain(([width, count]) =>
      fc.record({
        width: fc.constant(width),
        count: fc.constant(count),
        rows: fc.array(fc.oneof(fc.nat(3), int32), { minLength: width * count, maxLength: width * count }),
      }),
    );
    fc.assert(
      fc.property(tables, ({ width, count, rows }) => {
        const packed = packRows(Int32Array.from(rows), width);
        expect(Array.from(unpackRows(packed, width, count))).toEqual(rows);
      }),
    );
  });

  it('take a byte where each is what the one before lets expect', () => {
    const rows = Int32Array.from({ length: 34 * 1_024 }, (_, cell) => (cell % 34 === 0 ? cell / 34 : 7));
    expect(packRows(rows, 34).length).toBeLessThan(1_024 + 34 * 4);
  });
});
