import { describe, expect, it } from 'vitest';
import { least, most } from './extremes';

describe('least and most', () => {
  it('take lists that are longer than a call has arguments', () => {
    const values = Array.from({ length: 400_000 }, (_, at) => at - 100_000);
    expect([least(values), most(values)]).toEqual([-100_000, 299_999]);
  });

  it('of nothing are beyond any number', () => {
    expect([least([]), most([])]).toEqual([Infinity, -Infinity]);
  });
});
