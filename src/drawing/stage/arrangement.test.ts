import { expect, test } from 'vitest';
import { handWorld } from '../testing/hand-world';
import { fleetOf } from './fleet';
import { layoutFleet } from './layout';

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

/** The map with a cell for each of up to `slots` tasks of 5,000 instances. */
function cellsOf(width: number, height: number, slots: number) {
  const fleet = Array.from({ length: 5000 }, (_, index) => ({
    id: `i-${index}`,
    type: 'm5.large',
    zone: ZONES[index % 3] ?? '',
    tasks: [],
  }));
  const { catalog, frame } = handWorld([], fleet);
  const source = fleetOf({ catalog, instances: frame.instances, tasksOf: () => 0 }, new Set());
  const viewport = { width, height, form: 'desktop' as const };
  return layoutFleet(source, { catalog, viewport, zoom: 1, keep: null, slots });
}

test.each([
  [770, 490, 25],
  [770, 490, 16],
  [1100, 640, 30],
  [1500, 900, 12],
])(
  'The cells of 5,000 instances on %i x %i px, %i each, use the room, and every block is divided alike',
  (...stage) => {
    const layout = cellsOf(...stage);
    const { block } = layout;
    expect(block && block.columns * block.rows).toBeGreaterThanOrEqual(stage[2]);
    expect(layout.height).toBeLessThanOrEqual(stage[1]);
    expect(layout.height).toBeGreaterThan(stage[1] * 0.8);
    expect([layout.pitchX % 1, layout.pitchY % 1].map((rest) => Math.min(rest, 1 - rest) < 1e-9)).toEqual([true, true]);
  },
);

test('Cells for which there is no room are a pixel high, and the drawing is higher than the stage', () => {
  const layout = cellsOf(400, 250, 81);
  expect([layout.block?.height, layout.height > 250]).toEqual([1, true]);
});
