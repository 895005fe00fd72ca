import { describe, expect, it } from 'vitest';
import type { PlacementExplanation } from '../frame/explanation';
import { beatWords } from './beat-words';

const explanation: PlacementExplanation = {
  at: 41,
  steps: [
    { step: 'active', remaining: 7, rejected: { DRAINING: 1 } },
    { step: 'resources', remaining: 6, rejected: { 'RESOURCE:CPU': 1 } },
    { step: 'constraints', remaining: 4, rejected: { 'MemberOf placement constraint unsatisfied.': 2 } },
    { step: 'spread(attribute:ecs.availability-zone)', remaining: 2, best: 2 },
    { step: 'binpack(memory)', remaining: 1, best: 4198 },
  ],
  candidates: Array.from({ length: 8 }, (_, index) => ({ containerInstance: `m5-${index}`, rejectedBy: null })),
  chosen: 'm5-4',
  tiedWith: [],
  request: {
    subject: 'web-9',
    owner: 'web',
    group: 'service:web',
    taskDefinition: 'web:8',
    cpuUnits: 256,
    memoryMiB: 512,
    strategies: [],
  },
};

describe('beatWords', () => {
  it('says what each beat does', () => {
    expect(beatWords(explanation)).toEqual([
      { title: 'Room', text: '2 of 8 left out' },
      { title: 'Constraints', text: '2 more fail memberOf' },
      { title: 'Rank', text: 'zone first, then memory' },
      { title: 'Place', text: 'web-9 travels to m5-4' },
    ]);
  });

  it('says when a step leaves nobody out, and when none is left', () => {
    const nowhere: PlacementExplanation = {
      ...explanation,
      steps: [
        { step: 'active', remaining: 8, rejected: {} },
        { step: 'resources', remaining: 8, rejected: {} },
        { step: 'constraints', remaining: 0, rejected: { 'DistinctInstance placement constraint unsatisfied.': 8 } },
      ],
      chosen: null,
    };
    expect(beatWords(nowhere).map(({ text }) => text)).toEqual([
      'all 8 have room',
      '8 more fail distinctInstance',
      'none is left',
      'web-9 has to wait',
    ]);
  });
});
