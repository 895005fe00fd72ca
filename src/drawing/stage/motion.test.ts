import { describe, expect, it } from 'vitest';
import { TASK, TASK_WIDTH } from '../../frame/frame';
import { fleet, rollingDeployment } from '../testing/worlds';
import { handTasks, handWorld } from '../testing/hand-world';
import { hullOutline } from './hull';
import { BOX, layoutStage } from './layout';
import { MOST_TRAVELLERS, planMotion, travelEase } from './motion';
import type { FrameCause, MotionPlan, TaskTable } from './motion';
import { buildScene } from './scene';
import { createTaskBook } from './task-book';
import { placeTasks } from './task-places';
import { cutRoute, gutterOf, routeTo, travellerAt } from './travel';

const OWNERS = [{ name: 'web', cpuUnits: 256, memoryMiB: 512 }];

function table(lines: readonly string[]): TaskTable {
  const instances = lines.map((line, index) => ({
    id: `m5-${index + 1}`,
    type: 'm5.large',
    zone: 'a',
    tasks: handTasks(line),
  }));
  const { catalog, frame } = handWorld(OWNERS, instances);
  return { catalog, tasks: frame.tasks };
}

function planned(before: TaskTable | null, next: TaskTable, cause: FrameCause, speed: 'slow' | number): MotionPlan {
  const book = createTaskBook();
  book.accept({ tasks: before?.tasks ?? new Int32Array() });
  book.forgetNews();
  book.accept({ tasks: next.tasks });
  return planMotion({ before, next, cause, speed, placed: book.news.placed.view() });
}

describe('what moves between two frames', () => {
  const before = table(['web-1', '']);
  const after = table(['web-1', 'web-2 web-3']);

  it('is what was placed, at the speeds at which one can follow', () => {
    expect(planned(before, after, 'advance', 4)).toMatchObject({
      travels: [
        { taskIndex: 1, fromTaskIndex: -1 },
        { taskIndex: 2, fromTaskIndex: -1 },
      ],
      travelMs: 400,
    });
    expect(planned(before, after, 'advance', 'slow').travelMs).toBe(700);
  });

  it('is nothing at higher speeds, after a jump, and at first', () => {
    for (const plan of [
      planned(before, after, 'advance', 10),
      planned(before, after, 'jump', 1),
      planned(null, after, 'advance', 1),
    ]) {
      expect(plan).toMatchObject({ travels: [], smooth: false });
    }
  });

  it('is a waiting task that got a place', () => {
    const waiting: TaskTable = { ...after, tasks: after.tasks.slice() };
    waiting.tasks[2 * TASK_WIDTH + TASK.instanceIndex] = -1;
    expect(planned(waiting, after, 'advance', 1).travels).toEqual([{ taskIndex: 2, fromTaskIndex: -1 }]);
  });

  it('is every task on another instance after another strategy was chosen, matched by name', () => {
    const spread = table(['web-1 web-3', 'web-2']);
    const packed = table(['web-1 web-2 web-3', '']);
    const plan = planned(spread, packed, 'world', 4);
    expect(plan.travels).toEqual([{ taskIndex: 1, fromTaskIndex: 2 }]);
    expect(plan).toMatchObject({ travelMs: 600, crossFade: false });
  });

  it('is at most forty travellers, the rest cross-fade', () => {
    const large = fleet(600);
    const tasks = large.frame.tasks.slice();
    for (let row = 0; row < tasks.length; row += TASK_WIDTH) {
      tasks[row + TASK.instanceIndex] = ((tasks[row + TASK.instanceIndex] ?? 0) + 1) % 600;
    }
    const plan = planned(
      { catalog: large.catalog, tasks: large.frame.tasks },
      { catalog: large.catalog, tasks },
      'world',
      1,
    );
    expect(plan.travels).toHaveLength(MOST_TRAVELLERS);
    expect(plan.crossFade).toBe(true);
  });
});

describe('a route', () => {
  const { catalog, frame } = rollingDeployment();
  const layout = layoutStage(catalog, frame.instances, { width: 772, height: 560, form: 'desktop' });
  const places = placeTasks(catalog, frame.instances, frame.tasks, layout);
  const { hulls } = buildScene({ catalog, instances: frame.instances, tasks: frame.tasks }, layout, places, [3, 4], 1);
  const target = hulls.find((hull) => hull.ownerName === 'web' && hull.number === 9);
  if (!target) throw new Error('web-9 is not on the stage');
  const route = routeTo(layout, target, { kind: 'point', x: 16, y: 12 });

  it('goes along the rail, down the gutter to the right of the column, and in from the right', () => {
    const gutter = gutterOf(layout, target);
    expect(gutter).toBe(286 + 220 + 10);
    expect(route.points.slice(0, 3)).toEqual([
      { x: 16, y: 12 },
      { x: gutter, y: 12 },
      { x: gutter, y: (target.cpuTop + target.cpuBottom) / 2 },
    ]);
  });

  it('comes down to the rail from the tray, clear of the words beside it', () => {
    const fromTray = routeTo(layout, target, { kind: 'point', x: 90, y: -40 });
    expect(fromTray.points.slice(0, 3)).toEqual([
      { x: 90, y: -40 },
      { x: 90, y: 12 },
      { x: gutterOf(layout, target), y: 12 },
    ]);
  });

  it('never crosses another task', () => {
    for (let progress = 0; progress <= 1; progress += 0.02) {
      const shape = travellerAt(route, target, null, progress);
      const xs = hullOutline(shape).filter((_, index) => index % 2 === 0);
      const left = Math.min(...xs);
      for (const other of hulls) {
        if (other === target) continue;
        const beside =
          shape.memoryBottom < other.cpuTop ||
          shape.cpuTop > other.memoryBottom ||
          left >= other.cpuTo ||
          Math.max(...xs) <= other.cpuFrom;
        const inPlace = shape.cpuFrom >= other.cpuTo && shape.memoryFrom >= other.memoryTo;
        expect(beside || inPlace, `${other.ownerName}-${other.number} at ${progress}`).toBe(true);
      }
    }
  });

  it('fits into the gutter under way and ends in its place', () => {
    const halfway = travellerAt(route, target, null, 0.5);
    expect(halfway.cpuTo - halfway.cpuFrom).toBeLessThanOrEqual(20);
    expect(travellerAt(route, target, null, 1)).toEqual({
      ...travellerAt(route, target, null, 1),
      cpuFrom: target.cpuFrom,
      cpuTo: target.cpuTo,
    });
  });

  it('is cut into what is done and what is to come', () => {
    const { done, toCome } = cutRoute(route, 0.3);
    expect(done.at(-1)).toEqual(toCome[0]);
    expect(done[0]).toEqual(route.points[0]);
    expect(toCome.at(-1)).toEqual(route.points.at(-1));
  });

  it('leads from one column to another over the rail', () => {
    const from = routeTo(layout, target, { kind: 'hull', hull: target, of: { instanceIndex: 0, fargate: null } });
    expect(from.points).toHaveLength(6);
    expect(from.points[2]?.y).toBe(layout.metrics.railY);
    expect(from.points[1]?.x).toBe((layout.boxes[BOX.x] ?? 0) + 230);
  });
});

describe('the easing of travel', () => {
  it('is slow at both ends', () => {
    expect(travelEase(0)).toBe(0);
    expect(travelEase(1)).toBe(1);
    expect(travelEase(0.1)).toBeLessThan(0.05);
    expect(travelEase(0.5)).toBeGreaterThan(0.5);
    expect(travelEase(0.9)).toBeGreaterThan(0.95);
  });
});
