import type { Page } from '@playwright/test';

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

/** Loads a scenario into the page's simulation and runs it there to a moment, behind the page's back: nothing is drawn. Wall-clock ms. */
export async function runUnseen(
  page: Page,
  text: string,
  toSecond: number,
): Promise<{ loadMs: number; runMs: number }> {
  await page.bringToFront();
  return page.evaluate(
    async ([document, toMs]) => {
      const client = window.stowplan?.session.client;
      if (!client) throw new Error('the page has no simulation');
      const beganAt = performance.now();
      const reply = await client.load(document, 0);
      if (!reply.ok) throw new Error(reply.problems.map(({ message }) => message).join('\n'));
      const loadedAt = performance.now();
      await client.advance({ kind: 'to', timeMs: toMs });
      return { loadMs: loadedAt - beganAt, runMs: performance.now() - loadedAt };
    },
    [text, toSecond * 1_000] as const,
  );
}

/** What a run on screen has taken and shown. */
export interface SeenRun {
  readonly runMs: number;
  /** Frames that the page has shown, one after the other. */
  readonly frames: number;
  /** Tasks that there have been. */
  readonly tasks: number;
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
    await window.stowplan?.settled();
    await new Promise((resolve) => setTimeout(resolve, 200));
    observer.disconnect();
    const view = session.frames.view();
    return { runMs, frames, tasks: view?.decisionCount ?? 0, longTasks };
  }, toSecond * 1_000);
}
