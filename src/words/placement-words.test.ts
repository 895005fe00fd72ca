import { describe, expect, it } from 'vitest';
import type { PlacementExplanation } from '../frame/explanation';
import { funnelRows, placementSentence } from './placement-words';
import { plain } from './prose';

const ZONES: Record<string, string> = {
  'm5-1': 'a',
  'm5-2': 'a',
  'c5-1': 'a',
  'm5-3': 'b',
  'm5-4': 'b',
  'r5-1': 'b',
  'm5-5': 'c',
  'm5x-1': 'c',
};

const fleet = {
  instances: Object.entries(ZONES).map(([id, zone]) => ({
    id,
    ec2InstanceId: `i-${id}`,
    instanceType: 'm5.large',
    availabilityZone: `us-east-1${zone}`,
    capacityProvider: null,
    spot: false,
    memoryMiB: 8192,
  })),
};

/** The placement of web-9 on the small cluster of the design pictures. */
const explanation: PlacementExplanation = {
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
    { containerInstance: 'c5-1', rejectedBy: 'MemberOf placement constraint unsatisfied.' },
    { containerInstance: 'm5-3', rejectedBy: null, scores: [2, 4710], rank: 2 },
    { containerInstance: 'm5-4', rejectedBy: null, scores: [2, 4198], rank: 1 },
    { containerInstance: 'r5-1', rejectedBy: 'MemberOf placement constraint unsatisfied.' },
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
    taskDefinition: 'web:8',
    cpuUnits: 256,
    memoryMiB: 512,
    strategies: [
      { label: 'spread(attribute:ecs.availability-zone)', explicit: true },
      { label: 'binpack(memory)', explicit: true },
    ],
  },
};

describe('of a daemon', () => {
  const request = { ...explanation.request, subject: 'agent-2', owner: 'agent', strategies: [], daemon: true };

  it('the instance is told, not a choice', () => {
    const candidates = [{ containerInstance: 'm5-4', rejectedBy: null, scores: [], rank: 1 }];
    expect(plain(placementSentence({ ...explanation, candidates, request }, fleet))).toBe(
      'On m5-4: agent is a daemon, one task on every instance.',
    );
  });

  it('there is no other instance to be closest', () => {
    const candidates = [{ containerInstance: 'm5-1', rejectedBy: 'RESOURCE:CPU', needed: 256, available: 0 }];
    expect(plain(placementSentence({ ...explanation, candidates, chosen: null, request }, fleet))).toBe(
      'Not on m5-1, which failed with RESOURCE:CPU: a daemon’s task belongs there and nowhere else.',
    );
  });
});

describe('placementSentence', () => {
  it('names the zone, the field and the winner', () => {
    expect(plain(placementSentence(explanation, fleet))).toBe(
      'On m5-4, because us-east-1b ran the fewest web tasks (2), and of the two remaining m5-4 had the least memory left.',
    );
  });

  it('says that only one could take it', () => {
    const only = {
      ...explanation,
      candidates: explanation.candidates.map((candidate) =>
        candidate.containerInstance === 'm5-4'
          ? candidate
          : { containerInstance: candidate.containerInstance, rejectedBy: 'AGENT' },
      ),
    };
    expect(plain(placementSentence(only, fleet))).toBe('On m5-4, the only one of 8 instances that can take it.');
  });

  it('says what broke a tie', () => {
    const tied: PlacementExplanation = {
      ...explanation,
      steps: [...explanation.steps.slice(0, 3), { step: 'spread(instanceId)', remaining: 2, best: 0 }],
      candidates: explanation.candidates.map((candidate) =>
        candidate.scores ? { ...candidate, scores: [candidate.scores[0] === 2 ? 0 : 1] } : candidate,
      ),
      tiedWith: ['m5-3'],
      tieBreak: 'fleet order',
    };
    expect(plain(placementSentence(tied, fleet))).toBe(
      'On m5-4, because m5-3 and m5-4 ran the fewest web tasks (0), and m5-4 is listed first of the two (our tie-break: ECS does not say).',
    );
  });

  it('says why a task has no place', () => {
    const nowhere: PlacementExplanation = {
      ...explanation,
      chosen: null,
      candidates: [
        { containerInstance: 'm5-1', rejectedBy: 'RESOURCE:CPU', needed: 1024, available: 0 },
        { containerInstance: 'm5-2', rejectedBy: 'RESOURCE:MEMORY', needed: 9000, available: 3686 },
      ],
    };
    expect(plain(placementSentence(nowhere, fleet))).toBe(
      'Nowhere: of 2 instances the closest was m5-2, which failed with RESOURCE:MEMORY.',
    );
  });
});

describe('funnelRows', () => {
  it('tells each step, how many were left and who fell', () => {
    expect(
      funnelRows(explanation, fleet).map(({ remaining, title, detail }) => `${remaining} ${title} | ${detail}`),
    ).toEqual([
      '8 container instances | ',
      '7 ACTIVE, agent connected | m5-5 DRAINING',
      '6 CPU, memory, ports | m5-1 RESOURCE:CPU',
      '4 meet constraints | c5-1, r5-1 MemberOf',
      '2 spread: emptiest zone | web: 1b 2, 1a 3, 1c 3',
      '1 binpack: least memory | 4,198 against 4,710 MiB',
    ]);
  });

  it('points explicit strategies at their clause in the scenario', () => {
    expect(funnelRows(explanation, fleet).map((row) => row.clause)).toEqual([
      null,
      null,
      null,
      'placementConstraints',
      'placementStrategy[0]',
      'placementStrategy[1]',
    ]);
  });
});
