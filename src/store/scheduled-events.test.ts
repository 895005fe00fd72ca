import { expect, it } from 'vitest';
import { useDocument } from './document-store';
import type { WorldView } from './frame-store';
import { eventsAhead } from './scheduled-events';

const said = {
  sequence: 0,
  atMs: 30_000,
  kind: 'scaling' as const,
  message: 'done',
  ownerIndex: null,
  taskIndexes: [],
  taskNames: [],
  instanceIndexes: [],
  errorCode: null,
};
const view = (knownEvents: WorldView['knownEvents']): WorldView =>
  ({ knownEvents, history: new Float64Array(), knownHistoryCount: 0 }) as unknown as WorldView;

it('lists what is known, then what the timeline has in store', () => {
  const timeline = [
    { at: 30, action: 'UpdateService', input: { service: 'web', desiredCount: 12 } },
    { at: 60, action: 'UpdateService', input: { service: 'web', taskDefinition: 'web:2' } },
    { at: 70, action: 'RunTask', input: { taskDefinition: 'batch' } },
    { at: 90, action: 'FailAvailabilityZone', input: { availabilityZone: 'us-east-1a' } },
  ];
  useDocument.setState({ scenario: { timeline } as never });
  expect(eventsAhead(view([said])).map(({ atMs, kind }) => `${atMs / 1_000} ${kind}`)).toEqual([
    '30 scaling',
    '60 deployment',
    '90 failure',
  ]);
});
