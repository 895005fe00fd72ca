import { describe, expect, it } from 'vitest';
import { fargateStory } from './fargate-words';
import { plain } from './prose';

const TASK = {
  zone: 'us-east-1b',
  owner: { kind: 'service' },
  definition: { cpuUnits: 512, memoryMiB: 1024 },
} as const;

function told(kind: 'fargate' | 'fargateSpot'): string {
  return plain(fargateStory({ ...TASK, platform: { kind } }));
}

describe('the story of a task on Fargate', () => {
  it('names the zone, what chose it, and its size', () => {
    expect(told('fargate')).toBe(
      'In us-east-1b, because Fargate spreads a service’s tasks over the zones of their subnets by itself. It has a micro-VM of 512 CPU and 1,024 MiB to itself: there are no instances to choose from, and no strategy is asked.',
    );
  });

  it('says what Spot means', () => {
    expect(told('fargateSpot')).toContain('with two minutes’ notice');
  });
});
