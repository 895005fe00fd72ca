import { chromium } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { browserFlags, findBrowser, noBrowserMessage } from '../browser.mjs';
import type { FleetSize } from './pages/bench-page';
import type { Site } from './site';

/** A browser of its own for one part of the benchmark, with the site. */
export interface Laboratory {
  readonly browser: Browser;
  readonly site: Site;
  /** A page of the benchmark, ready; `control` is the one that the others are measured against. */
  readonly openPage: (name: 'control' | 'stage' | 'c3vis', size?: FleetSize) => Promise<Page>;
  /** An empty page of a browser that has never been anywhere. Its context is to be closed. */
  readonly newVisitor: () => Promise<Page>;
  /** The product, paused on its first example. */
  readonly openProduct: () => Promise<Page>;
}

/** Rounds of which the median counts, both sides in turns. */
export const ROUNDS = 5;

export async function inLaboratory<T>(site: Site, work: (laboratory: Laboratory) => Promise<T>): Promise<T> {
  const executablePath = await findBrowser();
  if (executablePath === null) throw new Error(noBrowserMessage);
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  try {
    const context = await newContext(browser, site);
    return await work({
      browser,
      site,
      newVisitor: async () => (await newContext(browser, site)).newPage(),
      async openPage(name, size) {
        const page = await open(context, `${site.address}pages/${name}.html`);
        await page.waitForFunction(() => window.bench !== undefined);
        if (size) await page.evaluate((wanted) => window.bench?.prepare(wanted), size);
        return page;
      },
      async openProduct() {
        const page = await open(context, `${site.address}app/`);
        // What loads by and by after the first picture is not to load while something else is measured.
        await page.waitForFunction(() => document.querySelector('.monaco-editor .view-line') !== null);
        await page.waitForFunction(() => document.documentElement.dataset['stage'] === 'moving');
        await page.evaluate(async () => {
          window.stowplan?.session.pause();
          await window.stowplan?.settled();
        });
        return page;
      },
    });
  } finally {
    await browser.close();
  }
}

/** What a page complains of is an error of the benchmark. */
async function open(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    process.stderr.write(`${page.url()}: ${error.stack ?? error.message}\n`);
    process.exitCode = 2;
  });
  await page.goto(address);
  return page;
}

/** Nothing is asked for elsewhere. */
async function newContext(browser: Browser, { address }: Site): Promise<BrowserContext> {
  const { origin } = new URL(address);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  await context.route(
    (url) => url.origin !== origin && !['data:', 'blob:'].includes(url.protocol),
    (route) => route.abort(),
  );
  return context;
}

type Side = () => Promise<unknown>;

/** Calls each in turn, round after round; answers with each one's results. */
export async function inTurns<const S extends readonly Side[]>(
  rounds: number,
  sides: S,
): Promise<{ [I in keyof S]: Awaited<ReturnType<S[I]>>[] }> {
  const results = sides.map((): unknown[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, side] of sides.entries()) results[index]?.push(await side());
  }
  return results as { [I in keyof S]: Awaited<ReturnType<S[I]>>[] };
}
