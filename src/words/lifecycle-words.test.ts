import { describe, expect, it } from 'vitest';
import { containerSentence, lifecycleSentence, markSentence } from './lifecycle-words';

describe('a life in sentences', () => {
  it('says from when to when a status was, or since when it is', () => {
    expect(lifecycleSentence({ status: 'PENDING', from: 3, to: 9 })).toBe('PENDING from 0:03 to 0:09.');
    expect(lifecycleSentence({ status: 'RUNNING', from: 9, to: null })).toBe('RUNNING since 0:09.');
  });

  it('tells of a container what it waited for, what befell it and how it ended', () => {
    expect(
      containerSentence({
        name: 'app',
        essential: true,
        lastStatus: 'STOPPED',
        exitCode: 137,
        reason: 'OutOfMemoryError: Container killed due to memory usage',
        dependsOn: ['migrate SUCCESS', 'db HEALTHY'],
        phases: [
          { phase: 'waiting', from: 3, to: 9 },
          { phase: 'running', from: 9, to: 20 },
        ],
        marks: [{ at: 20, what: 'out of memory' }],
      }),
    ).toBe(
      'app, essential: waiting for migrate SUCCESS and db HEALTHY from 0:03 to 0:09, running from 0:09 to 0:20. ' +
        'Out of memory at 0:20. Exit code 137: OutOfMemoryError: Container killed due to memory usage.',
    );
    expect(markSentence('app', { at: 20, what: 'restarted' })).toBe('app: restarted at 0:20.');
  });
});
