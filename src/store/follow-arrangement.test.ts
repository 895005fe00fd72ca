import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { INSTANCE_STATUS, TASK_STATUS } from '../ecs/status';
import { INSTANCE, INSTANCE_WIDTH, TASK, TASK_WIDTH } from '../frame/frame';
import type { EventRow, Frame } from '../frame/frame';
import { wholeUpdate } from '../frame/frame-update';
import type { InstanceMatch } from '../frame/instance-query';
import { emptyCatalog, emptyFrame } from '../frame/testing/empty-frame';
import type { SimulationClient } from '../worker/client';
import { NO_FILTER, clearArrangement, readAttributes, useArrangement } from './arrangement-store';
import { useDocument } from './document-store';
import { followArrangement } from './follow-arrangement';
import { createFrameStore } from './frame-store';
import type { FrameStore } from './frame-store';
import { usePreferences } from './preferences-store';

const TYPES = ['m5.large', 'c5.large', 'm5.large', 'r5.large'];

/** Four instances, the last of them gone; tasks of `web` and `api` in turn on the first three, half of them PENDING. */
function frame(world = 1): Frame {
  const instances = new Int32Array(TYPES.length * INSTANCE_WIDTH);
  for (const index of TYPES.keys())
    instances[index * INSTANCE_WIDTH + INSTANCE.status] = INSTANCE_STATUS[index === 3 ? 'INACTIVE' : 'ACTIVE'];
  const tasks = new Int32Array(12 * TASK_WIDTH);
  for (let row = 0; row < 12; row++) {
    const cells = { taskIndex: row, instanceIndex: row % 3, ownerIndex: row % 2 };
    for (const [name, value] of Object.entries(cells)) tasks[row * TASK_WIDTH + TASK[name as 'taskIndex']] = value;
    tasks[row * TASK_WIDTH + TASK.lastStatus] = TASK_STATUS[row < 6 ? 'RUNNING' : 'PENDING'];
  }
  return emptyFrame({
    world,
    instances,
    tasks,
    liveTasks: Int32Array.of(6, 6),
    liveTasksByZone: Int32Array.of(6, 6),
    catalog: emptyCatalog({
      version: world,
      instances: TYPES.map((instanceType, index) => ({
        id: `i-${index}`,
        ec2InstanceId: '',
        instanceType,
        availabilityZone: 'us-east-1a',
        capacityProvider: null,
        spot: false,
        memoryMiB: 8192,
      })),
      owners: [
        { kind: 'service', name: 'web', colour: 0 },
        { kind: 'service', name: 'api', colour: 1 },
      ],
    }),
  });
}

const EVENT: EventRow = {
  sequence: 0,
  atMs: 0,
  kind: 'action',
  message: '',
  ownerIndex: null,
  taskIndexes: [],
  taskNames: [],
  instanceIndexes: [],
  errorCode: null,
};

/** The same with other instances. */
function renamed({ catalog, ...rest }: Frame): Frame {
  const instances = catalog?.instances.map((instance) => ({ ...instance, id: `${instance.id}-b` })) ?? [];
  return { ...rest, catalog: catalog && { ...catalog, instances } };
}

const NOBODY: InstanceMatch = { ok: true, instances: new Int32Array(), changesWithTasks: false };
let answers: Record<string, InstanceMatch> = {};
const client = {
  matchInstances: vi.fn<SimulationClient['matchInstances']>(async (expression) =>
    Promise.resolve(answers[expression] ?? NOBODY),
  ),
  attributes: vi.fn<SimulationClient['attributes']>(async () =>
    Promise.resolve([{ name: 'stack', values: ['prod', 'test'], byInstance: Int32Array.of(0, 1, -1, 0) }]),
  ),
};
let frames: FrameStore;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  usePreferences.setState({ instanceSort: 'listed' });
  useArrangement.setState({ group: { by: 'zone' }, filter: NO_FILTER, mistake: null, counts: null });
  useArrangement.setState({ attributes: null, attributeReaders: 0 });
  frames = createFrameStore();
  frames.accept(wholeUpdate(frame()), 'world');
  stop = followArrangement(client, frames);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const { narrow, set } = useArrangement.getState();
const lit = (): number[] => [...(useArrangement.getState().drawn.filter?.instances ?? [])];
const passTime = async (): Promise<unknown> => vi.advanceTimersByTimeAsync(1_000);

