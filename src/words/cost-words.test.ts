import { describe, expect, it } from 'vitest';
import type { CostDetail } from '../frame/cost';
import { costMomentSentence, costSentence, costTrade, money, perMonth, priceNote } from './cost-words';

const NONE = { perHour: 0, accumulated: 0 };

function detail(byKind: Partial<CostDetail['byKind']>, more: Partial<CostDetail> = {}): CostDetail {
  const kinds = { onDemand: NONE, spot: NONE, fargate: NONE, fargateSpot: NONE, ...byKind };
  const all = Object.values(kinds);
  return {
    pricesAsOf: '2026-07-20',
    perHour: all.reduce((sum, { perHour }) => sum + perHour, 0),
    accumulated: all.reduce((sum, { accumulated }) => sum + accumulated, 0),
    byKind: kinds,
    byOwner: [],
    wasted: NONE,
    strandedPerHour: 0,
    idlePerHour: 0,
    history: new Float64Array(),
    ...more,
  };
}

describe('costs in words', () => {
  it('have as many places as they need', () => {
    expect([0, 0.00001, 0.0123425, 0.192, 0.5762, 12.4, 1240.3].map(money)).toEqual([
      '$0',
      'under $0.0001',
      '$0.0123',
      '$0.192',
      '$0.576',
      '$12.40',
      '$1,240',
    ]);
    expect(perMonth(0.04937)).toBe('$36.04');
  });

  it('always say that they are indicative, of when, and what they leave out', () =>
    expect(priceNote('2026-07-20')).toBe(
      'Indicative list price, 2026-07-20: excludes transfer, load balancers, logs, IPv4.',
    ));

  it('say what is bought, and what of it for nothing', () => {
    const spot = { perHour: 0.0672, accumulated: 0 };
    const onDemand = { perHour: 0.192, accumulated: 0 };
    const wasted = { perHour: 0.1, accumulated: 0 };
    expect(costSentence(detail({}))).toBe('Nothing runs that would cost anything.');
    expect(costSentence(detail({ fargate: { perHour: 0.0494, accumulated: 0 } }))).toBe(
      '$0.0494 an hour, all Fargate: no room is paid for that no task has reserved.',
    );
    expect(costSentence(detail({ onDemand, spot }, { wasted, strandedPerHour: 0.05, idlePerHour: 0.096 }))).toBe(
      '$0.259 an hour, $0.192 On-Demand and $0.0672 Spot. $0.100 of it is for room that no task has reserved, ' +
        '$0.0500 of it where no task fits. Idle instances are $0.0960 of the whole.',
    );
  });

  it('say of several worlds who is cheapest, now and so far', () => {
    const a = { letter: 'A', cost: detail({ onDemand: { perHour: 1, accumulated: 0.5 } }) };
    const b = { letter: 'B', cost: detail({ spot: { perHour: 0.35, accumulated: 0.6 } }) };
    expect(costTrade([a, b])).toBe(
      'B is the cheapest now: $0.350 an hour, against $1.00. A has cost the least so far: $0.500, against $0.600.',
    );
    expect(costTrade([a, a])).toBe('All cost the same.');
  });

  it('tell a moment in a line', () =>
    expect(costMomentSentence(90, { perHour: 0.5, wastedPerHour: 0.2, accumulated: 0.0125 })).toBe(
      '1:30: $0.500 an hour, $0.200 of it for free room; $0.0125 since the start.',
    ));
});
