import { describe, expect, it } from 'vitest';
import type { PlacementExplanation } from '../frame/explanation';
import type { StopExplanation } from '../frame/stop-explanation';
import { WEB_9 } from './testing/placement';
import { rollingDeployment } from './testing/worlds';
import { fallingLines, fallingTasks, logLength } from './knock-out-layout';
import type { RowPlace } from './knock-out-layout';
import { endingsOf, knockOutPicture, pointAt, rowBand } from './knock-out-picture';

const { catalog } = rollingDeployment();
const zoneOf = (id: string): string => catalog.instances.find((instance) => instance.id === id)?.availabilityZone ?? '';
const ROWS = ['all', ...WEB_9.steps.map(({ step }) => step)].map((title) => ({ remaining: 1, title, detail: '' }));

describe('the lines of the knock-out chart', () => {
  it('end where each instance was decided', () => {
    expect(fallingLines(WEB_9, zoneOf).map(({ name, ending, row }) => [name, ending, row])).toEqual([
      ['m5-1', 'rejected', 2],
      ['m5-2', 'ranked lower', 4],
      ['c5-1', 'rejected', 3],
      ['m5-3', 'ranked lower', 5],
      ['m5-4', 'chosen', 5],
      ['r5-1', 'rejected', 3],
      ['m5-5', 'rejected', 1],
      ['m5x-1', 'ranked lower', 4],
    ]);
  });

  it('end at the last strategy for an instance that was tied with the chosen one', () => {
    const tied = WEB_9.candidates.map((candidate) =>
      candidate.containerInstance === 'm5-3' ? { ...candidate, scores: [2, 4198] } : candidate,
    );
    const explanation = { ...WEB_9, candidates: tied, tiedWith: ['m5-3'] };
    const lines = fallingLines(explanation, zoneOf);
    expect(lines.find(({ name }) => name === 'm5-3')).toMatchObject({ ending: 'tied', row: 5 });
    expect(endingsOf(lines)).toEqual(['rejected', 'ranked lower', 'tied', 'chosen']);
    expect(endingsOf(fallingLines(WEB_9, zoneOf))).not.toContain('tied');
    const circles = knockOutPicture({ lines, rows: ROWS }, 292).marks.filter((mark) => mark.kind === 'circle');
    expect(circles.map(({ fill, stroke }) => fill ?? stroke)).toEqual(['ink', 'accent']);
  });
});

describe('lines of a chart with a row per check', () => {
  const explanation: PlacementExplanation = {
    ...WEB_9,
    steps: WEB_9.steps.map((step) =>
      step.step === 'resources'
        ? {
            ...step,
            checks: [
              { check: 'cpu', remaining: 6, rejected: 1, asks: { amount: 256 } },
              { check: 'memory', remaining: 6, rejected: 0, asks: { amount: 512 } },
            ],
          }
        : step,
    ),
    tiedWith: ['m5-3'],
  };
  const rows: RowPlace[] = [
    { is: 'all' },
    { is: 'step', step: 0 },
    { is: 'step', step: 1, check: 0 },
    { is: 'step', step: 1, check: 1 },
    { is: 'step', step: 2 },
    { is: 'step', step: 3 },
    { is: 'step', step: 4 },
    { is: 'tie' },
  ];

  it('end at the check, and ties in their own row', () => {
    const at = new Map(fallingLines(explanation, zoneOf, rows).map(({ name, row }) => [name, row]));
    expect('m5-5 m5-1 c5-1 m5-2 m5-3 m5-4'.split(' ').map((name) => at.get(name))).toEqual([1, 2, 4, 5, 7, 7]);
  });
});

describe('the lines of a choice of a task to stop', () => {
  const task = (name: string, more: object) => ({
    task: name,
    taskIndex: 0,
    containerInstance: 'm5-1',
    availabilityZone: 'a',
    createdAt: 0,
    is: [],
    rejectedBy: null,
    ...more,
  });
  const explanation: StopExplanation = {
    at: 60,
    steps: [
      { step: 'unprotected', remaining: 3, named: 3 },
      { step: 'spread(attribute:ecs.availability-zone)', remaining: 2, best: 3 },
      { step: 'spread(instanceId)', remaining: 1, best: 2, implicit: true },
    ],
    candidates: [
      task('web-1', { rejectedBy: 'unprotected' }),
      task('web-2', { scores: [2], availabilityZone: 'b' }),
      task('web-3', { scores: [3, 1] }),
      task('web-4', { scores: [3, 2] }),
    ],
    chosen: 'web-4',
    tiedWith: [],
    tieBreak: null,
    request: {
      owner: 'web',
      group: 'service:web',
      reason: 'scaleIn',
      stoppedReason: '',
      desiredCount: 3,
      strategies: [],
    },
    alternatives: [],
  };

  it('end where each task was kept', () => {
    expect(fallingTasks(explanation).map(({ name, ending, row }) => [name, ending, row])).toEqual([
      ['web-1', 'rejected', 1],
      ['web-3', 'ranked lower', 3],
      ['web-4', 'chosen', 3],
      ['web-2', 'ranked lower', 2],
    ]);
  });
});

describe('the picture', () => {
  it('knows which row and which candidate lie at a point', () => {
    const data = { lines: fallingLines(WEB_9, zoneOf), rows: ROWS };
    const picture = knockOutPicture(data, 292);
    expect(picture.height).toBe(44 + 6 * 38 + 2);
    const [first] = picture.columns;
    const x = (first?.x ?? 0) + 1;
    expect(pointAt(picture, data, x, 10)).toEqual({ row: null, name: 'm5-1' });
    expect(pointAt(picture, data, x, 44 + 38 + 1)).toEqual({ row: 1, name: 'm5-1' });
    expect(pointAt(picture, data, 20, 44 + 5 * 38 + 1)).toEqual({ row: 5, name: null });
    expect(pointAt(picture, data, 20, 44 + 6 * 38 + 1)).toEqual({ row: null, name: null });
    expect(rowBand(data, 2)).toEqual({ top: 44 + 2 * 38, height: 38 });
    expect(rowBand({ ...data, forTouch: true }, 2)).toEqual({ top: 44 + 2 * 44, height: 44 });
  });

  it('becomes bars above 24 candidates', () => {
    const candidates = Array.from({ length: 25 }, (_, index) => ({
      containerInstance: `a-${index}`,
      rejectedBy: 'AGENT',
    }));
    const lines = fallingLines({ ...WEB_9, candidates, chosen: null }, zoneOf);
    const picture = knockOutPicture({ lines, rows: ROWS }, 292);
    expect(picture.columns).toEqual([]);
    expect(pointAt(picture, { lines, rows: ROWS }, 20, 30)).toEqual({ row: 1, name: null });
  });
});

describe('the logarithmic scale', () => {
  it('gives one instance a visible end and all of them the whole length', () => {
    expect(logLength(0, 5000, 130)).toBe(0);
    expect(logLength(1, 5000, 130)).toBe(8);
    expect(logLength(5000, 5000, 130)).toBe(130);
    expect(logLength(391, 5000, 130)).toBeCloseTo(91.1, 0);
  });
});
