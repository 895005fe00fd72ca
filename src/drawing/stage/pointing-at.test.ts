import { describe, expect, it } from 'vitest';
import { TASK, TASK_WIDTH } from '../../frame/frame';
import { everyState, fleet, rollingDeployment } from '../testing/worlds';
import type { HandWorld } from '../testing/hand-world';
import { anchorAt, anchorPoint } from './anchor';
import { balancersOf, trafficByGroup } from './balancers';
import { describe as describeRef } from './describe';
import { hitTest } from './hit';
import { layoutStage } from './layout';
import type { StageViewport } from './metrics';
import { walk } from './reading-order';
import type { StageRef } from './refs';
import { shapeOf } from './shapes';
import { placeTasks } from './task-places';

function stageOf(
  { catalog, frame }: HandWorld,
  viewport: StageViewport = { width: 772, height: 560, form: 'desktop' },
) {
  const layout = layoutStage(catalog, frame.instances, viewport);
  const places = placeTasks(catalog, frame.instances, frame.tasks, layout);
  const { instances, tasks, targets } = frame;
  const snapshot = {
    world: 1,
    catalog,
    instances,
    tasks,
    targets,
    failedZones: [],
    daemons: [],
    traffic: trafficByGroup(catalog, frame),
  };
  return { layout, places, tasks, hulls: [], snapshot, balancers: balancersOf(layout, snapshot) };
}

function named(world: HandWorld, ref: StageRef | null): string {
  return ref === null ? 'nothing' : (describeRef(ref, stageOf(world).snapshot).split(',')[0] ?? '');
}

const PAN = { x: 0, y: 0 };

describe('what is under a point', () => {
  const world = rollingDeployment();
  const stage = stageOf(world);
  const at = (x: number, y: number, touch = false, pan = PAN): string =>
    named(world, hitTest({ ...stage, pan }, x, y, touch));

  it('is the task in whose segment it is, in either lane', () => {
    expect(at(50, 90)).toBe('web-1');
    expect(at(100, 90)).toBe('api-1');
    expect(at(50, 180)).toBe('web-1');
    expect(at(65, 180)).toBe('api-1');
  });

  it('is the task whose waist leans over it', () => {
    // Below web-1's right half, api-1 has leant in already at the bottom of the waist.
    expect(at(68, 115)).toBe('web-1');
    expect(at(68, 150)).toBe('api-1');
  });

  it('is the instance where no task is, and nothing between instances', () => {
    expect(at(500, 90)).toBe('m5-3');
    expect(at(100, 60)).toBe('m5-1');
    expect(at(275, 90)).toBe('nothing');
    expect(at(100, 195)).toBe('nothing');
  });

  it('is the zone at its head', () => {
    expect(at(100, 34)).toBe('zone us-east-1a');
    expect(at(100, 5)).toBe('nothing');
  });

  it('is the capacity provider at its head, where the groups are that', () => {
    const layout = { ...stage.layout, byZone: false, providers: [-1, -1, 0] };
    const pointed = (x: number): StageRef | null => hitTest({ ...stage, layout, pan: PAN }, x, 34, false);
    const third = (layout.zones[2]?.x ?? 0) + 20;
    expect(pointed(third)).toEqual({ kind: 'capacityProvider', provider: 0 });
    expect(pointed(100)).toBeNull();
    expect(shapeOf({ kind: 'capacityProvider', provider: 0 }, { ...stage, layout })?.cpuFrom).toBe(layout.zones[2]?.x);
  });

  it('reaches 24 px by touch, to the nearest task', () => {
    expect(at(246 + 240, 90)).toBe('m5-3');
    expect(at(286 + 192 + 20, 90, true)).toBe('batch-3');
    expect(at(286 + 192 + 27, 90, true)).toBe('m5-3');
  });

  it('moves with the content when it is panned', () => {
    expect(at(150, 40 + 90, false, { x: 100, y: 40 })).toBe('web-1');
  });

  it('is an instance on the map, where tasks are not drawn', () => {
    const large = fleet(5000);
    const map = stageOf(large, { width: 1440, height: 500, form: 'desktop' });
    expect(hitTest({ ...map, pan: PAN }, 20, 56, false)).toEqual({ kind: 'instance', instanceIndex: 0 });
  });
});

