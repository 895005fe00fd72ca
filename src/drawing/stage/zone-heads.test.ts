import { describe, expect, it } from 'vitest';
import type { Mark } from '../marks';
import type { HandWorld } from '../testing/hand-world';
import { failedZone, fleet } from '../testing/worlds';
import { layoutStage } from './layout';
import { windowOf, zoneHeadMarks } from './zone-heads';

function headsOf({ catalog, frame }: HandWorld): Mark[] {
  const layout = layoutStage(catalog, frame.instances, { width: 772, height: 560, form: 'desktop' });
  const failed = new Set(frame.failedZones);
  return zoneHeadMarks(layout, {
    taskCounts: layout.zones.map(() => 0),
    notes: null,
    failed,
    window: { from: 0, to: 772 },
  });
}

function struck(world: HandWorld): string[] {
  return headsOf(world).flatMap((mark) => (mark.kind === 'text' && mark.strike ? [mark.text] : []));
}

describe('a failed zone', () => {
  it('is struck through with its instances gone, and while ECS has not noticed', () => {
    expect(struck(failedZone())).toEqual(['us-east-1b', 'us-east-1c']);
  });

  it('has ink crosses from end to end in place of its rule', () => {
    const rules = headsOf(failedZone()).flatMap((mark) => (mark.kind === 'shape' ? [mark] : []));
    expect(rules.map(({ stroke }) => stroke)).toEqual(['ink2', 'ink', 'ink']);
    expect(rules[0]?.lines).toHaveLength(1);
    expect(rules[1]?.lines.length).toBeGreaterThan(20);
  });

  it('is not one whose instances have all been taken out of the cluster', () => {
    const { catalog, frame } = failedZone();
    expect(struck({ catalog, frame: { ...frame, failedZones: [] } })).toEqual([]);
  });
});

describe('the head of a zone whose beginning was panned out of the window', () => {
  const { catalog, frame } = fleet(60);
  const layout = layoutStage(catalog, frame.instances, { width: 772, height: 560, form: 'desktop' }, 3);
  const first = layout.zones[0] ?? { x: 0, width: 0 };

  /** Where the first zone's name and counts are on the screen, as it is panned. */
  function firstHead(panX: number): { readonly name: number; readonly counts: number | null } {
    const facts = {
      taskCounts: [5, 5, 5],
      notes: null,
      failed: new Set<string>(),
      window: windowOf(layout, panX, 772),
    };
    const marks = zoneHeadMarks(layout, facts).filter((mark) => mark.kind === 'text');
    const counts = marks[1]?.anchor === 'end' ? marks[1].x + panX : null;
    return { name: (marks[0]?.x ?? NaN) + panX, counts };
  }

  it('keeps its name and counts in sight while its column is', () => {
    expect(first.width).toBeGreaterThan(600);
    expect(firstHead(0).name).toBe(first.x);
    for (const panX of [-100, -300, 200 - first.width]) expect(firstHead(panX).name).toBe(layout.metrics.left);
    expect(firstHead(0).counts).toBeLessThanOrEqual(772);
  });

  it('goes with the end of its column, so that it never lies over the next', () => {
    const panX = -(first.x + first.width - 20);
    expect(firstHead(panX).name).toBeLessThan(0);
    expect(firstHead(panX).counts).toBeNull();
  });
});
