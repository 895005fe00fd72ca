import { describe, expect, it } from 'vitest';
import { findInstanceType, INSTANCE_TYPES, nearInstanceTypes } from './instance-types';

describe('the catalogue', () => {
  it('has each type once, each consistent with itself', () => {
    expect(new Set(INSTANCE_TYPES.map(({ type }) => type)).size).toBe(INSTANCE_TYPES.length);
    for (const instanceType of INSTANCE_TYPES) {
      expect(instanceType.cpuUnits, instanceType.type).toBe(instanceType.vcpu * 1024);
      expect(instanceType.awsvpcTasks, instanceType.type).toBe(instanceType.maxEnis - 1);
      expect(instanceType.registeredMemoryMiB, instanceType.type).toBeLessThan(instanceType.memoryMiB);
      expect(instanceType.awsvpcTasksTrunked === null, instanceType.type).toBe(
        instanceType.trunkSource === 'unsupported',
      );
      expect(instanceType.type.startsWith(`${instanceType.family}.`), instanceType.type).toBe(true);
    }
  });

  it('knows what an m5.large offers', () => {
    expect(findInstanceType('m5.large')).toMatchObject({
      cpuUnits: 2048,
      registeredMemoryMiB: 7782,
      awsvpcTasks: 2,
      awsvpcTasksTrunked: 10,
      arch: 'X86_64',
    });
    expect(findInstanceType('m5.huge')).toBeUndefined();
  });
});

describe('nearInstanceTypes', () => {
  it.each([
    ['m5.larg', 'm5.large'],
    ['m5large', 'm5.large'],
    ['M5.LARGE', 'm5.large'],
    ['m7a.large', 'm5a.large'],
    ['t3.mediun', 't3.medium'],
  ])('%s suggests %s', (name, suggestion) => {
    expect(nearInstanceTypes(name)).toContain(suggestion);
  });

  it('offers the sizes of the family for an unknown size', () => {
    expect(nearInstanceTypes('r6i.48xlarge').every((type) => type.startsWith('r6i.'))).toBe(true);
  });

  it('has nothing to offer for nonsense', () => {
    expect(nearInstanceTypes('a very large computer')).toEqual([]);
    expect(nearInstanceTypes('')).toEqual([]);
  });
});
