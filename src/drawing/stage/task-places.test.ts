import { describe, expect, it } from 'vitest';
import { handTasks, handWorld } from '../testing/hand-world';
import type { HandTask } from '../testing/hand-world';
import { layoutStage } from './layout';
import { buildScene } from './scene';
import { placeTasks } from './task-places';

const OWNERS = [
  { name: 'web', cpuUnits: 256, memoryMiB: 512 },
  { name: 'batch', cpuUnits: 1024, memoryMiB: 1536 },
];

function sceneOf(tasks: readonly HandTask[]) {
  const { catalog, frame } = handWorld(OWNERS, [{ id: 'm5-1', type: 'm5.large', zone: 'a', tasks }]);
  const layout = layoutStage(catalog, frame.instances, { width: 272, height: 400, form: 'desktop' });
  const places = placeTasks(catalog, frame.instances, frame.tasks, layout);
  return buildScene({ catalog, instances: frame.instances, tasks: frame.tasks }, layout, places, [0], 1);
}

/** Ends of the CPU segments from the lane's left end. */
function cpuEnds(tasks: readonly HandTask[]): (readonly [number, number])[] {
  return sceneOf(tasks).hulls.map((hull) => [hull.cpuFrom - 46, hull.cpuTo - 46]);
}

describe('tasks in the lanes of an instance of 200 px', () => {
  it('stand from the left in order of creation, a pixel of paper apart', () => {
    expect(cpuEnds(handTasks('web-1 batch-1 web-2'))).toEqual([
      [0, 24],
      [25, 124],
      [125, 149],
    ]);
  });

  it('are as long in the memory lane as their memory is', () => {
    const [web, batch] = sceneOf(handTasks('web-1 batch-1')).hulls;
    expect([web?.memoryFrom, web?.memoryTo, batch?.memoryFrom, batch?.memoryTo].map((x) => (x ?? 0) - 46)).toEqual([
      0, 12, 13, 49,
    ]);
  });

  it('keep their place while they stop, as long as there is room', () => {
    expect(cpuEnds(handTasks('web-1~ web-2'))[1]).toEqual([25, 49]);
  });

  it('are squeezed into what is left when their room was given away already', () => {
    const ends = cpuEnds(handTasks('batch-1~ batch-2 web-1 web-2 web-3'));
    // 2,048 less 1,792 reserved leave 256 of 1,024 to the one that stops.
    expect(ends[0]).toEqual([0, 24]);
    expect(ends.at(-1)?.[1]).toBe(199);
  });

  it('stay visible however small', () => {
    const world = [{ name: 'dot', cpuUnits: 1, memoryMiB: 4 }];
    const { catalog, frame } = handWorld(world, [{ id: 'x', type: 'm5.large', zone: 'a', tasks: [{ owner: 'dot' }] }]);
    const layout = layoutStage(catalog, frame.instances, { width: 272, height: 400, form: 'desktop' });
    const places = placeTasks(catalog, frame.instances, frame.tasks, layout);
    const [dot] = buildScene({ catalog, instances: frame.instances, tasks: frame.tasks }, layout, places, [0], 1).hulls;
    expect((dot?.cpuTo ?? 0) - (dot?.cpuFrom ?? 0)).toBeGreaterThanOrEqual(0.5);
  });

  it('leave the free room between the last of them and the reserve', () => {
    const [instance] = sceneOf(handTasks('batch-1')).instances;
    expect(instance?.free.cpuFrom).toBe(46 + 100);
    expect(instance?.free.cpuTo).toBe(46 + 200);
    expect(instance?.free.memoryTo).toBeCloseTo(46 + (200 * 7782) / 8192);
  });
});
