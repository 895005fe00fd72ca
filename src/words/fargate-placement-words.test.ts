import { describe, expect, it } from 'vitest';
import type { PlacementCandidate, PlacementExplanation } from '../frame/explanation';
import { fargateSentence, fargateStepSentence, whyNotInZone } from './fargate-placement-words';
import { funnelRows, placementSentence } from './placement-words';
import { plain } from './prose';

const zone = (name: string, tasks: number): PlacementCandidate => ({
  containerInstance: name,
  rejectedBy: null,
  scores: [tasks],
});
const rejected = (name: string, rejectedBy: string): PlacementCandidate => ({ containerInstance: name, rejectedBy });

function explanation(candidates: readonly PlacementCandidate[], chosen: string | null, tiedWith: string[] = []) {
  const open = candidates.filter(({ rejectedBy }) => rejectedBy === null).length;
  const request = { subject: 'web-4', owner: 'web', group: 'service:web', taskDefinition: 'web:1' };
  const given: PlacementExplanation = {
    at: 0,
    steps: [
      { step: 'active', remaining: candidates.length, rejected: {} },
      { step: 'resources', remaining: open, rejected: { 'RESOURCE:FARGATE': candidates.length - open } },
      { step: 'constraints', remaining: open, rejected: {} },
      { step: 'spread(attribute:ecs.availability-zone)', remaining: 1 + tiedWith.length, best: 1 },
    ],
    candidates,
    chosen,
    tiedWith,
    request: { ...request, cpuUnits: 256, memoryMiB: 512, fargate: 'FARGATE_SPOT', strategies: [] },
  };
  return given;
}

describe('the zone of a Fargate task', () => {
  it('had the fewest tasks', () => {
    const told = explanation([zone('a', 1), zone('b', 2), zone('c', 1)], 'a', ['c']);
    expect(plain(placementSentence(told, { instances: [] }))).toBe(
      'In a, because a and c had the fewest, 1 web task, and a comes first in order (our tie-break: ECS does not say).',
    );
    expect(fargateStepSentence(told, 3)).toBe(
      '2 zones have the fewest, 1 web task: Fargate spreads tasks over zones by itself.',
    );
    expect(whyNotInZone(told, 'b')).toBe('b had 2 web tasks, a 1 web task.');
    expect(funnelRows(told, { instances: [] }).map(({ title }) => title)).toEqual([
      'Availability Zones',
      'not failed',
      'a subnet, and capacity',
      'no constraints on Fargate',
      'spread: emptiest zone (default)',
    ]);
  });

  it('was the only one', () => {
    const told = explanation([zone('a', 3), rejected('b', 'RESOURCE:FARGATE')], 'a');
    expect(plain(fargateSentence(told))).toBe('In a, the only zone in which Fargate can start it.');
    expect(whyNotInZone(told, 'b')).toBe('b has no Fargate Spot capacity (RESOURCE:FARGATE).');
  });

  it('is nowhere', () => {
    const told = explanation(
      [rejected('a', 'FAILED'), rejected('b', 'RESOURCE:FARGATE'), rejected('c', 'LOCATION')],
      null,
    );
    expect(plain(fargateSentence(told))).toBe(
      'Nowhere: a has failed, b has no Fargate Spot capacity (RESOURCE:FARGATE) and c has no subnet of the request.',
    );
  });
});
