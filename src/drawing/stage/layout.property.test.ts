import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handWorld } from '../testing/hand-world';
import type { HandInstance, HandTask } from '../testing/hand-world';
import { BOX, BOX_WIDTH, layoutStage } from './layout';
import { buildScene } from './scene';
import { placeTasks } from './task-places';

const OWNERS = [
  { name: 'small', cpuUnits: 64, memoryMiB: 128 },
  { name: 'wide', cpuUnits: 700, memoryMiB: 300 },
  { name: 'deep', cpuUnits: 128, memoryMiB: 2500 },
  { name: 'free', cpuUnits: 0, memoryMiB: 200 },
];
const TYPES = ['m5.large', 'c5.large', 'r5.large', 't3.micro', 'm5.xlarge', 'm5.4xlarge'];

const task: fc.Arbitrary<HandTask> = fc.record({
  owner: fc.constantFrom(...OWNERS.map(({ name }) => name)),
  status: fc.constantFrom('PROVISIONING' as const, 'RUNNING' as const, 'STOPPING' as const, 'STOPPED' as const),
});
const instance = fc.record({
  type: fc.constantFrom(...TYPES),
  zone: fc.constantFrom('a', 'b', 'c'),
  tasks: fc.array(task, { maxLength: 12 }),
});
const viewport = fc.record({
  width: fc.integer({ min: 320, max: 2000 }),
  height: fc.integer({ min: 200, max: 1200 }),
  form: fc.constantFrom('desktop' as const, 'phone' as const, 'present' as const),
});

describe('on any fleet and stage', () => {
  it('tasks stand in order, apart from each other and inside their lanes', () => {
    fc.assert(
      fc.property(fc.array(instance, { minLength: 1, maxLength: 12 }), viewport, (instances, size) => {
        const named = instances.map((each, index): HandInstance => ({
          ...each,
          id: `i-${index}`,
          tasks: fitting(each),
        }));
        const { catalog, frame } = handWorld(OWNERS, named);
        const layout = layoutStage(catalog, frame.instances, size);
        const places = placeTasks(catalog, frame.instances, frame.tasks, layout);
        const source = { catalog, instances: frame.instances, tasks: frame.tasks };
        const scene = buildScene(
          source,
          layout,
          places,
          named.map((_, index) => index),
          2,
        );
        for (const { instanceIndex, frame: lanes, memoryUsableTo, free } of scene.instances) {
          let [cpu, memory] = [lanes.cpuFrom, lanes.memoryFrom];
          for (const hull of scene.hulls) {
            if (hull.instanceIndex !== instanceIndex) continue;
            expect(hull.cpuFrom).toBeGreaterThanOrEqual(cpu - 0.01);
            expect(hull.memoryFrom).toBeGreaterThanOrEqual(memory - 0.01);
            // Segments are at least half a pixel, which may reach over where a task needs nothing.
            cpu = hull.cpuTo - 0.5;
            memory = hull.memoryTo - 0.5;
            expect(hull.cpuTo).toBeLessThanOrEqual(lanes.cpuTo + 1);
            expect(hull.memoryTo).toBeLessThanOrEqual(memoryUsableTo + 1);
          }
          expect(free.cpuTo).toBeGreaterThanOrEqual(free.cpuFrom - 0.01);
          expect(free.memoryTo).toBeGreaterThanOrEqual(free.memoryFrom - 1);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('zones do not overlap, and instances of a zone stay inside it', () => {
    fc.assert(
      fc.property(fc.array(instance, { minLength: 1, maxLength: 200 }), viewport, (instances, size) => {
        const named = instances.map((each, index): HandInstance => ({ ...each, id: `i-${index}`, tasks: [] }));
        const { catalog, frame } = handWorld(OWNERS, named);
        const layout = layoutStage(catalog, frame.instances, size);
        expect(layout.columnWidth).toBeGreaterThan(0);
        let right = 0;
        for (const zone of layout.zones) {
          expect(zone.x).toBeGreaterThanOrEqual(right);
          right = zone.x + zone.width;
          for (const index of zone.instances) {
            const x = layout.boxes[index * BOX_WIDTH + BOX.x] ?? -1;
            expect(x).toBeGreaterThanOrEqual(zone.x - 0.01);
            expect(x + layout.columnWidth).toBeLessThanOrEqual(right + 0.5);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** As many of the tasks as have room together: what stops has released its room. */
function fitting({ type, tasks }: { readonly type: string; readonly tasks: readonly HandTask[] }): HandTask[] {
  let [cpu, memory] =
    type === 'm5.4xlarge'
      ? [16_384, 62_900]
      : type === 'm5.xlarge'
        ? [4096, 15_516]
        : [2048, type === 't3.micro' ? 904 : 3891];
  return tasks.filter(({ owner, status }) => {
    const size = OWNERS.find(({ name }) => name === owner);
    if (!size || status === 'STOPPING' || status === 'STOPPED') return true;
    if (size.cpuUnits > cpu || size.memoryMiB > memory) return false;
    cpu -= size.cpuUnits;
    memory -= size.memoryMiB;
    return true;
  });
}