describe('the walk of the arrow keys', () => {
  const world = rollingDeployment();
  const stage = stageOf(world);
  const go = (moves: readonly Parameters<typeof walk>[1][], from: StageRef | null = null): string => {
    let ref = from;
    for (const move of moves) ref = walk(ref, move, stage);
    return named(world, ref);
  };

  it('begins at the first instance and goes through its tasks to the next', () => {
    expect(go(['next'])).toBe('m5-1');
    expect(go(['first', 'next', 'next'])).toBe('api-1');
    expect(go(['first', 'next', 'next', 'next', 'next', 'next'])).toBe('m5-2');
  });

  it('goes back the same way', () => {
    expect(go(['first', 'down', 'previous'])).toBe('batch-1');
    expect(go(['first', 'previous'])).toBe('m5-1');
  });

  it('goes down and up a zone, and on into the next', () => {
    expect(go(['first', 'down', 'down'])).toBe('c5-1');
    expect(go(['first', 'down', 'down', 'down'])).toBe('m5-3');
    expect(go(['first', 'down', 'up'])).toBe('m5-1');
    expect(go(['last'])).toBe('batch-5');
    expect(go(['last', 'next'])).toBe('batch-5');
  });
});

describe('the name of what is focused', () => {
  it('says state, place and size', () => {
    const world = rollingDeployment();
    const row = [...Array(world.frame.tasks.length / TASK_WIDTH).keys()].find(
      (each) =>
        world.frame.tasks[each * TASK_WIDTH + TASK.number] === 9 &&
        world.frame.tasks[each * TASK_WIDTH + TASK.ownerIndex] === 0,
    );
    expect(describeRef({ kind: 'task', taskIndex: row ?? -1 }, stageOf(world).snapshot)).toBe(
      'web-9, PENDING, on m5-4, 256 CPU, 512 MiB',
    );
    expect(describeRef({ kind: 'task', taskIndex: 999 }, stageOf(world).snapshot)).toBe('');
  });

  it('says that an agent is disconnected', () => {
    const world = everyState();
    const index = world.catalog.instances.findIndex(({ id }) => id === 'cut-off');
    expect(describeRef({ kind: 'instance', instanceIndex: index }, stageOf(world).snapshot)).toContain(
      'ACTIVE, agent disconnected',
    );
  });
});

describe('zooming about a point', () => {
  it('keeps what is there in place, at every level', () => {
    const { catalog, frame } = fleet(600);
    const viewport = { width: 1100, height: 700, form: 'desktop' } as const;
    const before = layoutStage(catalog, frame.instances, viewport);
    const anchor = anchorAt(before, 500, 300);
    for (const zoom of [1.5, 4, 12]) {
      const after = layoutStage(catalog, frame.instances, viewport, zoom, before);
      const point = anchor && anchorPoint(after, anchor);
      expect(point && anchorAt(after, point.x, point.y)?.instanceIndex).toBe(anchor?.instanceIndex);
    }
  });
});

describe('the outline of a reference', () => {
  it('is found at the levels that have no hulls', () => {
    const stage = stageOf(fleet(60), { width: 1000, height: 600, form: 'desktop' });
    expect(stage.layout.level).toBe('bars');
    expect(shapeOf({ kind: 'task', taskIndex: 0 }, stage)).not.toBeNull();
    expect(shapeOf({ kind: 'zone', zone: 'us-east-1a' }, stage)).not.toBeNull();
    expect(shapeOf({ kind: 'instance', instanceIndex: 999 }, stage)).toBeNull();
    expect(shapeOf({ kind: 'waiting', index: 0 }, stage)).toBeNull();
  });
});
