import { describe, expect, it } from 'vitest';
import type { EventRow } from '../frame/frame';
import { questionOf } from './event-question';

function event(message: string, more: Partial<EventRow> = {}): EventRow {
  return {
    sequence: 0,
    atMs: 0,
    kind: 'service',
    message,
    ownerIndex: 0,
    taskIndexes: [3],
    taskNames: ['web-4'],
    instanceIndexes: [],
    errorCode: null,
    ...more,
  };
}

describe('what an event can be asked', () => {
  it.each([
    ['(service web) has started 1 tasks: (task 0a).', 'here'],
    ['web:1: 4 placed', 'here'],
    ['web:1: 4 placed, 2 without a place', 'nowhere'],
    ['(service web) was unable to place a task because no container instance met all of its requirements.', 'nowhere'],
    ['(service web) has stopped 2 running tasks: (task 0a) (task 0b).', 'stopped'],
    ['(service web) has reached a steady state.', null],
  ])('%s', (message, question) => {
    expect(questionOf(event(message))).toBe(question);
  });

  it('is nothing where nobody is behind it, or no task is named', () => {
    expect(questionOf(event('web:1: 4 placed', { ownerIndex: null }))).toBeNull();
    expect(questionOf(event('(service web) has started 1 tasks: (task 0a).', { taskIndexes: [] }))).toBeNull();
  });
});
