import { describe, expect, it } from 'vitest';
import { findInstanceType, INSTANCE_TYPES } from '../../ecs/instance-types';
import { allocatableOf, kubeReservedMemoryMiB, kubeReservedMilliCpu, maxPodsOf } from './node-room';
import { cpuUnitsIn, milliCpuOf } from './quantities';

describe('What a node has for pods', () => {
  it('is less by the kube-reserved CPU', () => {
    expect([1, 2, 4, 8, 16].map((cores) => kubeReservedMilliCpu(cores * 1_000))).toEqual([60, 70, 80, 90, 110]);
  });

  it('has a pod for each address', () => {
    const names = ['t3.medium', 'm5.large', 'm5.xlarge', 'm5.4xlarge'];
    expect(names.map((name) => maxPodsOf(findInstanceType(name)))).toEqual([17, 29, 58, 234]);
    expect(maxPodsOf(undefined)).toBe(110);
    // The catalogue says the same of every type, whatever way it was made.
    const other = INSTANCE_TYPES.filter((type) => maxPodsOf(type) !== type.eksMaxPods).map(({ type }) => type);
    expect(other).toEqual([]);
  });

  it('of an m5.large is 1930m, and its memory less 574 MiB and 100 for eviction', () => {
    expect(kubeReservedMemoryMiB(29)).toBe(574);
    expect(allocatableOf({ cpuUnits: 2_048, memoryMiB: 7_764 }, 29)).toEqual({
      milliCpu: 1_930,
      memoryMiB: 7_090,
      pods: 29,
    });
    expect(allocatableOf({ cpuUnits: 256, memoryMiB: 500 }, 29).memoryMiB).toBe(0);
  });
});

it('CPU units are millicores', () => {
  expect([256, 512, 1_024, 100, 0].map(milliCpuOf)).toEqual([250, 500, 1_000, 98, 0]);
  expect([250, 1_930].map(cpuUnitsIn)).toEqual([256, 1_976]);
});
