import { describe, expect, it } from 'vitest';
import type { Mark, TextMark } from '../marks';
import { fittedWidth } from '../text';
import { longNames, rollingDeployment } from '../testing/worlds';
import type { HandWorld } from '../testing/hand-world';
import { headMarks } from './instance-marks';
import { layoutStage } from './layout';
import { nameMarks } from './overlay-marks';
import { buildScene } from './scene';
import { placeTasks } from './task-places';
import { zoneHeadMarks } from './zone-heads';

function texts(marks: readonly Mark[]): TextMark[] {
  return marks.filter((mark) => mark.kind === 'text');
}

/** Ends of a text, left and right. */
function extent(mark: TextMark): readonly [number, number] {
  const width = fittedWidth({ text: mark.text, stretch: mark.stretch ?? 1 }, mark.size, mark.weight);
  return mark.anchor === 'end' ? [mark.x - width, mark.x] : [mark.x, mark.x + width];
}

/** Heads of all instances in columns of `room` px. */
function headsOf({ catalog, frame }: HandWorld, room: number): TextMark[][] {
  const layout = layoutStage(catalog, frame.instances, { width: 772, height: 560, form: 'desktop' });
  const places = placeTasks(catalog, frame.instances, frame.tasks, layout);
  const inView = catalog.instances.map((_, index) => index);
  const { instances } = buildScene({ ...frame, catalog }, layout, places, inView, 1);
  const style = { size: 11, room, showsFree: true, showsNetworkInterfaces: false, detailed: false };
  return instances.map((instance) =>
    texts(headMarks(instance, layout, style)).map((mark) => ({ ...mark, x: mark.x - instance.frame.cpuFrom })),
  );
}

describe("an instance's head", () => {
  it('never prints over itself nor into the next column, however narrow', () => {
    for (const room of [60, 86, 96, 150, 220, 300, 360, 700]) {
      for (const head of headsOf(longNames(), room)) {
        const ends = head.map(extent).sort(([a], [b]) => a - b);
        expect(ends[0]?.[0]).toBeGreaterThanOrEqual(0);
        expect(ends.at(-1)?.[1]).toBeLessThanOrEqual(room);
        for (const [index, [from]] of ends.entries()) expect(from).toBeGreaterThanOrEqual(ends[index - 1]?.[1] ?? 0);
      }
    }
  });

  it('gives up the free figures first, then the type, then letters', () => {
    const head = (room: number) => headsOf(longNames(), room)[0]?.map(({ text, stretch = 1 }) => [text, stretch]);
    const id = 'ip-10-0-0-121-ec2-internal-worker-pool-a';
    expect(head(700)?.map(([text]) => text)).toEqual([id, 'm5.large', '1,024 CPU · 5,734 MiB free']);
    expect(head(330)).toEqual([
      [id, 1],
      ['m5.large', 1],
    ]);
    expect(head(280)).toEqual([[id, 1]]);
    expect(head(230)).toEqual([[id, 0.85]]);
    expect(head(120)?.[0]?.[0]).toMatch(/^ip-10-0-0-1.*…$/);
  });

  it('with a short name is as before', () => {
    expect(headsOf(rollingDeployment(), 220)[0]?.map(({ text }) => text)).toEqual([
      'm5-1',
      'm5.large',
      expect.any(String),
    ]);
  });
});

describe('a long name', () => {
  it('of a zone stays in its column', () => {
    const { catalog, frame } = longNames();
    const layout = layoutStage(catalog, frame.instances, { width: 772, height: 560, form: 'desktop' });
    const heads = texts(
      zoneHeadMarks(layout, { taskCounts: [1, 2, 3], notes: null, failed: new Set(), window: { from: 0, to: 772 } }),
    );
    expect(heads.length).toBeGreaterThanOrEqual(3);
    for (const mark of heads) {
      const [from, to] = extent(mark);
      expect(layout.zones.some(({ x, width }) => from >= x && to <= x + width)).toBe(true);
    }
  });

  it('of a selected task stays in its column', () => {
    const shape = {
      cpuFrom: 150,
      cpuTo: 190,
      memoryFrom: 120,
      memoryTo: 150,
      cpuTop: 0,
      cpuBottom: 30,
      memoryTop: 60,
      memoryBottom: 90,
    };
    const marks = nameMarks(
      'customer-recommendations-precomputation-service-12',
      shape,
      { free: 0, left: 20, right: 240 },
      11,
    );
    const [from, to] = texts(marks).map(extent)[0] ?? [0, Infinity];
    expect(from).toBeGreaterThanOrEqual(20);
    expect(to).toBeLessThanOrEqual(240);
  });
});
