import type { PlacementExplanation } from '../../frame/explanation';

/** Why the ninth task of `web` went to m5-4: the decision that the slow-motion pictures show. */
export const WEB_9: PlacementExplanation = {
  at: 41,
  steps: [
    { step: 'active', remaining: 7, rejected: { DRAINING: 1 } },
    { step: 'resources', remaining: 6, rejected: { 'RESOURCE:CPU': 1 } },
    { step: 'constraints', remaining: 4, rejected: { 'MemberOf placement constraint unsatisfied.': 2 } },
    { step: 'spread(attribute:ecs.availability-zone)', remaining: 2, best: 2 },
    { step: 'binpack(memory)', remaining: 1, best: 4198 },
  ],
  candidates: [
    { containerInstance: 'm5-1', rejectedBy: 'RESOURCE:CPU', needed: 256, available: 0 },
    { containerInstance: 'm5-2', rejectedBy: null, scores: [3], rank: 3 },
    notM5('c5-1', 'c5.large'),
    { containerInstance: 'm5-3', rejectedBy: null, scores: [2, 4710], rank: 2 },
    { containerInstance: 'm5-4', rejectedBy: null, scores: [2, 4198], rank: 1 },
    notM5('r5-1', 'r5.large'),
    { containerInstance: 'm5-5', rejectedBy: 'DRAINING' },
    { containerInstance: 'm5x-1', rejectedBy: null, scores: [3], rank: 4 },
  ],
  chosen: 'm5-4',
  tiedWith: [],
  tieBreak: null,
  request: {
    subject: 'web-9',
    owner: 'web',
    group: 'service:web',
    taskDefinition: 'web:2',
    cpuUnits: 256,
    memoryMiB: 512,
    strategies: [
      { label: 'spread(attribute:ecs.availability-zone)', explicit: true },
      { label: 'binpack(memory)', explicit: true },
    ],
  },
};

function notM5(containerInstance: string, actual: string): PlacementExplanation['candidates'][number] {
  const text = 'attribute:ecs.instance-type =~ m5.*';
  return {
    containerInstance,
    rejectedBy: 'MemberOf placement constraint unsatisfied.',
    detail: { expression: text, clause: { text, start: 0, end: text.length }, actual },
  };
}
