import { describe, expect, it } from 'vitest';
import type { PlacementCandidate } from '../frame/explanation';
import { reasonTag, shortfallWords } from './reason-words';

const CASES: readonly (readonly [Omit<PlacementCandidate, 'containerInstance'>, string])[] = [
  [{ rejectedBy: 'RESOURCE:CPU', needed: 1024, available: 768 }, 'cpu · CPU: 256 units short'],
  [{ rejectedBy: 'RESOURCE:MEMORY', needed: 4096, available: 3891 }, 'memory · memory: 205 MiB short'],
  [{ rejectedBy: 'RESOURCE:PORTS', detail: { port: 80, protocol: 'tcp' } }, 'port · port 80 is taken'],
  [{ rejectedBy: 'RESOURCE:ENI', needed: 1, available: 0 }, 'interface · no network interface left'],
  [{ rejectedBy: 'ATTRIBUTE', detail: { attribute: 'ecs.capability.task-eni' } }, 'attribute · lacks task-eni'],
  [{ rejectedBy: 'AGENT' }, 'agent · agent disconnected'],
  [{ rejectedBy: 'DRAINING' }, 'leftOut · DRAINING, left out'],
  [
    {
      rejectedBy: 'MemberOf placement constraint unsatisfied.',
      detail: { clause: { text: 'attribute:ecs.instance-type =~ m5.*', start: 0, end: 35 }, actual: 'c5.large' },
    },
    'constraint · memberOf: c5.large is not m5.*',
  ],
  [
    { rejectedBy: 'DistinctInstance placement constraint unsatisfied.', detail: { task: 'web-2' } },
    'constraint · has web-2 already',
  ],
];

describe('reasonTag', () => {
  it.each(CASES)('%o', (candidate, expected) => {
    const { glyph, text } = reasonTag({ containerInstance: 'm5-1', ...candidate });
    expect(`${glyph} · ${text}`).toBe(expected);
  });
});

describe('shortfallWords', () => {
  it('gives both numbers with their unit', () => {
    expect(
      shortfallWords({ containerInstance: 'a', rejectedBy: 'RESOURCE:MEMORY', needed: 4096, available: 3891 }),
    ).toBe('4,096 MiB needed, 3,891 MiB free');
  });

  it('says nothing where there are no numbers', () => {
    expect(shortfallWords({ containerInstance: 'a', rejectedBy: 'AGENT' })).toBeNull();
  });
});
