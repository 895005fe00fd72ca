import { describe, expect, it } from 'vitest';
import type { StopCandidate, StopExplanation } from '../frame/stop-explanation';
import { stopFunnelSteps, stopRowSentence } from './stop-funnel-steps';

const task = (nth: number, containerInstance: string, more: Partial<StopCandidate> = {}): StopCandidate => ({
  task: `web-${nth}`,
  taskIndex: nth - 1,
  containerInstance,
  availabilityZone: 'us-east-1a',
  createdAt: 0,
  is: [],
  rejectedBy: null,
  scores: [2],
  values: ['us-east-1a'],
  rank: 1,
  ...more,
});
const rule = (step: string, remaining: number, named: number) => ({ step, remaining, named });
const ZONES = 'spread(attribute:ecs.availability-zone)';

const EXPLANATION: StopExplanation = {
  at: 100,
  steps: [
    rule('unprotected', 4, 4),
    rule('oldDeployment', 4, 0),
    rule('draining', 3, 3),
    rule('unhealthy', 3, 0),
    rule('notRunning', 3, 0),
    rule('withoutInstance', 3, 0),
    { step: ZONES, remaining: 2, best: 2, causes: [{ path: ['services', 0, 'placementStrategy', 0] }] },
  ],
  candidates: [
    { ...task(1, 'a-1'), rejectedBy: 'draining' },
    task(2, 'a-1', { is: ['draining'] }),
    task(3, 'a-2', { is: ['draining'] }),
    task(4, 'b-1', { is: ['draining'], availabilityZone: 'us-east-1b', scores: [1], values: ['us-east-1b'], rank: 3 }),
  ],
  chosen: 'web-2',
  tiedWith: ['web-3'],
  tieBreak: 'fleet order',
  tie: { causes: [], source: { assumption: 'scale-in-ties' } },
  request: {
    owner: 'web',
    group: 'service:web',
    reason: 'scaleIn',
    stoppedReason: '',
    desiredCount: 3,
    strategies: [{ label: ZONES, explicit: true }],
  },
  alternatives: [],
};

const titles = (explanation: StopExplanation) => stopFunnelSteps(explanation).map(({ title }) => title);

describe('the rows of a choice of a task to stop', () => {
  it('leave out the rules that name nobody, but for protection', () => {
    expect(stopFunnelSteps(EXPLANATION).map(({ remaining, title, detail }) => [remaining, title, detail])).toEqual([
      [4, 'web tasks', ''],
      [4, 'unprotected', ''],
      [3, 'on a DRAINING instance', '1 stays'],
      [2, 'spread: fullest zone', '1a 2, 1b 1'],
      [1, 'tie: first in the list', '2 equal to every rule'],
    ]);
  });

  it('say of a tie what decided', () => {
    expect(titles({ ...EXPLANATION, tieBreak: 'newest' }).at(-1)).toBe('tie: the newest');
    expect(titles({ ...EXPLANATION, tieBreak: 'draw' }).at(-1)).toBe('spread: fullest zone');
    expect(titles({ ...EXPLANATION, tiedWith: [], tieBreak: null }).at(-1)).toBe('spread: fullest zone');
  });

  it('mark the strategies that nobody gave', () => {
    const request = { ...EXPLANATION.request, strategies: [{ label: ZONES, explicit: false }] };
    expect(titles({ ...EXPLANATION, request })).toContain('spread: fullest zone (default)');
  });

  it('know their clause, their source, and what they did', () => {
    const rows = stopFunnelSteps(EXPLANATION);
    expect(rows[3]?.causes).toEqual([{ path: ['services', 0, 'placementStrategy', 0] }]);
    expect(rows[4]?.source).toEqual({ assumption: 'scale-in-ties' });
    expect(stopRowSentence(EXPLANATION, rows[0])).toBe('web wants 3 tasks and has 4.');
    expect(stopRowSentence(EXPLANATION, rows[4])).toMatch(/of the instance that is listed first, a-1, web-2/);
    expect(stopRowSentence(EXPLANATION, undefined)).toBe('');
  });
});
