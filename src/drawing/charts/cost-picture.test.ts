import { describe, expect, it } from 'vitest';
import type { CostMoment } from '../../frame/cost-rows';
import { costPicture } from './cost-picture';
import type { CostChartData } from './cost-picture';

const NOTHING: CostMoment = {
  at: 0,
  onDemand: 0,
  spot: 0,
  fargate: 0,
  fargateSpot: 0,
  perHour: 0,
  wastedPerHour: 0,
  accumulated: 0,
};
const KINDS = { onDemand: 'On-Demand', spot: 'Spot', fargate: 'Fargate', fargateSpot: 'Fargate Spot' };

function textsOf(runs: CostChartData['runs'], width = 700): string[] {
  const picture = costPicture(
    { runs, money: (usd) => `$${usd}`, kindNames: KINDS, from: 0, to: 600, now: 300, known: 600 },
    width,
  );
  return picture.frame.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
}

describe('the picture of what a run costs', () => {
  const mixed = { ...NOTHING, at: 60, onDemand: 3, spot: 1, perHour: 4, wastedPerHour: 2, accumulated: 0.5 };

  it('names each kind that is bought now, the whole, free room, and what it has come to', () => {
    expect(textsOf([{ letter: null, moments: [NOTHING, mixed] }])).toEqual(
      expect.arrayContaining(['all $4', 'On-Demand $3', 'Spot $1', 'Of that, for free room', '$2', '$0.5']),
    );
    const fargate = { ...NOTHING, fargate: 1, perHour: 1 };
    const texts = textsOf([{ letter: null, moments: [fargate] }]);
    expect(texts).toContain('Fargate $1');
    expect(texts.join(' ')).not.toMatch(/all|free room|Spot/);
  });

  it('has a line for each of several worlds, by letter', () => {
    const texts = textsOf([
      { letter: 'A', moments: [mixed] },
      { letter: 'B', moments: [{ ...mixed, perHour: 1, accumulated: 0.2 }] },
    ]);
    expect(texts).toEqual(expect.arrayContaining(['A $4', 'B $1', 'A $0.5', 'B $0.2']));
  });

  it('keeps labels apart and within the plot', () => {
    const close = { ...NOTHING, onDemand: 1, spot: 1, fargate: 1, fargateSpot: 1, perHour: 4, wastedPerHour: 0.01 };
    const { frame, height } = costPicture(
      {
        runs: [{ letter: null, moments: [close] }],
        money: String,
        kindNames: KINDS,
        from: 0,
        to: 60,
        now: 60,
        known: 60,
      },
      320,
    );
    const right = frame.flatMap((mark) => (mark.kind === 'text' && mark.x > 216 ? [mark.y] : []));
    const hourly = right.slice(0, 6).toSorted((a, b) => a - b);
    expect(hourly.every((y, index) => index === 0 || y - (hourly[index - 1] ?? 0) >= 12)).toBe(true);
    expect(Math.max(...right)).toBeLessThan(height);
  });
});
