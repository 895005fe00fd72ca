import { existsSync, readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';

/** What the page's own thread holds in its heap after collecting garbage, in MB. */
export async function heapMegabytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1_000_000;
}

/** What the largest of the browser's pages takes with all its threads, in MB; null where the system does not say (it is Linux that does). */
export async function processMegabytes(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const files = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => `/proc/${id}/status`);
  const sizes = files
    .filter((file) => existsSync(file))
    .map((file) => /VmRSS:\s+(\d+) kB/.exec(readFileSync(file, 'utf8'))?.[1]);
  return sizes.length === 0 ? null : (Math.max(...sizes.map(Number)) * 1_024) / 1_000_000;
}
