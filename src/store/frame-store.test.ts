import { describe, expect, it } from 'vitest';
import { DECISION_WIDTH, HISTORY_WIDTH, TASK, TASK_WIDTH } from '../frame/frame';
import type { Catalog, Frame } from '../frame/frame';
import { createFrameStore, taskName, taskRow } from './frame-store';

const catalog: Catalog = {
  version: 1,
  clusterName: 'default',
  zones: ['us-east-1a'],
  instances: [],
  owners: [{ kind: 'service', name: 'web', colour: 0 }],
  taskDefinitions: [],
  targetGroups: [],
  notStarted: [],
};

function frame(change: Partial<Frame> = {}): Frame {
  return {
    world: 1,
    timeMs: 0,
    nextEventAtMs: null,
    instances: new Int32Array(),
    tasks: new Int32Array(),
    targets: new Int32Array(),
    decisions: new Int32Array(),
    decisionsFrom: 0,
    history: new Float64Array(),
    historyFrom: 0,
    services: [],
    failedZones: [],
    waiting: [],
    events: [],
    eventsFrom: 0,
    catalog: null,
    stateHash: null,
    ...change,
  };
}

const rows = (width: number, values: readonly number[]): number[] =>
  values.flatMap((value) => Array.from({ length: width }, () => value));

describe('frame store', () => {
  it('gathers history and decisions over frames', () => {
    const store = createFrameStore();
    store.accept(
      frame({
        catalog,
        decisions: Int32Array.from(rows(DECISION_WIDTH, [1, 2])),
        history: Float64Array.from(rows(HISTORY_WIDTH, [5])),
      }),
      'world',
    );
    store.accept(
      frame({ decisions: Int32Array.from(rows(DECISION_WIDTH, [3])), decisionsFrom: 2, historyFrom: 1 }),
      'advance',
    );
    const view = store.view();
    expect(view?.decisionCount).toBe(3);
    expect(view?.historyCount).toBe(1);
    expect([0, 1, 2].map((row) => view?.decisions[row * DECISION_WIDTH])).toEqual([1, 2, 3]);
  });

  it('forgets what lies after the moment that a jump goes back to', () => {
    const store = createFrameStore();
    store.accept(frame({ catalog, decisions: Int32Array.from(rows(DECISION_WIDTH, [1, 2, 3])) }), 'world');
    store.accept(frame({ decisions: Int32Array.from(rows(DECISION_WIDTH, [9])), decisionsFrom: 1 }), 'jump');
    const view = store.view();
    expect(view?.decisionCount).toBe(2);
    expect(view?.decisions[DECISION_WIDTH]).toBe(9);
  });

  it('still knows what comes after the moment that a person goes back to, until the world is another', () => {
    const store = createFrameStore();
    const event = (sequence: number) => ({
      sequence,
      atMs: sequence * 1_000,
      kind: 'service' as const,
      message: '',
      ownerIndex: null,
      taskIndexes: [],
      taskNames: [],
      instanceIndexes: [],
      errorCode: null,
    });
    const history = Float64Array.from(rows(HISTORY_WIDTH, [1, 2, 3]));
    store.accept(frame({ catalog, history, events: [event(0), event(1), event(2)] }), 'world');
    store.accept(frame({ historyFrom: 1, eventsFrom: 1 }), 'jump');
    expect(store.view()).toMatchObject({ historyCount: 1, knownHistoryCount: 3 });
    expect(store.view()?.events).toHaveLength(1);
    expect(store.view()?.knownEvents).toHaveLength(3);
    expect(store.view()?.history[2 * HISTORY_WIDTH]).toBe(3);
    store.accept(frame({ world: 2, catalog, history: Float64Array.from(rows(HISTORY_WIDTH, [7])) }), 'world');
    expect(store.view()).toMatchObject({ knownHistoryCount: 1, knownEvents: [] });
  });

  it('answers with the frame it replaces and tells its subscribers', () => {
    const store = createFrameStore();
    const heard: string[] = [];
    store.subscribe((view, cause) => heard.push(`${cause} ${view.frame.timeMs}`));
    const first = frame({ catalog });
    expect(store.accept(first, 'world')).toBeNull();
    expect(store.accept(frame({ timeMs: 40 }), 'advance')).toBe(first);
    expect(heard).toEqual(['world 0', 'advance 40']);
  });

  it('finds a task by its index and names it', () => {
    const tasks = new Int32Array(2 * TASK_WIDTH);
    tasks[TASK.taskIndex] = 4;
    tasks[TASK.number] = 1;
    tasks[TASK_WIDTH + TASK.taskIndex] = 7;
    tasks[TASK_WIDTH + TASK.number] = 9;
    const store = createFrameStore();
    store.accept(frame({ catalog, tasks }), 'world');
    const view = store.view();
    expect(view && taskRow(view.frame, 7)).toBe(1);
    expect(view && taskRow(view.frame, 5)).toBe(-1);
    expect(view && taskName(view, 7)).toBe('web-9');
  });
});
