import { describe, expect, it } from 'vitest';
import { INSTANCE_STATUS } from '../../ecs/status';
import { INSTANCE, INSTANCE_WIDTH } from '../../frame/frame';
import { handTasks, handWorld } from '../testing/hand-world';
import type { HandInstance } from '../testing/hand-world';
import { fleet, rollingDeployment } from '../testing/worlds';
import { BOX, BOX_WIDTH, layoutStage } from './layout';
import type { StageLayout } from './layout';
import { levelOf } from './levels';
import { laneLength, referenceSize, thicknessFactor } from './scale';

const DESKTOP = { width: 772, height: 560, form: 'desktop' } as const;

function box(layout: StageLayout, index: number): Record<keyof typeof BOX, number> {
  const cells = Object.entries(BOX).map(([name, column]) => [name, layout.boxes[index * BOX_WIDTH + column] ?? 0]);
  return Object.fromEntries(cells) as Record<keyof typeof BOX, number>;
}

describe('the scale', () => {
  it('starts at 2,048 and doubles until three quarters of the instances are no larger', () => {
    expect(referenceSize([])).toBe(2048);
    expect(referenceSize([2048, 2048, 2048, 4096])).toBe(2048);
    expect(referenceSize([2048, 2048, 4096, 4096])).toBe(4096);
    expect(referenceSize([512, 512])).toBe(2048);
  });

  it('doubles until the largest is at most eight times the reference', () => {
    expect(referenceSize([2048, 2048, 2048, 16_384])).toBe(2048);
    expect(referenceSize([2048, 2048, 2048, 32_768])).toBe(4096);
  });

  it('puts length first and thickness next, so that area is resource', () => {
    for (const size of [256, 2048, 3000, 4096, 5000, 16_384]) {
      const area = laneLength(size, 2048, 200) * thicknessFactor(size, 2048);
      expect(area).toBeCloseTo((size / 2048) * 200);
      expect(laneLength(size, 2048, 200)).toBeLessThanOrEqual(200);
    }
    expect([2048, 2049, 4096, 4097].map((size) => thicknessFactor(size, 2048))).toEqual([1, 2, 2, 4]);
  });
});

describe('levels', () => {
  it('begin at 28, 96 and 360', () => {
    expect([27, 28, 95, 96, 359, 360].map((width) => levelOf(width))).toEqual([
      'map',
      'bars',
      'bars',
      'hulls',
      'hulls',
      'detail',
    ]);
  });

  it('are left downwards 10 % late, and never upwards', () => {
    expect(levelOf(90, 'hulls')).toBe('hulls');
    expect(levelOf(86, 'hulls')).toBe('bars');
    expect(levelOf(95, 'bars')).toBe('bars');
    expect(levelOf(96, 'bars')).toBe('hulls');
    expect(levelOf(30, 'detail')).toBe('bars');
  });
});

