import { describe, expect, it } from 'vitest';
import { emptyRareColumn, ensureRows, growTable, rareAt, setRare, written } from './columns';
import type { Column } from './columns';

describe('a column', () => {
  it.each<[Column, number, string]>([
    [new Uint8Array([1, 2]), 256, 'Uint16Array'],
    [new Uint8Array([1, 2]), 70_000, 'Int32Array'],
    [new Uint16Array([1, 2]), 70_000, 'Int32Array'],
    [new Int16Array([1, -1]), 40_000, 'Int32Array'],
    [new Int32Array([1, 2]), 3e9, 'Float64Array'],
  ])('of %o widens for %d, and keeps what it has', (column, value, name) => {
    const first = [...column];
    const wide = written(column, 1, value);
    expect([wide.constructor.name, wide.length, wide[0], wide[1]]).toEqual([name, 2, first[0], value]);
    expect(written(wide, 0, value)).toBe(wide);
  });

  it.each<[Column, number]>([
    [new Int32Array(2), 1.5],
    [new Uint8Array(2), Number.NaN],
    [new Uint16Array(2), -1],
    [new Int32Array(2), Infinity],
  ])('of %o is not made into another for %d', (column, value) => {
    expect(() => written(column, 1, value)).toThrow(RangeError);
  });

  it('keeps what it has when it grows, little of it idle where it is large', () => {
    expect([...ensureRows(new Uint8Array([7, 8]), 3)].slice(0, 3)).toEqual([7, 8, 0]);
    expect(ensureRows(new Int32Array(1_000_000), 1_000_001).length).toBeLessThan(1_200_000);
  });

  it('grows with its table', () => {
    const table = { count: 0, narrow: new Uint8Array(), wide: new Float64Array(), other: 'left alone' };
    growTable(table, 20);
    expect([table.narrow.length, table.wide.length, table.other]).toEqual([20, 20, 'left alone']);
  });
});

describe('a rare column', () => {
  it('takes nothing before anything is written', () => {
    const column = emptyRareColumn();
    setRare(column, 90_000, -1);
    expect([rareAt(column, 90_000), column.cells.length]).toEqual([-1, 0]);
  });

  it('has what was written, none elsewhere, and none again', () => {
    const column = emptyRareColumn();
    setRare(column, 5, 0);
    setRare(column, 900, 1e12);
    expect([5, 6, 900, 901, 1e6].map((row) => rareAt(column, row))).toEqual([0, -1, 1e12, -1, -1]);
    setRare(column, 5, -1);
    expect(rareAt(column, 5)).toBe(-1);
  });
});
