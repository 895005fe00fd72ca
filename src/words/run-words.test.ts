import { describe, expect, it } from 'vitest';
import { busyWords, pausedWords } from './run-words';

describe('what is said of a run', () => {
  it('that has paused by itself', () => {
    expect(pausedWords({ kind: 'placementFails', atMs: 151_000, name: 'web', decision: 4 })).toBe(
      'Paused at 2:31: a task of web could not be placed.',
    );
    expect(pausedWords({ kind: 'deploymentEnds', atMs: 60_000, name: 'web', outcome: 'FAILED' })).toBe(
      'Paused at 1:00: the deployment of web failed.',
    );
    expect(pausedWords({ kind: 'taskMoves', atMs: 0, name: 'web-3', taskIndex: 2, lastStatus: 'RUNNING' })).toBe(
      'Paused at 0:00: web-3 is RUNNING.',
    );
  });

  it('that takes long', () => {
    expect(busyWords({ timeMs: 2_530_000, toMs: 7_200_000, eventsPerSecond: 1_204.4 })).toBe(
      'At 42:10 of 2:00:00, 1,204 events a simulated second.',
    );
  });
});