describe('the layout of a small cluster', () => {
  const { catalog, frame } = rollingDeployment();
  const layout = layoutStage(catalog, frame.instances, DESKTOP);

  it('has a column per zone, 20 apart, 220 wide on a stage of 772', () => {
    expect(layout.zones.map(({ zone, x, width }) => [zone, x, width])).toEqual([
      ['us-east-1a', 46, 220],
      ['us-east-1b', 286, 220],
      ['us-east-1c', 526, 220],
    ]);
    expect(layout).toMatchObject({ level: 'hulls', reference: 2048, columnWidth: 220 });
  });

  it('takes the thickest lane at which the tallest zone fits', () => {
    // Zone b: factors 2 + 2 + 3 = 7 lanes, three heads of 25, three waists, two gaps of 15; 29 needs 416 of the room of 416, 34: 472 of 496.
    expect(layout.lane).toBe(34);
    expect(layout.waist).toBe(43);
    expect(layout.height).toBeLessThanOrEqual(560);
    const lower = layoutStage(catalog, frame.instances, { ...DESKTOP, height: 480 });
    expect(lower.lane).toBe(29);
  });

  it('draws equal resources at equal area: twice the CPU is twice as thick, half the memory half as long', () => {
    expect(box(layout, 0)).toMatchObject({ cpuLength: 220, cpuThickness: 34, memoryLength: 220, memoryThickness: 34 });
    expect(box(layout, 2)).toMatchObject({ cpuLength: 220, memoryLength: 110, memoryThickness: 34 });
    expect(box(layout, 5)).toMatchObject({ cpuThickness: 34, memoryLength: 220, memoryThickness: 68 });
    expect(box(layout, 7)).toMatchObject({ cpuLength: 220, cpuThickness: 68, memoryThickness: 68 });
  });

  it('keeps what system and agent take at the end of the memory lane', () => {
    expect(box(layout, 0).memoryUsable).toBeCloseTo((220 * 7782) / 8192);
  });

  it('stacks instances in fleet order with a head of 25 and 15 between', () => {
    expect(box(layout, 0).y).toBe(52);
    expect(box(layout, 0).height).toBe(25 + 34 + 43 + 34);
    expect(box(layout, 1).y).toBe(52 + 136 + 15);
  });

  it('leaves gone instances out, unless they are leaving', () => {
    const instances = frame.instances.slice();
    instances[INSTANCE.status] = INSTANCE_STATUS.INACTIVE;
    const without = layoutStage(catalog, instances, DESKTOP);
    expect(without.zones[0]?.instances).toEqual([1, 2]);
    expect(box(without, 0).height).toBe(0);
    const leaving = layoutStage(catalog, instances, DESKTOP, 1, null, new Set([0]));
    expect(leaving.zones[0]?.instances).toEqual([0, 1, 2]);
  });

  it('does not rescale while it plays, as long as all fits', () => {
    const instances = frame.instances.slice();
    const crowded = layoutStage(catalog, frame.instances, { ...DESKTOP, height: 430 });
    for (const index of [0, 1, 3, 4, 7]) instances[index * INSTANCE_WIDTH + INSTANCE.status] = INSTANCE_STATUS.INACTIVE;
    const kept = layoutStage(catalog, instances, { ...DESKTOP, height: 430 }, 1, crowded);
    expect(kept.lane).toBe(crowded.lane);
    expect(layoutStage(catalog, instances, { ...DESKTOP, height: 430 }).lane).toBeGreaterThan(crowded.lane);
  });

  it('grows with the zoom, and its lanes too', () => {
    const closer = layoutStage(catalog, frame.instances, DESKTOP, 2);
    expect(closer).toMatchObject({ columnWidth: 440, level: 'detail', lane: 68 });
    expect(closer.zones[1]?.x).toBe(46 + 440 + 20);
  });
});

describe('larger fleets', () => {
  it('stand side by side where one column does not fit', () => {
    const { catalog, frame } = fleet(24);
    const layout = layoutStage(catalog, frame.instances, { width: 1100, height: 560, form: 'desktop' });
    expect(layout.level).toBe('hulls');
    expect(layout.arrangement.columns).toBe(2);
    expect(box(layout, 0).y).toBe(box(layout, 3).y);
    expect(box(layout, 6).y).toBeGreaterThan(box(layout, 3).y);
  });

  it('melt into bars, then into cells that fill the width of their zone', () => {
    const bars = layoutStage(fleet(60).catalog, fleet(60).frame.instances, {
      width: 1000,
      height: 600,
      form: 'desktop',
    });
    expect(bars.level).toBe('bars');
    expect(bars.columnWidth).toBeGreaterThanOrEqual(28);
    const large = fleet(5000);
    const map = layoutStage(large.catalog, large.frame.instances, { width: 1440, height: 420, form: 'desktop' });
    expect(map.level).toBe('map');
    expect(map.columnWidth).toBeGreaterThanOrEqual(3);
    expect(map.columnWidth).toBeLessThanOrEqual(27);
    expect(map.height).toBeLessThanOrEqual(420);
    const { columns } = map.arrangement;
    expect(columns * map.columnWidth + (columns - 1) * 1.5).toBeCloseTo(map.zones[0]?.width ?? 0);
  });

  it('always finds an arrangement, however little room there is', () => {
    const { catalog, frame } = fleet(600);
    for (const size of [40, 120, 360]) {
      const layout = layoutStage(catalog, frame.instances, { width: size, height: size, form: 'phone' });
      expect(layout.columnWidth).toBeGreaterThan(0);
    }
  });
});

describe('on a phone', () => {
  it('zones stay side by side without a gutter, 10 apart', () => {
    const { catalog, frame } = rollingDeployment();
    const layout = layoutStage(catalog, frame.instances, { width: 390, height: 500, form: 'phone' });
    expect(layout.zones.map(({ x }) => x)).toEqual([16, 138, 260]);
    expect(layout.level).toBe('hulls');
  });
});

describe('a GPU', () => {
  it('takes a row of its own below the memory lane', () => {
    const instance: HandInstance = { id: 'g', type: 'g4dn.xlarge', zone: 'a', tasks: handTasks('') };
    const { catalog, frame } = handWorld([], [instance]);
    const layout = layoutStage(catalog, frame.instances, DESKTOP);
    const at = box(layout, 0);
    expect(at.height).toBe(layout.head + at.cpuThickness + layout.waist + at.memoryThickness + 13);
  });
});
