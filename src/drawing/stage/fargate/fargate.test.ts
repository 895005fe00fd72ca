import { describe, expect, it } from 'vitest';
import { TASK, TASK_WIDTH } from '../../../frame/frame';
import type { HandWorld } from '../../testing/hand-world';
import { fargateAlone, fargateBeside } from '../../testing/worlds';
import { describe as describeRef } from '../describe';
import { hitTest } from '../hit';
import { hullMarks } from '../hull-marks';
import { AS_LISTED } from '../grouping';
import type { StageViewport } from '../metrics';
import { walk } from '../reading-order';
import type { StageRef } from '../refs';
import { shapeOf } from '../shapes';
import { createStageModel } from '../stage-model';
import type { StageModel, Update } from '../stage-model';
import type { StageArrangement, StageData } from '../stage-types';
import { groupTexts, tasksPerColumn } from '../zone-heads';
import { taskAtPoint } from './find';
import { shapeAt } from './flow';

const VIEWPORT: StageViewport = { width: 1000, height: 600, form: 'desktop' };

interface Drawn extends Update {
  readonly model: StageModel;
}

function dataOf({ catalog, frame }: HandWorld, arrangement?: StageArrangement): StageData {
  const pointed = { selection: null, hover: null, litOwner: null };
  return { catalog, frame, speed: 1, theme: 'light', ...pointed, ...(arrangement && { arrangement }) };
}

function drawn(world: HandWorld, arrangement?: StageArrangement, viewport = VIEWPORT): Drawn {
  const model = createStageModel(() => 1);
  model.resize(viewport);
  model.accept(dataOf(world, arrangement));
  const update = model.update();
  if (!update) throw new Error('nothing to draw');
  return { ...update, model };
}

function nameOf({ snapshot }: Update, ref: StageRef | null): string {
  return ref ? (describeRef(ref, snapshot).split(',')[0] ?? '') : '';
}

