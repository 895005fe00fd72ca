import type { Browser, Page } from '@playwright/test';

/** An event of Chromium's trace; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** What the thread has worked in that time, which is less where it had to wait for a processor. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What the trace of one page says, between the marks `bench-begin` and `bench-end`. Processor time in ms: what else the machine does counts less. */
export interface Trace {
  /** Script on the main thread from one mark `bench-frame` to the next: callbacks, message and event handlers, collecting garbage. */
  readonly scriptPerFrame: readonly number[];
  /** All work of the main thread, drawing included. */
  readonly mainMs: number;
  /** Tasks of the main thread that worked for more than 50 ms. */
  readonly longTasks: number;
  /** All work of the page's workers. */
  readonly workersMs: number;
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'blink.user_timing'];

/** From here on browsers call a task long. */
const LONG_TASK_MS = 50;

/** What the browser calls the running of script, and what it does for it. */
const SCRIPT = new Set([
  'EvaluateScript',
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'HandlePostMessage',
  'MajorGC',
  'MinorGC',
  'RunMicrotasks',
  'TimerFire',
  'v8.callFunction',
  'v8.run',
]);

/** Traces the browser while something happens on a page that sets the marks. */
export async function traced(browser: Browser, page: Page, work: () => Promise<unknown>): Promise<Trace> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const buffer = await browser.stopTracing();
  return readTrace(
    (JSON.parse(buffer.toString('utf8')) as { readonly traceEvents: readonly TraceEvent[] }).traceEvents,
  );
}

export function readTrace(events: readonly TraceEvent[]): Trace {
  const begin = events.find(({ name }) => name === 'bench-begin');
  const end = events.find(({ name }) => name === 'bench-end');
  if (!begin || !end) throw new Error('the page has set no marks');
  const within = events.filter(({ pid, ts }) => pid === begin.pid && ts >= begin.ts && ts <= end.ts);
  const onMain = within.filter(({ tid }) => tid === begin.tid);
  const marks = onMain.filter(({ name }) => name === 'bench-frame').map(({ ts }) => ts);
  const workers = new Set(
    events
      .filter(
        ({ name, pid, args }) => name === 'thread_name' && pid === begin.pid && args?.name?.startsWith('Dedicated'),
      )
      .map(({ tid }) => tid),
  );
  const tasks = within.filter(({ name }) => name === 'RunTask');
  const ofMain = tasks.filter(({ tid }) => tid === begin.tid);
  return {
    scriptPerFrame: perFrame(outermost(onMain.filter(({ name }) => SCRIPT.has(name))), marks),
    mainMs: worked(ofMain),
    longTasks: ofMain.filter((task) => workOf(task) > LONG_TASK_MS).length,
    workersMs: worked(tasks.filter(({ tid }) => workers.has(tid))),
  };
}

function worked(tasks: readonly TraceEvent[]): number {
  return tasks.reduce((sum, task) => sum + workOf(task), 0);
}

function workOf({ dur = 0, tdur = dur }: TraceEvent): number {
  return tdur / 1_000;
}

/** Of the events of one thread those that are not part of another, in order: one piece of script runs inside another. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  let endsAt = 0;
  return events
    .filter(({ ph }) => ph === 'X')
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
    .filter(({ ts, dur = 0 }) => {
      if (ts < endsAt) return false;
      endsAt = ts + dur;
      return true;
    });
}

/** What the events that begin in each frame have worked, in ms. */
function perFrame(events: readonly TraceEvent[], marks: readonly number[]): number[] {
  const sums = marks.slice(1).map(() => 0);
  let frame = 0;
  for (const event of events) {
    while (frame + 1 < marks.length && event.ts >= (marks[frame + 1] ?? Infinity)) frame += 1;
    const isInFrame = event.ts >= (marks[frame] ?? Infinity) && frame < sums.length;
    if (isInFrame) sums[frame] = (sums[frame] ?? 0) + workOf(event);
  }
  return sums;
}
