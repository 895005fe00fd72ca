import { describe, expect, it } from 'vitest';
import type { PlacementCheck, PlacementExplanation } from '../frame/explanation';
import { placementRowSentence, placementSteps } from './funnel-steps';

const check = (name: PlacementCheck['check'], remaining: number, rejected: number, asks: PlacementCheck['asks']) => ({
  check: name,
  remaining,
  rejected,
  asks,
});

const EXPLANATION: PlacementExplanation = {
  at: 10,
  steps: [
    { step: 'active', remaining: 4, rejected: {}, checks: [check('status', 4, 0, {}), check('agent', 4, 0, {})] },
    {
      step: 'resources',
      remaining: 3,
      rejected: { 'RESOURCE:CPU': 1 },
      checks: [
        check('location', 4, 0, null),
        check('cpu', 3, 1, { amount: 256 }),
        check('memory', 3, 0, { amount: 512 }),
        check('ports', 3, 0, null),
      ],
    },
    { step: 'constraints', remaining: 3, rejected: {}, checks: [check('distinctInstance', 3, 0, null)] },
    { step: 'binpack(memory)', remaining: 2, best: 512, causes: [{ path: ['services', 0, 'placementStrategy', 0] }] },
  ],
  candidates: [
    { containerInstance: 'a1', rejectedBy: 'RESOURCE:CPU', needed: 256, available: 128 },
    { containerInstance: 'a2', rejectedBy: null, scores: [512], rank: 1 },
    { containerInstance: 'b1', rejectedBy: null, scores: [512], rank: 2 },
    { containerInstance: 'b2', rejectedBy: null, scores: [1024], rank: 3 },
  ],
  chosen: 'a2',
  tiedWith: ['b1'],
  tieBreak: 'fleet order',
  tie: { causes: [], source: { assumption: 'fleet-order-ties' } },
  request: {
    subject: 'web-1',
    owner: 'web',
    group: 'service:web',
    taskDefinition: 'web:1',
    cpuUnits: 256,
    memoryMiB: 512,
    strategies: [{ label: 'binpack(memory)', explicit: true }],
  },
};
const FLEET = { instances: [] };

describe('the rows of a placement’s funnel', () => {
  const rows = placementSteps(EXPLANATION, FLEET);

  it('go check by check, without those that ask for nothing, and end with the tie', () => {
    expect(rows.map(({ remaining, title, detail }) => [remaining, title, detail])).toEqual([
      [4, 'container instances', ''],
      [4, 'ACTIVE, agent connected', ''],
      [3, '256 CPU free', 'a1: CPU: 128 units short'],
      [3, '512 MiB free', ''],
      [2, 'binpack: least memory', '512 against 1,024 MiB'],
      [1, 'tie: first in the list', '2 equal to every rule'],
    ]);
  });

  it('know their clause, their source, and what they did', () => {
    expect(rows[4]?.causes).toEqual([{ path: ['services', 0, 'placementStrategy', 0] }]);
    expect(rows[5]?.source).toEqual({ assumption: 'fleet-order-ties' });
    expect(placementRowSentence(EXPLANATION, rows[0])).toBe(
      'ECS looks at 4 container instances for a task of web:1, which asks for 256 CPU and 512 MiB.',
    );
    expect(placementRowSentence(EXPLANATION, rows[2])).toMatch(/^3 of 4 have 256 CPU free: a1 \(128\) falls out\.$/);
    expect(placementRowSentence(EXPLANATION, rows[5])).toMatch(/a2 is listed first/);
  });

  it('say what a check asks for, in numbers and zones', () => {
    const titleOf = (name: PlacementCheck['check'], asks: PlacementCheck['asks']) => {
      const steps = EXPLANATION.steps.with(1, {
        step: 'resources',
        remaining: 4,
        rejected: {},
        checks: [check(name, 4, 0, asks)],
      });
      const row = placementSteps({ ...EXPLANATION, steps }, FLEET).find(({ step }) => step === 1);
      return [row?.title, row?.detail];
    };
    expect(titleOf('gpu', { amount: 1 })).toEqual(['1 GPU free', '']);
    expect(titleOf('gpu', { amount: 2 })).toEqual(['2 GPUs free', '']);
    expect(titleOf('gpu', { amount: -1 })).toEqual(['all its GPUs free', '']);
    expect(titleOf('ports', { ports: ['8080/tcp'] })).toEqual(['port 8080/tcp free', '']);
    expect(titleOf('location', { zones: ['us-east-1a', 'us-east-1b'] })).toEqual([
      'in a zone of the subnets',
      'us-east-1a, us-east-1b',
    ]);
    expect(titleOf('location', { zones: ['us-east-1a'] })).toEqual(['in us-east-1a', '']);
    expect(titleOf('location', { zones: [] })).toEqual(['in a zone of the subnets', '']);
  });

  it('have one for the agent where one is disconnected', () => {
    const steps = EXPLANATION.steps.with(0, {
      step: 'active',
      remaining: 3,
      rejected: { AGENT: 1 },
      checks: [check('status', 4, 0, {}), check('agent', 3, 1, {})],
    });
    expect(placementSteps({ ...EXPLANATION, steps }, FLEET).map(({ title }) => title)).toContain('agent connected');
  });
});
