import { describe, expect, it } from 'vitest';
import { FARGATE_SIZES, isFargateSize, smallestFargateSize } from './fargate-sizes';

describe('Fargate sizes', () => {
  it('are 74, counted by trying', () => {
    let pairs = 0;
    for (let cpuUnits = 128; cpuUnits <= 32768; cpuUnits += 128) {
      for (let memoryMiB = 256; memoryMiB <= 262144; memoryMiB += 256) {
        if (isFargateSize(cpuUnits, memoryMiB)) pairs++;
      }
    }
    expect(pairs).toBe(74);
    expect(FARGATE_SIZES.map((size) => size.memoryMiB.length)).toEqual([3, 4, 7, 13, 23, 12, 12]);
  });

  it.each([
    [256, 512, true],
    [256, 1536, false],
    [512, 512, false],
    [512, 4096, true],
    [4096, 30720, true],
    [8192, 20480, true],
    [8192, 18432, false],
    [16384, 122880, true],
    [32768, 122880, false],
  ])('%i CPU with %i MiB: %s', (cpuUnits, memoryMiB, legal) => {
    expect(isFargateSize(cpuUnits, memoryMiB)).toBe(legal);
  });

  it('give Windows a whole vCPU at least and four at most', () => {
    expect(isFargateSize(512, 1024, { windows: true })).toBe(false);
    expect(isFargateSize(1024, 2048, { windows: true })).toBe(true);
    expect(isFargateSize(8192, 16384, { windows: true })).toBe(false);
  });

  it('can be chosen by what must fit', () => {
    expect(smallestFargateSize(256, 1536)).toEqual({ cpuUnits: 256, memoryMiB: 2048 });
    expect(smallestFargateSize(300, 512)).toEqual({ cpuUnits: 512, memoryMiB: 1024 });
    expect(smallestFargateSize(256, 9000)).toEqual({ cpuUnits: 2048, memoryMiB: 9216 });
    expect(smallestFargateSize(20000, 1)).toBeNull();
  });
});
