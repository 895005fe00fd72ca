import { expect, it } from 'vitest';
import { TASK, TASK_WIDTH } from '../frame/frame';
import type { EventRow } from '../frame/frame';
import { wholeUpdate } from '../frame/frame-update';
import { emptyCatalog, emptyFrame } from '../frame/testing/empty-frame';
import { thingNamed } from './find';
import { createFrameStore } from './frame-store';
import type { WorldView } from './frame-store';

/** A service `web` whose second task is on the stage; the feed tells of the start of both. */
function view(): WorldView {
  const tasks = new Int32Array(TASK_WIDTH);
  tasks[TASK.taskIndex] = 1;
  tasks[TASK.number] = 2;
  tasks[TASK.instanceIndex] = -1;
  const started: EventRow = {
    sequence: 0,
    atMs: 0,
    kind: 'placement',
    message: '(service web) has started 2 tasks',
    ownerIndex: 0,
    taskIndexes: [0, 1],
    taskNames: ['web-1', 'web-2'],
    instanceIndexes: [],
    errorCode: null,
  };
  const frame = emptyFrame({
    timeMs: 60_000,
    tasks,
    events: [started],
    catalog: emptyCatalog({
      owners: [{ kind: 'service', name: 'web', colour: 0 }],
    }),
  });
  const store = createFrameStore();
  store.accept(wholeUpdate(frame), 'world');
  const taken = store.view();
  if (!taken) throw new Error('the store took no frame');
  return taken;
}

it('finds a service by its exact name', () => {
  expect(thingNamed(view(), 'web')).toEqual({ kind: 'service', ownerIndex: 0 });
  expect(thingNamed(view(), 'we')).toBeNull();
});

it('finds a task that has left the stage', () => {
  expect(thingNamed(view(), 'web-1')).toEqual({ kind: 'task', taskIndex: 0 });
  expect(thingNamed(view(), 'web-3')).toBeNull();
});
