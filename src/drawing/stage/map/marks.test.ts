import { describe, expect, it } from 'vitest';
import { cellOf } from './marks';

describe('a cell of the map', () => {
  it('is as dark as the scarcer resource is full', () => {
    expect(cellOf(0, 0).step).toBe(0);
    expect(cellOf(0.1, 0.5).step).toBe(2);
    expect(cellOf(1, 0.9).step).toBe(5);
  });

  it('loses its lower third when CPU is full and memory idle by more than 40 points', () => {
    expect(cellOf(0.9, 0.49).cut).toBe('memoryIdle');
    expect(cellOf(0.9, 0.51).cut).toBe('none');
  });

  it('loses its upper third when memory is full and CPU idle by more than 30 points', () => {
    expect(cellOf(0.59, 0.9).cut).toBe('cpuIdle');
    expect(cellOf(0.61, 0.9).cut).toBe('none');
  });

  it('is whole below 78 %', () => {
    expect(cellOf(0.77, 0).cut).toBe('none');
  });
});
