import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INSTANCE, INSTANCE_WIDTH } from '../../frame/frame';
import { handWorld } from '../testing/hand-world';
import { fleetOf } from './fleet';
import { instanceAt } from './hit';
import { BOX, BOX_WIDTH, layoutFleet } from './layout';
import type { StageLayout } from './layout';
import type { StageArrangement } from './stage-types';

const TYPES = ['m5.large', 'm5.xlarge', 'm5.4xlarge', 'c5.large', 't3.micro'];
const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
const VALUES = ['blue', 'green', '', 'red'];

const instances = fc.array(
  fc.record({ type: fc.constantFrom(...TYPES), zone: fc.constantFrom(...ZONES), value: fc.constantFrom(...VALUES) }),
  { minLength: 1, maxLength: 400 },
);
const sort = fc.constantFrom(
  'listed' as const,
  'cpuFree' as const,
  'memoryFree' as const,
  'tasks' as const,
  'type' as const,
);
const by = fc.constantFrom('zone' as const, 'type' as const, 'capacityProvider' as const, 'attribute' as const);
const viewport = fc.record({
  width: fc.integer({ min: 320, max: 1600 }),
  height: fc.integer({ min: 250, max: 900 }),
  form: fc.constantFrom('desktop' as const, 'phone' as const, 'present' as const),
});
const stage = fc.record({
  instances,
  sort,
  by,
  viewport,
  zoom: fc.double({ min: 1, max: 6, noNaN: true }),
  slots: fc.option(fc.integer({ min: 1, max: 120 })),
});
type Case = typeof stage extends fc.Arbitrary<infer C> ? C : never;

function layoutOf({ instances: listed, sort: order, by: group, viewport: size, zoom, slots }: Case) {
  const { catalog, frame } = handWorld(
    [],
    listed.map((each, index) => ({ ...each, id: `i-${index}`, tasks: [] })),
  );
  for (let index = 0; index < listed.length; index += 1)
    frame.instances[index * INSTANCE_WIDTH + INSTANCE.cpuUnitsFree] = (index * 7919) % 2048;
  const arrangement: StageArrangement = {
    sort: order,
    group:
      group === 'attribute' ? { by: group, name: 'colour', values: listed.map(({ value }) => value) } : { by: group },
  };
  const source = { catalog, instances: frame.instances, tasksOf: (index: number) => (index * 31) % 17 };
  const fleet = fleetOf(source, new Set(), arrangement);
  return { catalog, frame, layout: layoutFleet(fleet, { catalog, viewport: size, zoom, keep: null, slots }) };
}

describe('however instances are arranged', () => {
  it('each stands in one group, in its own place, and is found there', () => {
    fc.assert(
      fc.property(stage, (each) => {
        const { layout } = layoutOf(each);
        const drawn = layout.zones.flatMap((group) => group.instances);
        expect(drawn.toSorted((a, b) => a - b)).toEqual(each.instances.map((_, index) => index));
        expect(drawn.map((index) => instanceAt(layout, ...middleOf(layout, index)))).toEqual(drawn);
      }),
      { numRuns: 150 },
    );
  });

  it('groups stand beside each other, what has no value last', () => {
    fc.assert(
      fc.property(stage, (each) => {
        const { layout } = layoutOf(each);
        const ends = layout.zones.map(({ x, width }) => [x, x + width] as const);
        expect(ends.every(([from], at) => at === 0 || from >= (ends[at - 1]?.[1] ?? 0))).toBe(true);
        const without = layout.zones.findIndex(({ zone }) => zone.startsWith('no '));
        expect([-1, layout.zones.length - 1]).toContain(without);
      }),
      { numRuns: 100 },
    );
  });

  it('the order is the one that was asked for, ties in fleet order', () => {
    fc.assert(
      fc.property(stage, (each) => {
        const { layout, frame } = layoutOf({ ...each, sort: 'cpuFree' });
        const free = (index: number): number => frame.instances[index * INSTANCE_WIDTH + INSTANCE.cpuUnitsFree] ?? 0;
        for (const { instances: members } of layout.zones) {
          const expected = members.toSorted((a, b) => free(b) - free(a) || a - b);
          expect(members).toEqual(expected);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** The middle of an instance's box. */
function middleOf(layout: StageLayout, index: number): readonly [x: number, y: number] {
  const at = (column: number): number => layout.boxes[index * BOX_WIDTH + column] ?? 0;
  return [at(BOX.x) + layout.columnWidth / 2, at(BOX.y) + at(BOX.height) / 2];
}
