import type { Page } from '@playwright/test';
import { toolsOf } from '../pages/tools';
import { TASK, TASK_WIDTH } from '../../src/frame/frame';

/** Puts a scenario on the product's page, still, at a moment in simulated seconds. */
export async function showScenario(page: Page, text: string, atSecond: number): Promise<void> {
  await page.bringToFront();
  await page.evaluate(
    async ([document, atMs]) => {
      await window.stowplan?.session.open(document, { kind: 'file', name: 'bench.json' }, atMs);
      await window.stowplan?.settled();
    },
    [text, atSecond * 1_000] as const,
  );
}

/** Has each task drawn as a cell of its own, as a person does: by the switch above the stage of a large fleet. */
export async function shadeTasks(page: Page): Promise<void> {
  const tools = toolsOf(page);
  await tools.choose(tools.shade, /^tasks/);
}

/** What a run has taken that nobody looks at. */
export interface UnseenRun {
  /** Reading the scenario and setting up its world. */
  readonly loadMs: number;
  readonly runMs: number;
  /** Tasks that were created. */
  readonly tasks: number;
  /** Tasks that have a place at the end. */
  readonly placed: number;
}

/** Loads a scenario into the page's simulation and runs it there to a moment, behind the page's back: nothing is drawn. Wall-clock times. */
export async function runUnseen(page: Page, text: string, toSecond: number): Promise<UnseenRun> {
  return page.evaluate(
    async ([document, toMs, instanceIndex, width]) => {
      const client = window.stowplan?.session.client;
      if (!client) throw new Error('the page has no simulation');
      const beganAt = performance.now();
      const reply = await client.load(document, 0);
      if (!reply.ok) throw new Error(reply.problems.map(({ message }) => message).join('\n'));
      const loadedAt = performance.now();
      const { frame } = await client.advance({ kind: 'to', timeMs: toMs });
      const runMs = performance.now() - loadedAt;
      let placed = 0;
      for (let at = instanceIndex; at < frame.tasks.length; at += width) if ((frame.tasks[at] ?? -1) >= 0) placed += 1;
      return { loadMs: loadedAt - beganAt, runMs, tasks: frame.createdTasks, placed };
    },
    [text, toSecond * 1_000, TASK.instanceIndex, TASK_WIDTH] as const,
  );
}

/** What a run on screen has taken and shown. */
export interface SeenRun {
  readonly runMs: number;
  /** Frames that the page has shown, one after the other. */
  readonly frames: number;
  readonly longTasks: readonly number[];
}

/** Plays a scenario from its beginning at the highest speed until a moment has been shown. */
export async function runOnScreen(page: Page, text: string, toSecond: number): Promise<SeenRun> {
  await showScenario(page, text, 0);
  return page.evaluate(async (toMs) => {
    const session = window.stowplan?.session;
    if (!session) throw new Error('the page has no session');
    const longTasks: number[] = [];
    const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((it) => it.duration)));
    observer.observe({ type: 'longtask' });
    let frames = 0;
    let runMs = 0;
    performance.mark('bench-begin');
    const beganAt = performance.now();
    await new Promise<void>((resolve) => {
      const end = session.frames.subscribe(({ frame }) => {
        frames += 1;
        if (frame.timeMs < toMs) return;
        end();
        runMs = performance.now() - beganAt;
        session.pause();
        resolve();
      });
      session.setSpeed(1_000);
      session.play();
    });
    performance.mark('bench-end');
    performance.clearMarks();
    await window.stowplan?.settled();
    await new Promise((resolve) => setTimeout(resolve, 200));
    observer.disconnect();
    return { runMs, frames, longTasks };
  }, toSecond * 1_000);
}
