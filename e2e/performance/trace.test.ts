import { expect, it } from 'vitest';
import { readTrace } from './trace';
import type { TraceEvent } from './trace';

const [PAGE, OTHER_PAGE] = [1, 2];
const [MAIN, WORKER] = [10, 11];

/** Times in ms. */
function event(name: string, at: number, took: number, worked = took, tid = MAIN, pid = PAGE): TraceEvent {
  return { name, ph: 'X', pid, tid, ts: at * 1_000, dur: took * 1_000, tdur: worked * 1_000 };
}

function mark(name: string, at: number): TraceEvent {
  return { name, ph: 'I', pid: PAGE, tid: MAIN, ts: at * 1_000 };
}

const thread: TraceEvent = {
  name: 'thread_name',
  ph: 'M',
  pid: PAGE,
  tid: WORKER,
  ts: 0,
  args: { name: 'DedicatedWorker thread' },
};

const marks = [mark('bench-begin', 0), mark('bench-frame', 0), mark('bench-frame', 16), mark('bench-end', 32)];

it('counts script once, however it is nested, in the frame in which it begins', () => {
  const { scriptPerFrame } = readTrace([
    ...marks,
    event('FireAnimationFrame', 1, 6),
    event('FunctionCall', 2, 4),
    event('MinorGC', 9, 2),
    event('HandlePostMessage', 20, 3),
    mark('bench-frame', 31),
  ]);
  expect(scriptPerFrame).toEqual([8, 3]);
});

it('counts what a thread has worked, not how long it had to wait for a processor', () => {
  const waiting = [event('RunTask', 1, 120, 5), event('FunctionCall', 2, 110, 3)];
  const { scriptPerFrame, mainMs, longTasks } = readTrace([...marks, ...waiting, event('RunTask', 20, 60, 60)]);
  expect(scriptPerFrame).toEqual([3]);
  expect(mainMs).toBe(65);
  expect(longTasks).toBe(1);
});

it('leaves out drawing that is not script, other pages, and what is before and after', () => {
  const { scriptPerFrame, mainMs, workersMs } = readTrace([
    thread,
    event('FunctionCall', -5, 3),
    ...marks,
    event('Layout', 1, 4),
    event('FunctionCall', 2, 4, 4, MAIN, OTHER_PAGE),
    event('RunTask', 3, 5, 5, MAIN, OTHER_PAGE),
    event('RunTask', 4, 2),
    event('RunTask', 4, 7, 7, WORKER),
    event('FunctionCall', 40, 3),
  ]);
  expect(scriptPerFrame).toEqual([0]);
  expect(mainMs).toBe(2);
  expect(workersMs).toBe(7);
});

it('refuses a trace without marks', () => {
  expect(() => readTrace([thread])).toThrow('marks');
});
