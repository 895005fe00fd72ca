import { createServer, type AddressInfo } from 'node:net';
import { defineConfig } from '@playwright/test';
import { browserFlags, findBrowser, noBrowserMessage } from './browser.mjs';
import { basePath } from './serve.mjs';

const browser = await findBrowser();
if (browser === null) throw new Error(noBrowserMessage);

// Playwright reads this file again in every worker: the port is chosen once and handed down.
const port = (process.env['STOWPLAN_E2E_PORT'] ??= String(await freePort()));
const address = `http://127.0.0.1:${port}${basePath}`;

/** Port of this machine that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return free;
}

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  testIgnore: 'shots/**',
  outputDir: '../test-results',
  reporter: [['list']],
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  workers: 2,
  // For the longest journeys on a busy machine; most take seconds.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: address,
    browserName: 'chromium',
    launchOptions: { executablePath: browser, args: browserFlags },
    // What is kept for use offline has journeys of its own; all others see what the host serves.
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    // A trace of every test costs a quarter of the time; ask for one with `--trace on`.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: `node serve.mjs ${port}`,
    url: address,
    reuseExistingServer: false,
  },
});
