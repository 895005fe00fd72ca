import type { Page } from '@playwright/test';
import { atMost, measured, median } from '../../../src/engine/bench/figure';
import type { Figure } from '../../../src/engine/bench/figure';
import { inLaboratory, ROUNDS } from '../laboratory';
import type { Site } from '../site';
import { entryFiles, isFont, kilobytes, monacoFiles, sizeOf } from '../sizes';

/** What a visitor waits for and downloads, with an empty cache and the processor slowed down. Times in ms since navigation. */

const SLOWDOWN = 4;
const PATIENCE_MS = 60_000;

interface Visit {
  readonly firstPaintMs: number;
  readonly movingMs: number;
  readonly editorMs: number;
  readonly blockedMs: number;
  /** Files of the product in the order in which they were asked for; those of the page's own thread until the stage moved. */
  readonly files: readonly string[];
  readonly firstFiles: readonly string[];
}

export function figures(site: Site): Promise<Figure[]> {
  return inLaboratory(site, async ({ newVisitor }) => {
    const visits: Visit[] = [];
    // The first warms the disk and the browser's own code.
    for (let round = 0; round <= ROUNDS; round += 1) visits.push(await visit(await newVisitor(), site));
    const counted = visits.slice(1);
    const slowed = `CPU slowed ${SLOWDOWN} times`;
    const of = (pick: (one: Visit) => number) => median(counted.map(pick));
    return [
      ...(counted[0] ? sizes(site, counted[0]) : []),
      atMost(`${slowed}: moving stage, s`, of(({ movingMs }) => movingMs) / 1_000, 1.5),
      measured(`${slowed}: first paint, s`, of(({ firstPaintMs }) => firstPaintMs) / 1_000),
      measured(`${slowed}: the editor's text, s`, of(({ editorMs }) => editorMs) / 1_000),
      measured(
        `${slowed}: main thread blocked until the stage moves, ms`,
        of(({ blockedMs }) => blockedMs),
      ),
    ];
  });
}

function sizes({ product }: Site, { files, firstFiles }: Visit): Figure[] {
  const monaco = monacoFiles(product);
  const cut = files.findIndex((file) => monaco.includes(file));
  if (cut < 0) throw new Error('The page loaded no Monaco: nothing to measure against.');
  const unlike = (file: string) => !isFont(file);
  const total = (some: readonly string[]) => kilobytes([...new Set(some)].map((file) => sizeOf(product, file)));
  const before = files.slice(0, cut);
  const entry = entryFiles(product);
  for (const file of entry) process.stderr.write(`  ${file}: ${total([file]).toFixed(1)} kB\n`);
  return [
    atMost('entry before Monaco, compressed, kB', total(entry), 120),
    measured('code loaded until the stage moves, workers aside, compressed, kB', total(firstFiles.filter(unlike))),
    measured(
      "all code loaded before Monaco, the simulation's worker included, compressed, kB",
      total(before.filter(unlike)),
    ),
    measured('fonts loaded before Monaco, kB', total(before.filter(isFont))),
    measured('Monaco and what comes later, compressed, kB', total(files.slice(cut))),
  ];
}

async function visit(page: Page, { address }: Site): Promise<Visit> {
  const product = new URL('app/', address);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const files: string[] = [];
  page.context().on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith(product.pathname)) files.push(pathname.slice(product.pathname.length) || 'index.html');
  });
  await page.addInitScript(markMoments);
  await page.goto(product.href);
  await page.waitForFunction(
    () => ['stage-moving', 'editor-visible'].every((name) => performance.getEntriesByName(name).length > 0),
    null,
    { timeout: PATIENCE_MS },
  );
  const times = await page.evaluate(readMoments);
  await page.context().close();
  const { loaded, ...moments } = times;
  const firstFiles = loaded.map((url) => new URL(url).pathname.slice(product.pathname.length));
  return { ...moments, files, firstFiles: ['index.html', ...firstFiles] };
}

/** Runs in the page before its own code: marks the first moment of what is waited for. */
function markMoments(): void {
  const signs = [
    ['stage-moving', ':root[data-stage="moving"]'],
    ['editor-visible', '.monaco-editor .view-line'],
  ];
  const look = (): void => {
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
  const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
  const longTasks = await new Promise<PerformanceEntryList>((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type: 'longtask', buffered: true });
    setTimeout(() => resolve([]), 1_000);
  });
  const movingMs = at('stage-moving');
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const ofPage = resources.filter(({ name, startTime }) => startTime < movingMs && /\.(?:js|css)$/.test(name));
  return {
    // What workers run is asked for by none of these.
    loaded: ofPage
      .filter(({ initiatorType }) => ['script', 'link', 'css'].includes(initiatorType))
      .map(({ name }) => name),
    firstPaintMs: at('first-contentful-paint'),
    movingMs,
    editorMs: at('editor-visible'),
    blockedMs: longTasks.filter((task) => task.startTime < movingMs).reduce((sum, task) => sum + task.duration - 50, 0),
  };
}
