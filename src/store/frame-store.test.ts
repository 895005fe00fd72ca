import { describe, expect, it } from 'vitest';
import { DECISION_WIDTH, HISTORY_WIDTH, TASK, TASK_WIDTH } from '../frame/frame';
import type { EventRow } from '../frame/frame';
import { wholeUpdate } from '../frame/frame-update';
import type { FrameUpdate } from '../frame/frame-update';
import { emptyCatalog, emptyFrame } from '../frame/testing/empty-frame';
import { createFrameStore, taskName, taskRow } from './frame-store';

const catalog = emptyCatalog({
  owners: [{ kind: 'service', name: 'web', colour: 0 }],
});

/** An update with everything, but for what it is to be instead. */
function frame(change: Partial<FrameUpdate> = {}): FrameUpdate {
  const empty = emptyFrame();
  return { ...wholeUpdate({ ...empty, ...(change.tasks ? { tasks: change.tasks } : {}) }), ...change };
}

const rows = (width: number, values: readonly number[]): number[] =>
  values.flatMap((value) => Array.from({ length: width }, () => value));

/** Rows of the history at these moments. */
const historyAt = (...times: number[]): Float64Array => Float64Array.from(rows(HISTORY_WIDTH, times));
const decisions = (...numbers: number[]): Int32Array => Int32Array.from(rows(DECISION_WIDTH, numbers));
const event = (sequence: number): EventRow => ({
  sequence,
  atMs: sequence * 1_000,
  kind: 'service',
  message: '',
  ownerIndex: null,
  taskIndexes: [],
  taskNames: [],
  instanceIndexes: [],
  errorCode: null,
});

describe('frame store', () => {
  it('gathers history and decisions over updates', () => {
    const store = createFrameStore();
    const first = { timeMs: 5, decisions: decisions(1, 2), decisionCount: 2, history: historyAt(5) };
    store.accept(frame({ catalog, ...first }), 'world');
    store.accept(
      frame({ timeMs: 9, decisions: decisions(3), decisionsFrom: 2, decisionCount: 3, historyFrom: 1 }),
      'advance',
    );
    const view = store.view();
    expect(view?.decisionCount).toBe(3);
    expect(view?.historyCount).toBe(1);
    expect([0, 1, 2].map((row) => view?.decisions[row * DECISION_WIDTH])).toEqual([1, 2, 3]);
  });

  it('keeps the decisions of late, from whatever number on they are told', () => {
    const store = createFrameStore();
    store.accept(frame({ catalog, decisions: decisions(1, 2), decisionCount: 2 }), 'world');
    store.accept(frame({ decisions: decisions(9), decisionsFrom: 8, decisionCount: 9 }), 'advance');
    expect(store.view()).toMatchObject({ decisionsFrom: 8, decisionCount: 9, decisions: decisions(9) });
    const many = decisions(...Array.from({ length: 1_024 }, (_, index) => index));
    store.accept(frame({ decisions: many, decisionsFrom: 9, decisionCount: 1_033 }), 'advance');
    expect(store.view()).toMatchObject({ decisionsFrom: 9, decisionCount: 1_033 });
  });

  it('forgets what lies after the moment that a jump goes back to', () => {
    const store = createFrameStore();
    store.accept(frame({ catalog, decisions: decisions(1, 2, 3), decisionCount: 3 }), 'world');
    store.accept(frame({ decisions: decisions(9), decisionsFrom: 1, decisionCount: 2 }), 'jump');
    const view = store.view();
    expect(view?.decisionCount).toBe(2);
    expect(view?.decisions[DECISION_WIDTH]).toBe(9);
  });

  it('still knows what comes after the moment that a person goes back to, until the world is another', () => {
    const store = createFrameStore();
    const events = [event(0), event(1), event(2)];
    const history = historyAt(1, 2, 3);
    store.accept(frame({ catalog, timeMs: 3, history, events, eventCount: 3 }), 'world');
    store.accept(frame({ timeMs: 1, historyFrom: 3, eventsFrom: 3, eventCount: 1 }), 'jump');
    expect(store.view()).toMatchObject({ historyCount: 1, knownHistoryCount: 3 });
    expect(store.view()?.events).toHaveLength(1);
    expect(store.view()?.knownEvents).toHaveLength(3);
    expect(store.view()?.history[2 * HISTORY_WIDTH]).toBe(3);
    store.accept(frame({ world: 2, catalog, history: historyAt(7) }), 'world');
    expect(store.view()).toMatchObject({ knownHistoryCount: 1, knownEvents: [] });
  });

  it('knows how many events there are while the rest of very many is on its way', () => {
    const store = createFrameStore();
    store.accept(frame({ catalog, events: [event(0), event(1)], eventCount: 3 }), 'world');
    expect(store.view()).toMatchObject({ eventCount: 3, events: [{ sequence: 0 }, { sequence: 1 }] });
    store.accept(frame({ events: [event(2)], eventsFrom: 2, eventCount: 3 }), 'advance');
    expect(store.view()?.events.map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
  });

  it('tells its subscribers', () => {
    const store = createFrameStore();
    const heard: string[] = [];
    store.subscribe((view, cause) => heard.push(`${cause} ${view.frame.timeMs}`));
    store.accept(frame({ catalog }), 'world');
    store.accept(frame({ timeMs: 40 }), 'advance');
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
