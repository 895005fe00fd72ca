import { expect, it } from 'vitest';
import { TASK, TASK_WIDTH } from '../frame/frame';
import type { EventRow, Frame } from '../frame/frame';
import { wholeUpdate } from '../frame/frame-update';
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
  const frame: Frame = {
    world: 1,
    timeMs: 60_000,
    nextEventAtMs: null,
    instances: new Int32Array(),
    tasks,
    targets: new Int32Array(),
    liveTasks: new Int32Array(),
    liveTasksByZone: new Int32Array(),
    decisions: new Int32Array(),
    decisionsFrom: 0,
    history: new Float64Array(),
    historyFrom: 0,
    services: [],
    failedZones: [],
    waiting: [],
    events: [started],
    eventsFrom: 0,
    catalog: {
      version: 1,
      clusterName: 'default',
      zones: ['us-east-1a'],
      instances: [],
      owners: [{ kind: 'service', name: 'web', colour: 0 }],
      taskDefinitions: [],
      targetGroups: [],
      notStarted: [],
    },
    stateHash: null,
  };
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
