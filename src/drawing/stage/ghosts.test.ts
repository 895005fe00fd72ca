import { describe, expect, it } from 'vitest';
import { TASK_WIDTH } from '../../frame/frame';
import { fleet, rollingDeployment } from '../testing/worlds';
import type { HandWorld } from '../testing/hand-world';
import type { Drawn } from './drawn';
import { ghostMarks, ghostShape } from './ghosts';
import { layoutStage } from './layout';
import { frameShape } from './scene';
import { placeTasks } from './task-places';

const VIEWPORT = { width: 772, height: 560, form: 'desktop' } as const;

function drawnOf({ catalog, frame }: HandWorld): {
  readonly drawn: Drawn;
  readonly source: Parameters<typeof ghostMarks>[2];
} {
  const layout = layoutStage(catalog, frame.instances, VIEWPORT);
  const places = placeTasks(catalog, frame.instances, frame.tasks, layout);
  const scene = { layout, instances: [], hulls: [], showsNetworkInterfaces: false };
  return {
    drawn: {
      layout,
      places,
      flow: null,
      scene,
      inView: [],
      balancers: { lines: [], stations: [], crowds: [] },
    },
    source: { catalog, instances: frame.instances, tasks: frame.tasks },
  };
}

describe('a ghost', () => {
  const world = rollingDeployment();
  const { drawn, source } = drawnOf(world);

  it('stands after the last task, as long as its definition is', () => {
    // m5-3 has 1,792 of 2,048 CPU units taken; web takes 256.
    const frame = frameShape(drawn.layout, 3);
    const shape = ghostShape({ instanceIndex: 3, definitionIndex: 0, label: 'web-9' }, frame, drawn, source);
    const unit = (frame.cpuTo - frame.cpuFrom) / 2_048;
    expect((shape?.cpuTo ?? 0) - (shape?.cpuFrom ?? 0)).toBeCloseTo(256 * unit, 0);
    expect(shape?.cpuFrom).toBeGreaterThanOrEqual(frame.cpuFrom + 1_791 * unit);
    expect(shape?.cpuTo).toBeLessThanOrEqual(frame.cpuTo);
    expect(shape?.memoryTo).toBeLessThan(frame.memoryTo);
  });

  it('stays in its instance where the room has been taken since', () => {
    // m5-1 has no CPU left.
    const frame = frameShape(drawn.layout, 0);
    const shape = ghostShape({ instanceIndex: 0, definitionIndex: 4, label: 'batch-6' }, frame, drawn, source);
    expect(shape?.cpuTo).toBe(frame.cpuTo);
    expect(shape?.cpuFrom).toBeGreaterThan(frame.cpuFrom);
  });

  it('is dashed in the red pencil, and named where the name fits', () => {
    const marks = ghostMarks([{ instanceIndex: 7, definitionIndex: 4, label: 'b-6' }], drawn, source);
    expect(marks[0]).toMatchObject({ fill: 'accentw', stroke: 'accent', dash: [4, 3] });
    expect(marks[1]).toMatchObject({ kind: 'text', text: 'b-6' });
  });

  it('is a ring around a task that would go, and none around one that is not there', () => {
    expect(ghostMarks([{ taskIndex: 0 }], drawn, source).at(-1)).toMatchObject({ stroke: 'accent', dash: [4, 3] });
    expect(ghostMarks([{ taskIndex: world.frame.tasks.length / TASK_WIDTH }], drawn, source)).toEqual([]);
  });

  it('is a ring around a cell of the map', () => {
    const map = drawnOf(fleet(4_000));
    expect(map.drawn.layout.level).toBe('map');
    const marks = ghostMarks([{ instanceIndex: 5, definitionIndex: 0, label: 'web-1' }], map.drawn, map.source);
    expect(marks.map((mark) => mark.kind)).toEqual(['shape', 'shape']);
  });
});
