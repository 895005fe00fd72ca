import { describe, expect, it } from 'vitest';
import { TASK, TASK_WIDTH } from '../frame/frame';
import { wholeUpdate } from '../frame/frame-update';
import { emptyCatalog, emptyFrame } from '../frame/testing/empty-frame';
import { findInWorld, thingNamed } from './find';
import { createFrameStore } from './frame-store';
import type { WorldView } from './frame-store';

const TASKS = 500_000;
const INSTANCES = 5_000;

/** Half a million tasks of two services in turn, on 5,000 instances in turn; every seventh has left the stage. */
function manyTasks(world: number): WorldView {
  const there = Array.from({ length: TASKS }, (_, task) => task).filter((task) => task % 7 !== 6);
  const tasks = new Int32Array(there.length * TASK_WIDTH);
  for (const [row, task] of there.entries()) {
    tasks[row * TASK_WIDTH + TASK.taskIndex] = task;
    tasks[row * TASK_WIDTH + TASK.instanceIndex] = task % INSTANCES;
    tasks[row * TASK_WIDTH + TASK.ownerIndex] = task % 2;
    tasks[row * TASK_WIDTH + TASK.number] = Math.floor(task / 2) + 1;
  }
  const catalog = emptyCatalog({
    instances: Array.from({ length: INSTANCES }, (_, index) => ({
      id: `m5-${index + 1}`,
      ec2InstanceId: '',
      instanceType: 'm5.large',
      availabilityZone: 'us-east-1a',
      capacityProvider: null,
      spot: false,
      memoryMiB: 8192,
    })),
    owners: [
      { kind: 'service', name: 'web', colour: 0 },
      { kind: 'service', name: 'api', colour: 1 },
    ],
  });
  const frame = emptyFrame({
    world,
    tasks,
    liveTasks: Int32Array.of(0, 0),
    liveTasksByZone: Int32Array.of(0, 0),
    catalog,
  });
  const store = createFrameStore();
  store.accept({ ...wholeUpdate(frame), createdTasks: TASKS }, 'world');
  const view = store.view();
  if (!view) throw new Error('the store took no frame');
  return view;
}

describe('among half a million tasks', () => {
  const view = manyTasks(77);
  const names = (query: string): string[] => findInWorld(view, query, 4).map(({ name }) => name);

  it('a task is found by its name, with those whose names begin with it', () => {
    expect(names('web-12346')).toEqual(['web-12346', 'web-123460', 'web-123461', 'web-123462']);
    expect(names('api-249')).toEqual(['api-249', 'api-2490', 'api-2491', 'api-2493']);
    expect(thingNamed(view, 'web-249999')).toEqual({ kind: 'task', taskIndex: 499_996 });
  });

  it('a task is found by its number alone, of every service', () => {
    expect(names('200002').toSorted()).toEqual(['api-200002', 'web-200002']);
  });

  it('tasks are found by the instance they are on', () => {
    expect(names('web m5-4321')).toEqual(['web-2161', 'web-4661', 'web-7161', 'web-9661']);
  });

  it('one that has left is not found, nor is what there never was', () => {
    expect(names('web-4')).not.toContain('web-4');
    expect(thingNamed(view, 'web-4')).toBeNull();
    expect(names('web-999999')).toEqual([]);
  });

  it('no key goes through all of them', () => {
    findInWorld(view, 'web', 30);
    let looks = 0;
    // Whoever looks at a task asks for its owner.
    const owners = new Proxy(view.catalog.owners, {
      get(target, key, receiver) {
        looks += 1;
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
    const watched: WorldView = { ...view, catalog: { ...view.catalog, owners } };
    for (const query of ['w', 'we', 'web', 'web-', 'web-1', 'web-12', 'stopped', 'nothing of that name', '7']) {
      looks = 0;
      findInWorld(watched, query, 30);
      expect(looks, query).toBeGreaterThan(0);
      expect(looks, query).toBeLessThan(TASKS / 20);
    }
  });
});
