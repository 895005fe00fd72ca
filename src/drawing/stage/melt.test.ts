import { describe, expect, it } from 'vitest';
import { fleet } from '../testing/worlds';
import { anchorAt, anchorPoint } from './anchor';
import { BOX, BOX_WIDTH, layoutStage } from './layout';
import { meltFrom } from './melt';
import type { Pictured, Transform } from './melt';

const { catalog, frame } = fleet(2000);
const DESKTOP = { width: 1000, height: 420, form: 'desktop' } as const;
const FOCUS = { x: 400, y: 200 };

/** The map, and bars as they are when one zooms in about the focus. */
function pictures(): readonly [map: Pictured, bars: Pictured] {
  const map: Pictured = { layout: layoutStage(catalog, frame.instances, DESKTOP), pan: { x: 0, y: 0 } };
  const layout = layoutStage(catalog, frame.instances, DESKTOP, 29 / map.layout.columnWidth);
  const anchor = anchorAt(map.layout, FOCUS.x, FOCUS.y);
  if (!anchor) throw new Error('nothing is near');
  const point = anchorPoint(layout, anchor);
  return [map, { layout, pan: { x: FOCUS.x - point.x, y: FOCUS.y - point.y } }];
}

/** The middle of an instance, where a transform brings it. */
function moved(by: Transform, { layout, pan }: Pictured, instance: number): { x: number; y: number } {
  const at = (column: number): number => layout.boxes[instance * BOX_WIDTH + column] ?? 0;
  const x = at(BOX.x) + layout.columnWidth / 2 + pan.x;
  const y = at(BOX.y) + at(BOX.height) / 2 + pan.y;
  return { x: by.x + x * by.scaleX, y: by.y + y * by.scaleY };
}

/** How far a transform is from changing nothing. */
function shifts(by: Transform | undefined): number {
  return by ? Math.hypot(by.x, by.y, by.scaleX - 1, by.scaleY - 1) : NaN;
}

describe('a level that melts into the next', () => {
  const [map, bars] = pictures();
  const melt = meltFrom(map, FOCUS);
  const anchor = anchorAt(map.layout, FOCUS.x, FOCUS.y)?.instanceIndex ?? 0;

  it('goes from map to bars', () => {
    expect([map.layout.level, bars.layout.level]).toEqual(['map', 'bars']);
  });

  it('begins with the old picture as it was and ends with the new one as it is', () => {
    expect(shifts(melt?.at(bars, 0).old)).toBeCloseTo(0);
    expect(shifts(melt?.at(bars, 1).now)).toBeCloseTo(0);
  });

  it('has each instance of a zone at one place in both pictures, all the way', () => {
    const zone = map.layout.zones.find(({ instances }) => instances.includes(anchor));
    const near = zone?.instances.slice(0, 40) ?? [];
    for (const progress of [0, 0.3, 0.7, 1]) {
      const at = melt?.at(bars, progress);
      if (!at) throw new Error('nothing melts');
      for (const instance of near) {
        const [old, now] = [moved(at.old, map, instance), moved(at.now, bars, instance)];
        expect(now.x).toBeCloseTo(old.x);
        expect(now.y).toBeCloseTo(old.y);
      }
    }
  });
});
