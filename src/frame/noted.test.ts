import { describe, expect, it } from 'vitest';
import type { EventKind, EventRow } from './frame';
import { isNoted } from './noted';

function event(kind: EventKind, message: string): EventRow {
  const none = { taskIndexes: [], taskNames: [], instanceIndexes: [], errorCode: null };
  return { sequence: 0, atMs: 0, kind, message, ownerIndex: null, ...none };
}

describe('a step of the story', () => {
  it.each([
    ['scaling', 'UpdateService web, 4 desired'],
    ['deployment', 'UpdateService web, web:2'],
    ['action', 'RestoreAvailabilityZone us-east-1b'],
    ['failure', 'FailAvailabilityZone us-east-1b'],
    ['failure', 'i-9 is REGISTRATION_FAILED: no agent'],
    ['refused', 'UpdateService: Service not found.'],
    ['deployment', '(service web) (deployment ecs-svc/2576353553000000001) deployment completed.'],
  ] as const)('is %s: %s', (kind, message) => expect(isNoted(event(kind, message))).toBe(true));

  it.each([
    ['placement', '(service web) has started 4 tasks: web-1 web-2 web-3 web-4.'],
    ['scaling', '(service web) has stopped 1 running tasks: web-5.'],
    ['service', '(service web) has reached a steady state.'],
  ] as const)('is not %s: %s', (kind, message) => expect(isNoted(event(kind, message))).toBe(false));
});
