/**
 * `npm run measure`: what a visitor waits for and downloads, on the production build with the processor slowed down.
 * Prints a table, or with `--json` a document. Times in ms since navigation, median of several cold loads; sizes in bytes.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { browserFlags, findBrowser, noBrowserMessage } from '../browser.mjs';
import { basePath, serve } from '../serve.mjs';

const loads = 5;
const slowdown = 4;
const patienceMs = 60_000;
const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/**
 * @typedef {{ firstPaintMs: number, movingMs: number, editorMs: number, blockedMs: number, files: string[] }} Load
 * @typedef {{ file: string, raw: number, gzip: number, brotli: number }} Size
 */

const executablePath = await findBrowser();
if (executablePath === null) throw new Error(noBrowserMessage);
const server = await serve(0);
const browser = await chromium.launch({ executablePath, args: browserFlags });
try {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const address = `http://127.0.0.1:${port}${basePath}`;
  await load(address); // Warms the disk and the browser's own code.
  const results = [];
  for (let count = 0; count < loads; count += 1) results.push(await load(address));
  report(results);
} finally {
  await browser.close();
  server.close();
}

/**
 * One visit with an empty cache.
 * @param {string} address
 * @returns {Promise<Load>}
 */
async function load(address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  /** @type {string[]} */
  const files = [];
  context.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith(basePath)) files.push(pathname.slice(basePath.length) || 'index.html');
  });
  await page.addInitScript(markMoments);
  await page.goto(address);
  await page.waitForFunction(
    () => ['stage-moving', 'editor-visible'].every((name) => performance.getEntriesByName(name).length > 0),
    null,
    { timeout: patienceMs },
  );
  const times = await page.evaluate(readMoments);
  await context.close();
  return { ...times, files };
}

/** Runs in the page before its own code: marks the first moment of what is waited for. */
function markMoments() {
  const signs = [
    ['stage-moving', ':root[data-stage="moving"]'],
    ['editor-visible', '.monaco-editor .view-line'],
  ];
  const look = () => {
    for (const [name = '', selector = ''] of signs) {
      const isMarked = performance.getEntriesByName(name).length > 0;
      if (!isMarked && document.querySelector(selector) !== null) performance.mark(name);
    }
  };
  const attributeFilter = ['data-stage'];
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter });
}

/** Runs in the page at the end. Blocked is what each long task took beyond 50 ms, until the stage moved. */
async function readMoments() {
  const at = (/** @type {string} */ name) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
  /** @type {PerformanceEntry[]} */
  const longTasks = await new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type: 'longtask', buffered: true });
    setTimeout(() => resolve([]), 1_000);
  });
  const movingMs = at('stage-moving');
  return {
    firstPaintMs: at('first-contentful-paint'),
    movingMs,
    editorMs: at('editor-visible'),
    blockedMs: longTasks.filter((task) => task.startTime < movingMs).reduce((sum, task) => sum + task.duration - 50, 0),
  };
}

/** Sizes as a host sends them. @param {string} file @returns {Size} */
function sizeOf(file) {
  const content = readFileSync(join(dist, file));
  if (/\.woff2?$/.test(file)) return { file, raw: content.length, gzip: content.length, brotli: content.length };
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return {
    file,
    raw: content.length,
    gzip: gzipSync(content, { level: 9 }).length,
    brotli: brotliCompressSync(content, { params }).length,
  };
}

/** The script that holds Monaco, by what is in it: its name is the bundler's business. */
function monacoFile() {
  const scripts = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'));
  const holding = scripts.filter((name) => {
    const text = readFileSync(join(dist, 'assets', name), 'utf8');
    return text.length > 500_000 && text.includes('.monaco-editor');
  });
  return holding.map((name) => `assets/${name}`);
}

/** @param {Load[]} results */
function report(results) {
  const monaco = monacoFile();
  const { files } = results[0] ?? { files: [] };
  const cut = files.findIndex((file) => monaco.includes(file));
  if (cut < 0) throw new Error('The page loaded no Monaco: nothing to measure against.');
  const before = [...new Set(files.slice(0, cut))].map(sizeOf);
  const later = [...new Set(files.slice(cut))].map(sizeOf);
  const times = {
    firstPaintMs: median(results.map((one) => one.firstPaintMs)),
    movingStageMs: median(results.map((one) => one.movingMs)),
    editorMs: median(results.map((one) => one.editorMs)),
    blockedUntilMovingMs: median(results.map((one) => one.blockedMs)),
  };
  const isFont = (/** @type {Size} */ { file }) => /\.woff2?$/.test(file);
  const sizes = {
    codeBeforeMonaco: total(before.filter((one) => !isFont(one))),
    fontsBeforeMonaco: total(before.filter(isFont)),
    monacoAndLater: total(later),
  };
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify({ slowdown, loads, times, sizes, before, later }, null, 2)}\n`);
    return;
  }
  process.stdout.write(`Processor slowed down ${slowdown} times, median of ${loads} loads, local network\n`);
  print(Object.entries(times).map(([name, ms]) => [name, `${Math.round(ms)} ms`]));
  process.stdout.write('\nLoaded before Monaco (raw, gzip, brotli)\n');
  print(before.map(row));
  process.stdout.write('\nTotals (raw, gzip, brotli)\n');
  print(Object.entries(sizes).map(([file, size]) => row({ ...size, file })));
}

/** @param {Size[]} sizes */
function total(sizes) {
  const sum = (/** @type {'raw' | 'gzip' | 'brotli'} */ key) => sizes.reduce((all, one) => all + one[key], 0);
  return { raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli') };
}

/** @param {Size} size */
function row({ file, raw, gzip, brotli }) {
  return [file, ...[raw, gzip, brotli].map((bytes) => `${(bytes / 1000).toFixed(1)} kB`)];
}

/** @param {string[][]} rows */
function print(rows) {
  for (const [name = '', ...cells] of rows) {
    process.stdout.write(`  ${name.padEnd(58)}${cells.map((cell) => cell.padStart(12)).join('')}\n`);
  }
}

/** @param {number[]} numbers */
function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
