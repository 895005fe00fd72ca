import type { Browser, Page } from '@playwright/test';

/** An event of Chromium's trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

/** A stretch of time on one thread, in microseconds. */
type Span = readonly [from: number, to: number];

/** What the trace of one page says, between the marks `bench-begin` and `bench-end`. Times in ms. */
export interface Trace {
  /** Script on the main thread from one mark `bench-frame` to the next: callbacks, message and event handlers, collecting garbage. */
  readonly scriptPerFrame: readonly number[];
  /** All work of the main thread, drawing included. */
  readonly mainMs: number;
  /** All work of the page's workers. */
  readonly workersMs: number;
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'blink.user_timing'];

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

function readTrace(events: readonly TraceEvent[]): Trace {
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
  return {
    scriptPerFrame: perFrame(union(spansOf(onMain.filter(({ name }) => SCRIPT.has(name)))), marks),
    mainMs: total(spansOf(tasks.filter(({ tid }) => tid === begin.tid))),
    workersMs: total(spansOf(tasks.filter(({ tid }) => workers.has(tid)))),
  };
}

function spansOf(events: readonly TraceEvent[]): Span[] {
  return events.filter(({ ph }) => ph === 'X').map(({ ts, dur = 0 }) => [ts, ts + dur] as const);
}

function total(spans: readonly Span[]): number {
  return union(spans).reduce((sum, [from, to]) => sum + to - from, 0) / 1_000;
}

/** The same time without overlaps, in order: one piece of script runs inside another. */
function union(spans: readonly Span[]): Span[] {
  const merged: [from: number, to: number][] = [];
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** How much of the spans begins in each frame, in ms. */
function perFrame(spans: readonly Span[], marks: readonly number[]): number[] {
  const sums = marks.slice(1).map(() => 0);
  let frame = 0;
  for (const [from, to] of spans) {
    while (frame + 1 < marks.length && from >= (marks[frame + 1] ?? Infinity)) frame += 1;
    if (from >= (marks[frame] ?? Infinity) && frame < sums.length)
      sums[frame] = (sums[frame] ?? 0) + (to - from) / 1_000;
  }
  return sums;
}
