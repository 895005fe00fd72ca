import type { Page } from '@playwright/test';

/** The parts that the page has before its script, each with what stands there afterwards; the phone's, then the desktop's. */
const parts = {
  phone: {
    header: 'header',
    stage: 'main',
    transport: 'section[aria-label="Transport"]',
    tabs: 'nav[aria-label^="Parts"]',
  },
  desktop: {
    header: 'header',
    editor: 'aside[aria-label="Editor"]',
    stage: 'main',
    inspector: 'aside[aria-label="Inspector"]',
    transport: 'section[aria-label="Transport"]',
  },
} as const;

/** What is painted before the page's own script is there. */
export function shellOf(page: Page, form: keyof typeof parts) {
  const names = Object.entries(parts[form]);

  /** Places and background colours by part, those of no width left out. */
  function look(selectors: readonly (readonly [part: string, selector: string])[]) {
    return page.evaluate(
      (all) =>
        Object.fromEntries(
          all.flatMap(([part, selector]) => {
            const element = document.querySelector(selector);
            const { x = 0, y = 0, width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
            return element && width > 0 ? [[part, { x, y, width, height }]] : [];
          }),
        ),
      selectors,
    );
  }

  return {
    /** Opens the page with its script held back until `go`. */
    async openHeld(): Promise<{ go(): Promise<void> }> {
      let letGo = (): void => {};
      const gone = new Promise<void>((resolve) => (letGo = resolve));
      await page.route('**/assets/index-*.js', async (route) => {
        await gone;
        await route.continue();
      });
      await page.addInitScript(() => {
        let sum = 0;
        const add = (entries: PerformanceEntryList): void => {
          for (const entry of entries)
            if ('value' in entry && !('hadRecentInput' in entry && entry.hadRecentInput)) sum += Number(entry.value);
        };
        const observer = new PerformanceObserver((list) => add(list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        const shifts = (): number => {
          add(observer.takeRecords());
          return sum;
        };
        Object.assign(window, { shifts });
      });
      await page.goto('./', { waitUntil: 'commit' });
      // Painted, that is: with its style sheet.
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      return {
        async go() {
          letGo();
          await page.locator('.shell').waitFor({ state: 'detached' });
        },
      };
    },
    /** From the next page on, notes with every frame what is in the document. Answers with the way to ask what it has been, in order. */
    async watchRoot(): Promise<() => Promise<readonly string[]>> {
      await page.addInitScript(() => {
        const seen: string[] = [];
        const look = (): void => {
          const root = document.querySelector('#root');
          const now = root?.querySelector('.shell') ? 'shell' : root?.querySelector('main') ? 'page' : 'empty';
          if (root && seen.at(-1) !== now) seen.push(now);
          requestAnimationFrame(look);
        };
        look();
        Object.assign(window, { seenInRoot: seen });
      });
      return () => page.evaluate(() => ('seenInRoot' in window ? (window.seenInRoot as string[]) : []));
    },
    before: () => look(names.map(([part]) => [part, `.shell-${part}`])),
    after: () => look(names),
    /** Waits until the newcomer's world, which plays, has been drawn and goes on. */
    moving: () => page.locator('html[data-stage="moving"]').waitFor({ state: 'attached' }),
    /** Colour of the paper. */
    paper: () => page.evaluate(() => getComputedStyle(document.body).backgroundColor),
    /** What has moved on the page that `openHeld` opened, up to now, without anybody's doing, as the browser scores it. */
    shifts: () => page.evaluate(() => (window as Window & { shifts?: () => number }).shifts?.() ?? Number.NaN),
  };
}
