import { describe, expect, it } from 'vitest';
import type { EventKind, EventRow } from '../frame/frame';
import { eventsAbout, isInGroup } from './event-filter';
import type { WorldView } from './frame-store';

const event = (sequence: number, kind: EventKind, given: Partial<EventRow> = {}): EventRow => ({
  sequence,
  atMs: sequence * 1_000,
  kind,
  message: `event ${sequence}`,
  ownerIndex: null,
  taskIndexes: [],
  taskNames: [],
  instanceIndexes: [],
  errorCode: null,
  ...given,
});

const VIEW = {
  events: [
    event(0, 'service', { ownerIndex: 1, taskIndexes: [4, 5] }),
    event(1, 'failure', { ownerIndex: 0 }),
    event(2, 'drain', { instanceIndexes: [2] }),
    event(3, 'action', { message: 'FailAvailabilityZone us-east-1b' }),
  ],
  waiting: [],
  catalog: { instances: [{}, {}, { availabilityZone: 'us-east-1b' }] },
} as unknown as WorldView;

const found = (about: Parameters<typeof eventsAbout>[1]['about'], words = ''): number[] =>
  eventsAbout(VIEW, { about, words }, ({ message }) => message.toLowerCase()).map(({ sequence }) => sequence);

describe('the events that are listed', () => {
  it('are all where nothing is asked for', () => {
    expect(found(null)).toEqual([0, 1, 2, 3]);
  });

  it('speak of a service, a task, an instance or a zone', () => {
    expect(found({ kind: 'service', ownerIndex: 1 })).toEqual([0]);
    expect(found({ kind: 'task', taskIndex: 5 })).toEqual([0]);
    expect(found({ kind: 'instance', instanceIndex: 2 })).toEqual([2]);
    expect(found({ kind: 'zone', zone: 'us-east-1b' })).toEqual([2, 3]);
  });

  it('hold the words, whatever their case', () => {
    expect(found(null, ' failavail')).toEqual([3]);
  });

  it('belong to groups of kinds', () => {
    const groups = (kind: EventKind): boolean[] =>
      (['all', 'services', 'actions', 'failures'] as const).map((group) => isInGroup(event(0, kind), group));
    expect(groups('refused')).toEqual([true, false, true, true]);
    expect(groups('deployment')).toEqual([true, true, false, false]);
  });
});
