import { describe, expect, it } from 'vitest';
import { cannotPlaceOnFargate } from '../ecs/fargate-messages';
import { emptyCatalog } from '../frame/testing/empty-frame';
import type { WaitingGroup } from '../frame/frame';
import { capacityWaitingWords, waitingWords } from './waiting-words';

const GROUP: WaitingGroup = {
  ownerIndex: 0,
  taskDefinitionIndex: 0,
  count: 2,
  check: 0,
  closestInstanceIndex: -1,
  needed: null,
  available: null,
  decision: 0,
  message: '',
  sinceMs: 0,
  retries: true,
};

describe('what is said of tasks that wait', () => {
  it('knows Fargate’s refusals, where no instance would help', () => {
    const message = cannotPlaceOnFargate('web', 'capacity');
    expect(waitingWords({ ...GROUP, message }, emptyCatalog())).toEqual({
      reason: 'Fargate has no capacity in the zones of the subnets.',
      closest: '',
      wayOut: 'Add a subnet in another zone, or another capacity provider: ECS does not fall back to one by itself.',
    });
    expect(waitingWords(GROUP, emptyCatalog()).reason).toBe('No container instance is registered.');
  });

  it('tells those apart that wait for their capacity provider', () => {
    expect(capacityWaitingWords('spot', 15_000)).toEqual({
      reason: 'waiting for an instance of spot',
      note: 'PROVISIONING since 0:15, until there is room.',
    });
  });
});
