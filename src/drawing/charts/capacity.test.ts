import { describe, expect, it } from 'vitest';
import type { CapacityMoment } from '../../frame/capacity-rows';
import type { Mark } from '../marks';
import { datapointsPicture, fleetPicture, needPicture } from './capacity-need';
import { capacityPicture } from './capacity-picture';

const textsOf = (marks: readonly Mark[]): string[] => marks.flatMap((mark) => (mark.kind === 'text' ? mark.text : []));
const shapesIn = (marks: readonly Mark[], fill: string): number =>
  marks.filter((mark) => mark.kind === 'shape' && mark.fill === fill).length;
const FLEET = { busy: 3, empty: 0, booting: 0, leaving: 0, needed: 6, desired: 6 };

describe('The drawing of a group', () => {
  it('has a square an instance, there or wanted, between the lines of N, M and what is desired', () => {
    const { marks } = fleetPicture(FLEET, 292);
    // One more of each stands in the key.
    expect(shapesIn(marks, 'ink')).toBe(3 + 1);
    expect(shapesIn(marks, 'accentw')).toBe(3 + 1);
    expect(textsOf(marks)).toEqual(['3 busy', '3 wanted', 'N 3', 'M 6', 'desired 6']);
  });

  it('shows what boots in place of what is wanted, and what leaves beside the rest', () => {
    const { marks } = fleetPicture({ ...FLEET, busy: 2, empty: 1, booting: 3, leaving: 1 }, 292);
    expect(textsOf(marks)).toEqual(['2 busy', '1 empty', '3 booting', '1 leaving', 'N 3', 'M 6', 'desired 6']);
  });

  it('draws very many as bars, within its width', () => {
    const { marks } = fleetPicture({ ...FLEET, busy: 900, needed: 1_000, desired: 1_000 }, 292);
    expect(marks.length).toBeLessThan(20);
    const xs = marks.flatMap((mark) =>
      mark.kind === 'shape' ? mark.lines.flatMap((run) => run.filter((_, i) => i % 2 === 0)) : [],
    );
    expect(Math.max(...xs)).toBeLessThanOrEqual(292);
  });

  it('puts waiting tasks into the instances that they would fill', () => {
    const { marks } = needPicture({ count: 10, perInstance: 4, needed: 3, colour: 0 }, 226);
    expect(shapesIn(marks, 'paper')).toBe(3);
    expect(marks.filter((mark) => mark.kind === 'shape' && mark.stroke === 'service-1')).toHaveLength(10);
    expect(textsOf(needPicture({ count: 100, perInstance: 1, needed: 100, colour: 0 }, 226).marks)).toEqual(['… 100']);
    const alone = needPicture({ count: 2, perInstance: 0, needed: 0, colour: 0 }, 226);
    expect(shapesIn(alone.marks, 'paper')).toBe(0);
  });

  it('counts the minutes that breach', () => {
    const { marks } = datapointsPicture(4, 15, 226);
    expect([marks.length, shapesIn(marks, 'ink')]).toEqual([15, 4]);
  });
});

describe('A provider over time', () => {
  const moment = (at: number, more: Partial<CapacityMoment>): CapacityMoment => ({
    at,
    instances: 5,
    needed: 3,
    reservation: 60,
    targetCapacity: 100,
    desiredCapacity: 5,
    maxSize: 10,
    booting: 0,
    provisioningTasks: 0,
    alarm: 'none',
    ...more,
  });
  const data = {
    moments: [
      moment(0, { instances: 0, needed: null, reservation: null, desiredCapacity: 0 }),
      moment(60, { instances: 0, reservation: 200, desiredCapacity: 2, booting: 2, alarm: 'high' }),
      moment(120, {}),
      moment(1_020, { desiredCapacity: 3, alarm: 'low' }),
    ],
    minSize: 0,
    datapoints: { high: 1, low: 15 },
    activities: [60, 1_020],
    from: 0,
    to: 1_200,
    now: 1_080,
    known: 1_080,
  };

  it('names its bands, its lines and the target', () => {
    const { frame } = capacityPicture(data, 292);
    expect(textsOf(frame)).toEqual(
      expect.arrayContaining([
        'CapacityProviderReservation, %',
        'high alarm: above 100, 1 minute',
        'low alarm: below 100, 15 minutes in a row',
        'target 100',
        'max 10',
        'N 5',
        'min 0',
      ]),
    );
  });

  it('leaves the metric out where ECS does not size the group, and names a maximum that is far', () => {
    const moments = data.moments.map((each) => ({ ...each, needed: null, reservation: null, maxSize: 500 }));
    const { frame } = capacityPicture({ ...data, moments, datapoints: null }, 292);
    expect(textsOf(frame)).toContain('max 500 ↑');
    expect(textsOf(frame).some((text) => text.includes('alarm'))).toBe(false);
  });

  it('knows where the past ends, and copes with nothing', () => {
    expect(capacityPicture(data, 292).nowX).toBeCloseTo(capacityPicture(data, 292).axis.x(1_080_000));
    expect(capacityPicture({ ...data, moments: [], activities: [] }, 292).height).toBeGreaterThan(0);
  });
});
