import { describe, expect, it } from 'vitest';
import { WEB_9 } from './testing/placement';
import { rollingDeployment } from './testing/worlds';
import { endingsOf, knockOutPicture } from './knock-out';
import { fallingLines, logLength } from './knock-out-layout';

const { catalog } = rollingDeployment();
const zoneOf = (id: string): string => catalog.instances.find((instance) => instance.id === id)?.availabilityZone ?? '';
const ROWS = ['all', ...WEB_9.steps.map(({ step }) => step)].map((step) => ({
  step,
  remaining: 1,
  title: step,
  detail: '',
}));

describe('the lines of the knock-out chart', () => {
  it('end where each instance was decided', () => {
    expect(
      fallingLines(WEB_9, zoneOf).map(({ containerInstance, ending, row }) => [containerInstance, ending, row]),
    ).toEqual([
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
    const line = fallingLines(explanation, zoneOf).find(({ containerInstance }) => containerInstance === 'm5-3');
    expect(line).toMatchObject({ ending: 'tied', row: 5 });
    expect(endingsOf({ explanation, zoneOf })).toEqual(['rejected', 'ranked lower', 'tied', 'chosen']);
    expect(endingsOf({ explanation: WEB_9, zoneOf })).not.toContain('tied');
    const circles = knockOutPicture({ explanation, rows: ROWS, zoneOf }, 292).marks.filter(
      (mark) => mark.kind === 'circle',
    );
    expect(circles.map(({ fill, stroke }) => fill ?? stroke)).toEqual(['ink', 'accent']);
  });
});

describe('the picture', () => {
  it('has a target per row that knows who was decided there', () => {
    const { targets, height } = knockOutPicture({ explanation: WEB_9, rows: ROWS, zoneOf }, 292);
    expect(targets.map(({ instances }) => instances)).toEqual([
      [],
      ['m5-5'],
      ['m5-1'],
      ['c5-1', 'r5-1'],
      ['m5-2', 'm5x-1'],
      ['m5-3', 'm5-4'],
    ]);
    expect(height).toBe(44 + 6 * 38 + 2);
  });

  it('becomes bars above 24 candidates', () => {
    const candidates = Array.from({ length: 25 }, (_, index) => ({
      containerInstance: `a-${index}`,
      rejectedBy: 'AGENT',
    }));
    expect(
      knockOutPicture({ explanation: { ...WEB_9, candidates, chosen: null }, rows: ROWS, zoneOf }, 292).names,
    ).toEqual([]);
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
