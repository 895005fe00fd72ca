import { describe, expect, it } from 'vitest';
import type { EventRow } from '../frame/frame';
import { eventCaption, waitingCaption } from './present-words';
import { plain } from './prose';

function event(message: string): EventRow {
  const none = { taskIndexes: [], taskNames: [], instanceIndexes: [], errorCode: null };
  return { sequence: 0, atMs: 0, kind: 'action', message, ownerIndex: null, ...none };
}

describe('the caption of what has happened', () => {
  it.each([
    ['FailAvailabilityZone us-east-1b', 'us-east-1b fails.'],
    ['RestoreAvailabilityZone us-east-1b', 'us-east-1b is back.'],
    [
      'RestoreAvailabilityZone us-east-1b, which has not failed',
      'RestoreAvailabilityZone us-east-1b, which has not failed',
    ],
    ['UpdateService web, 4 desired', 'UpdateService web, 4 desired'],
    ['UpdateService: Service not found.', 'UpdateService: Service not found.'],
    ['(service web) (deployment ecs-svc/2576353553000000001) deployment completed.', 'web: deployment completed.'],
    ['i-9 gives up after 3 tries: no agent.', 'i-9 gives up after 3 tries: no agent.'],
  ])('%s', (message, said) => expect(plain(eventCaption(event(message)))).toBe(said));

  it('counts who waits', () => {
    expect([0, 1, 12].map(waitingCaption)).toEqual(['', '1 task waits', '12 tasks wait']);
  });
});
