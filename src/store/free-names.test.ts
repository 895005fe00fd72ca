import { describe, expect, it } from 'vitest';
import { freeFleetId, freeName } from './free-names';

describe('freeName', () => {
  it('counts from 2', () => {
    expect(freeName('web', new Set())).toBe('web');
    expect(freeName('web', new Set(['web', 'web-2']))).toBe('web-3');
  });
});

describe('freeFleetId', () => {
  it('minds the ids of the instances that an entry makes', () => {
    expect(freeFleetId('m5', 3, [])).toBe('m5');
    expect(freeFleetId('m5', 3, [{ id: 'm5-2', count: 1 }])).toBe('m5b');
    expect(
      freeFleetId('m5', 3, [
        { id: 'm5', count: 6 },
        { id: 'm5b', count: 2 },
      ]),
    ).toBe('m5c');
  });

  it('goes on after the alphabet', () => {
    const fleet = ['', ...Array.from('bcdefghijklmnopqrstuvwxyz')].map((letter) => ({ id: `m5${letter}`, count: 1 }));
    expect(freeFleetId('m5', 3, fleet)).toBe('m5x2');
  });
});
