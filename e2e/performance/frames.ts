import type { Page } from '@playwright/test';

/** What a page did for a while, in ms. */
export interface Frames {
  /** Between one animation frame and the next. */
  readonly intervals: readonly number[];
  /** Between one picture that was painted off the page's thread and the next; none where nothing is. */
  readonly pictures: readonly number[];
  /** Lengths of tasks of more than 50 ms on the main thread. */
  readonly longTasks: readonly number[];
}

/** Records a page's animation frames for so long; a page of the benchmark draws something new in each. Sets the marks of a trace. */
export async function recordFrames(page: Page, ms: number): Promise<Frames> {
  await page.bringToFront();
  return page.evaluate(async (forMs) => {
    const longTasks: number[] = [];
    const intervals: number[] = [];
    const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((it) => it.duration)));
    observer.observe({ type: 'longtask' });
    window.bench?.pictures();
    performance.mark('bench-begin');
    await new Promise<void>((resolve) => {
      let before: number | null = null;
      const beganAt = performance.now();
      const next = (now: number): void => {
        performance.mark('bench-frame');
        if (before !== null) intervals.push(now - before);
        before = now;
        if (performance.now() - beganAt > forMs) return resolve();
        window.bench?.eachFrame();
        requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    });
    performance.mark('bench-end');
    performance.clearMarks();
    // Entries are handed over some time after the task.
    await new Promise((resolve) => setTimeout(resolve, 200));
    observer.disconnect();
    const painted = window.bench?.pictures() ?? [];
    const pictures = painted.slice(1).map((at, index) => at - (painted[index] ?? at));
    return { intervals, pictures, longTasks };
  }, ms);
}
