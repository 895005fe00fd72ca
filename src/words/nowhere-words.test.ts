import { describe, expect, it } from 'vitest';
import type { PlacementExplanation } from '../frame/explanation';
import { rejectionGroups } from './nowhere-words';

const EXPLANATION: PlacementExplanation = {
  at: 10,
  steps: [],
  candidates: [
    { containerInstance: 'm5-1', rejectedBy: 'RESOURCE:CPU', needed: 1024, available: 256 },
    { containerInstance: 'm5-2', rejectedBy: 'RESOURCE:CPU', needed: 1024, available: 768 },
    { containerInstance: 'm5-3', rejectedBy: 'DRAINING' },
    { containerInstance: 'r5-1', rejectedBy: 'MemberOf placement constraint unsatisfied.' },
  ],
  chosen: null,
  tiedWith: [],
  request: {
    subject: 'web',
    owner: 'web',
    group: 'service:web',
    taskDefinition: 'web:1',
    cpuUnits: 1024,
    memoryMiB: 512,
    strategies: [],
  },
};

describe('why nowhere', () => {
  it('groups the instances by the first check that they failed, those that got furthest first', () => {
    const groups = rejectionGroups(EXPLANATION);
    expect(groups.map(({ reason, containerInstances }) => [reason, containerInstances])).toEqual([
      ['MemberOf placement constraint', ['r5-1']],
      ['RESOURCE:CPU', ['m5-1', 'm5-2']],
      ['DRAINING', ['m5-3']],
    ]);
    expect(groups.map(({ detail }) => detail)).toEqual([
      'r5-1: memberOf: not met',
      'm5-1 and m5-2; nearest m5-2, CPU: 256 units short',
      'm5-3: DRAINING, left out',
    ]);
  });

  it('names a few of many', () => {
    const candidates = Array.from({ length: 5_000 }, (_, index) => ({
      containerInstance: `i-${index}`,
      rejectedBy: 'RESOURCE:MEMORY',
      needed: 512,
      available: index % 7,
    }));
    expect(rejectionGroups({ ...EXPLANATION, candidates })[0]?.detail).toBe(
      'i-0, i-1 and 4,998 more; nearest i-6, memory: 506 MiB short',
    );
  });
});