describe('tasks on Fargate', () => {
  const stage = drawn(fargateBeside());
  const { layout, flow, scene, places } = stage.drawn;
  const hullNamed = (name: string) => scene.hulls.find((hull) => `${hull.ownerName}-${hull.number}` === name);

  it('stand in columns of their own, each beside its zone', () => {
    expect(layout.fargate.map(({ name }) => name)).toEqual([
      'Fargate us-east-1a',
      'Fargate us-east-1b',
      'Fargate us-east-1c',
    ]);
    const lefts = [0, 1, 2].flatMap((zone) => [layout.zones[zone]?.x ?? 0, layout.fargate[zone]?.x ?? 0]);
    expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
    expect(tasksPerColumn(flow?.columns ?? [], stage.snapshot.book)).toEqual([7, 3, 5]);
  });

  it('flow left to right, then down, in order of creation, with room for a frame around each', () => {
    const [column] = flow?.columns ?? [];
    if (!flow || !column) throw new Error('no column');
    expect([...column.tasks]).toEqual([...column.tasks].toSorted((a, b) => a - b));
    const shapes = [...column.tasks].map((_, at) => shapeAt(flow, column, at));
    const gaps = shapes.flatMap((shape, at) => {
      const next = shapes[at + 1];
      if (!next) return [];
      return next.cpuTop === shape.cpuTop ? next.cpuFrom - shape.cpuTo : next.cpuTop - shape.memoryBottom;
    });
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(8);
  });

  it('have equal areas for equal resources: a lane is as long as on an instance', () => {
    const [onInstance, onFargate] = [hullNamed('api-1'), hullNamed('shop-1')];
    if (!onInstance || !onFargate) throw new Error('not drawn');
    // Both ask for 512 CPU units; on an instance a pixel is left to the neighbour.
    const lengths = [onFargate, onInstance].map(({ cpuFrom, cpuTo }) => cpuTo - cpuFrom);
    expect(Math.abs((lengths[0] ?? 0) - (lengths[1] ?? 0) - 1)).toBeLessThanOrEqual(1);
    expect(onFargate.cpuTop).toBe(onInstance.cpuTop);
  });

  it('are framed, those of Spot with an ink corner', () => {
    const style = { size: 11, labels: false };
    const inkOf = (name: string): number => {
      const hull = hullNamed(name);
      return hull ? hullMarks(hull, style).filter((mark) => 'fill' in mark && mark.fill === 'ink').length : -1;
    };
    expect([inkOf('shop-1'), inkOf('shop-3')]).toEqual([0, 1]);
  });

  it('are hit where they stand, and nothing between them', () => {
    const target = {
      ...stage.drawn,
      tasks: stage.snapshot.tasks,
      pan: { x: 0, y: 0 },
      taskIn: stage.snapshot.book.taskIn,
    };
    for (const hull of scene.hulls.filter(({ fargate }) => fargate)) {
      const middle = { x: (hull.cpuFrom + hull.cpuTo) / 2, y: (hull.cpuTop + hull.cpuBottom) / 2 };
      expect(hitTest(target, middle.x, middle.y, false)).toEqual({ kind: 'task', taskIndex: hull.taskIndex });
    }
    expect(hitTest(target, (layout.fargate[1]?.x ?? 0) + 2, 590, false)).toBeNull();
    const head = { x: (layout.fargate[2]?.x ?? 0) + 5, y: layout.metrics.zoneNameY };
    expect(hitTest(target, head.x, head.y, false)).toEqual({ kind: 'zone', zone: 'us-east-1c' });
  });

  it('come after the instances of their zone for the arrow keys, row by row', () => {
    const by = { layout, flow, places, tasks: stage.snapshot.tasks, book: stage.snapshot.book };
    const steps: string[] = [];
    let at: StageRef | null = walk(null, 'first', by);
    while (at && steps.length < 14) {
      steps.push(nameOf(stage, at));
      at = walk(at, 'next', by);
    }
    expect(steps.slice(0, 8)).toEqual(['m5-1', 'web-1', 'api-1', 'worker-1', 'm5-4', 'shop-1', 'shop-4', 'shop-7']);
    expect(nameOf(stage, walk(null, 'last', by))).toBe('mail-3');
    const back = walk({ kind: 'instance', instanceIndex: 1 }, 'previous', by);
    expect(nameOf(stage, back)).toBe('mail-4');
    const shop = hullNamed('shop-1');
    const below = shop && walk({ kind: 'task', taskIndex: shop.taskIndex }, 'down', by);
    expect(below && nameOf(stage, walk(below, 'up', by))).toBe('shop-1');
  });

  it('are called by where they run', () => {
    const [spot, plain] = [hullNamed('shop-3'), hullNamed('shop-1')];
    const told = (hull: typeof spot): string =>
      hull ? describeRef({ kind: 'task', taskIndex: hull.taskIndex }, stage.snapshot) : '';
    expect(told(plain)).toBe('shop-1, RUNNING, on Fargate in us-east-1a, 512 CPU, 1,024 MiB');
    expect(told(spot)).toContain('on Fargate Spot in us-east-1c');
  });

  it('stand under their capacity providers where the columns are these', () => {
    const grouped = drawn(fargateBeside(), { ...AS_LISTED, group: { by: 'capacityProvider' } });
    expect(grouped.drawn.layout.fargate.map(({ name }) => name)).toEqual(['FARGATE', 'FARGATE_SPOT']);
    const row = { instances: 2, desiredCapacity: 4, maxSize: 10 };
    const texts = groupTexts(grouped.drawn.layout, new Map([['spot', row as never]]));
    expect(texts.map((each) => each?.[0] ?? null)).toEqual([null, 'N 2 · desired 4 · maximum 10']);
  });
});

