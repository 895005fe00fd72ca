import { expect, it } from 'vitest';
import { fargatePodSize } from './fargate-pod';

it('A pod on Fargate has 256 MiB more, rounded up to a size that there is', () => {
  expect(fargatePodSize({ cpuUnits: 1_024, memoryMiB: 8_192 })).toEqual({ cpuUnits: 2_048, memoryMiB: 9_216 });
  expect(fargatePodSize({ cpuUnits: 0, memoryMiB: 0 })).toEqual({ cpuUnits: 256, memoryMiB: 512 });
  expect(fargatePodSize({ cpuUnits: 256, memoryMiB: 512 })).toEqual({ cpuUnits: 256, memoryMiB: 1_024 });
  expect(fargatePodSize({ cpuUnits: 16_384, memoryMiB: 122_880 })).toBeNull();
});