describe('a filter', () => {
  it('of types and services lights what has both, and is counted', () => {
    narrow({ instanceTypes: ['m5.large'], owners: ['service api'], statuses: ['RUNNING'] });
    const { drawn, counts } = useArrangement.getState();
    expect(lit()).toEqual([1, 0, 1, 0]);
    expect(drawn.filter).toMatchObject({ owners: [1], statuses: [TASK_STATUS.RUNNING] });
    expect(counts).toEqual({ instances: 2, instancesInAll: 3, tasks: 2, tasksInAll: 12 });
  });

  it('of instances alone counts instances alone', () => {
    narrow({ instanceTypes: ['c5.large'] });
    expect(useArrangement.getState().counts).toMatchObject({ instances: 1, tasks: null });
  });

  it('by an expression asks the worker once for what is typed in one go, and again as time goes on', async () => {
    answers = { 'a == b': { ok: true, instances: Int32Array.of(2), changesWithTasks: false } };
    narrow({ expression: 'a ==' });
    narrow({ expression: 'a == b ' });
    expect(lit(), 'what has not been answered holds nobody back').toEqual([]);
    await passTime();
    expect(client.matchInstances.mock.calls).toEqual([['a == b']]);
    expect(lit()).toEqual([0, 0, 1, 0]);
    frames.accept(wholeUpdate({ ...frame(), catalog: null, timeMs: 1 }), 'advance');
    await passTime();
    expect(client.matchInstances).toHaveBeenCalledTimes(2);
  });

  it('keeps what the last good expression selected while there is a mistake, which is told', async () => {
    const mistake = { message: 'There is no operator "=".', hint: null, start: 2, end: 3 };
    answers = {
      'a == b': { ok: true, instances: Int32Array.of(2), changesWithTasks: false },
      'a = b': { ok: false, mistake },
    };
    narrow({ expression: 'a == b' });
    await passTime();
    narrow({ expression: 'a = b' });
    await passTime();
    expect(useArrangement.getState().mistake).toEqual(mistake);
    expect(lit()).toEqual([0, 0, 1, 0]);
    clearArrangement();
    expect(useArrangement.getState()).toMatchObject({ mistake: null, counts: null, drawn: { filter: null } });
  });

  it('by an attribute takes a value, or any', async () => {
    narrow({ attribute: { name: 'stack', value: 'prod' } });
    await passTime();
    expect(lit()).toEqual([1, 0, 0, 1]);
    narrow({ attribute: { name: 'stack', value: null } });
    expect(lit()).toEqual([1, 1, 0, 1]);
  });

  it('lights what the answer was about: nobody of another fleet before the worker has told', async () => {
    answers = { 'a == b': { ok: true, instances: Int32Array.of(2), changesWithTasks: false } };
    narrow({ expression: 'a == b', attribute: { name: 'stack', value: null } });
    await passTime();
    expect(lit()).toEqual([0, 0, 0, 0]);
    frames.accept(wholeUpdate(frame(2)), 'world');
    expect(lit(), 'the same instances').toEqual([0, 0, 0, 0]);
    frames.accept(wholeUpdate(renamed(frame(3))), 'world');
    expect(lit(), 'others').toEqual([]);
    await passTime();
    expect(lit(), 'answered anew, with the same indexes').toEqual([0, 0, 0, 0]);
  });

  it('is counted once more after time has been paused', async () => {
    const many = new Int32Array(400_000 * TASK_WIDTH);
    narrow({ owners: ['service api'] });
    frames.accept(wholeUpdate({ ...frame(), catalog: null, tasks: many, timeMs: 1 }), 'advance');
    await passTime();
    const paused = new Int32Array(300_000 * TASK_WIDTH);
    frames.accept(wholeUpdate({ ...frame(), catalog: null, tasks: paused, timeMs: 2 }), 'advance');
    await passTime();
    await passTime();
    await passTime();
    expect(useArrangement.getState().counts?.tasksInAll).toBe(300_000);
  });

  it('is given up with the scenario it was about', () => {
    narrow({ instanceTypes: ['m5.large'] });
    useDocument.getState().open('{}', { kind: 'draft' });
    expect(useArrangement.getState()).toMatchObject({ filter: NO_FILTER, drawn: { filter: null } });
  });
});

describe('attributes', () => {
  it('that were asked for before anybody followed are answered', async () => {
    stop();
    readAttributes();
    stop = followArrangement(client, frames);
    await passTime();
    expect(useArrangement.getState().attributes?.map(({ name }) => name)).toEqual(['stack']);
  });

  it('are followed as long as anybody shows them', async () => {
    readAttributes();
    readAttributes()();
    await passTime();
    frames.accept(wholeUpdate(frame(2)), 'world');
    await passTime();
    expect(client.attributes).toHaveBeenCalledTimes(2);
  });
});

describe('attributes that an action puts', () => {
  const at = (timeMs: number, messages: readonly string[]): Parameters<typeof wholeUpdate>[0] => ({
    ...frame(),
    catalog: null,
    timeMs,
    events: messages.map((message, sequence) => ({ ...EVENT, sequence, message })),
  });

  it('are asked for once it has come, and again before it', async () => {
    readAttributes();
    await passTime();
    frames.accept(wholeUpdate(at(1, ['RunTask'])), 'advance');
    await passTime();
    expect(client.attributes).toHaveBeenCalledTimes(1);
    frames.accept(wholeUpdate(at(2, ['RunTask', 'PutAttributes'])), 'advance');
    await passTime();
    expect(client.attributes).toHaveBeenCalledTimes(2);
    frames.accept(wholeUpdate(at(1, ['RunTask'])), 'jump');
    await passTime();
    expect(client.attributes).toHaveBeenCalledTimes(3);
  });
});

describe('an arrangement', () => {
  it('is nothing by zone and as listed', () => {
    expect(useArrangement.getState().drawn.arrangement).toBeNull();
    usePreferences.setState({ instanceSort: 'cpuFree' });
    expect(useArrangement.getState().drawn.arrangement).toEqual({ sort: 'cpuFree', group: { by: 'zone' } });
  });

  it('by an attribute has the value of each instance, once the worker has told', async () => {
    set({ group: { by: 'attribute', name: 'stack' } });
    expect(useArrangement.getState().drawn.arrangement).toBeNull();
    await passTime();
    expect(useArrangement.getState().drawn.arrangement?.group).toMatchObject({ values: ['prod', 'test', '', 'prod'] });
  });

  it('is the same object until something about it changes', async () => {
    usePreferences.setState({ instanceSort: 'type' });
    const { drawn } = useArrangement.getState();
    frames.accept(wholeUpdate({ ...frame(), catalog: null, timeMs: 1 }), 'advance');
    await passTime();
    expect(useArrangement.getState().drawn).toBe(drawn);
  });
});