describe('a world of Fargate alone', () => {
  it('has no columns for instances', () => {
    const { drawn: alone } = drawn(fargateAlone(24));
    expect(alone.layout.zones).toEqual([]);
    expect(alone.layout.fargate).toHaveLength(3);
    expect(alone.layout.level).toBe('hulls');
  });

  it('turns to bars and to cells as it grows, and fits at every size', () => {
    for (const [tasks, level] of [
      [24, 'hulls'],
      [400, 'bars'],
      [10_000, 'map'],
    ] as const) {
      const { layout, flow } = drawn(fargateAlone(tasks)).drawn;
      expect(layout.level).toBe(level);
      expect(flow?.bottom).toBeLessThanOrEqual(VIEWPORT.height);
      const [column] = flow?.columns ?? [];
      for (const position of [0, 7, (column?.tasks.length ?? 1) - 1]) {
        const shape = flow && column && shapeAt(flow, column, position);
        const point = shape && { x: shape.cpuFrom + 1, y: shape.cpuTop + 1 };
        expect(flow && point && taskAtPoint(flow, point.x, point.y, 0)).toBe(column?.tasks[position]);
      }
    }
  });

  it('keeps a task in its cell of the map while others leave', () => {
    const world = fargateAlone(3_000);
    const stage = drawn(world);
    const at = (update: Update, taskIndex: number) =>
      shapeOf({ kind: 'task', taskIndex }, { ...update.drawn, ...update.snapshot, hulls: [] });
    const before = at(stage, 1_501);
    // Every third task but one leaves: those of the first zone.
    const rows = [...Array(3_000).keys()].filter((row) => row % 3 !== 0 || row > 600);
    const tasks = Int32Array.from(
      rows.flatMap((row) => [...world.frame.tasks.subarray(row * TASK_WIDTH, (row + 1) * TASK_WIDTH)]),
    );
    stage.model.accept(dataOf({ catalog: world.catalog, frame: { ...world.frame, tasks } }));
    const next = stage.model.update();
    expect(next && at(next, 1_503)).toEqual(at(stage, 1_503));
    expect(next && at(next, 1_501)).toEqual(before);
    expect(next && at(next, 0)).toBeNull();
  });

  it('keeps its scale when a task comes or goes', () => {
    const world = fargateAlone(24);
    const stage = drawn(world);
    const tasks = world.frame.tasks.slice(0, -TASK_WIDTH);
    stage.model.accept(dataOf({ catalog: world.catalog, frame: { ...world.frame, tasks } }));
    const next = stage.model.update();
    expect(next?.drawn.layout).toBe(stage.drawn.layout);
    expect(next?.fleetChanged).toBe(false);
    expect(next?.drawn.scene.hulls).toHaveLength(23);
  });

  it('holds a zoom to the micro-VM under the pointer', () => {
    const { model } = drawn(fargateAlone(10_000));
    const point = { x: 300, y: 300 };
    const under = () => {
      const { drawn: now } = model.update() ?? {};
      return now?.flow ? taskAtPoint(now.flow, point.x - model.camera.x, point.y - model.camera.y, 6) : -1;
    };
    const task = under();
    for (const zoom of [3, 12, 30]) {
      model.zoomTo(zoom, point, point);
      expect(under()).toBe(task);
    }
  });

  it('takes ten thousand tasks in and draws a change of a hundred in a moment', () => {
    const world = fargateAlone(10_000);
    const stage = drawn(world);
    const tasks = world.frame.tasks.slice();
    const changedTasks = Int32Array.from({ length: 100 }, (_, at) => at * 97);
    for (const row of changedTasks) tasks[row * TASK_WIDTH + TASK.zoneIndex] = 2;
    const startMs = performance.now();
    stage.model.accept(dataOf({ catalog: world.catalog, frame: { ...world.frame, tasks, changedTasks } }));
    stage.model.update();
    // Far above what it takes, far below what a pass over tasks for each task would.
    expect(performance.now() - startMs).toBeLessThan(200);
  });
});
