import { describe, expect, it } from 'vitest';
import { eventText } from './event-words';

const ID = '0123456789abcdef0123456789abcdef';

function event(message: string, taskNames: readonly string[]): Parameters<typeof eventText>[0] {
  return {
    sequence: 0,
    atMs: 0,
    kind: 'placement',
    message,
    ownerIndex: 0,
    taskIndexes: [],
    taskNames,
    instanceIndexes: [],
    errorCode: null,
  };
}

describe('eventText', () => {
  it('names tasks where ECS writes ids', () => {
    expect(eventText(event(`(service web) has started 2 tasks: (task ${ID}) (task ${ID}).`, ['web-1', 'web-2']))).toBe(
      '(service web) has started 2 tasks: (task web-1) (task web-2).',
    );
  });

  it('counts the rest of many', () => {
    const names = Array.from({ length: 9 }, (_, index) => `web-${index + 1}`);
    expect(
      eventText(event(`(service web) has started 9 tasks: ${names.map(() => `(task ${ID})`).join(' ')}.`, names)),
    ).toBe('(service web) has started 9 tasks: (task web-1) (task web-2) (task web-3) and 6 more.');
  });

  it('leaves other texts as they are', () => {
    expect(eventText(event('(service web) has reached a steady state.', []))).toBe(
      '(service web) has reached a steady state.',
    );
  });
});
