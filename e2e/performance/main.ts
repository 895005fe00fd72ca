import { cpus } from 'node:os';
import { chromium } from '@playwright/test';
import type { Figure } from '../../src/engine/bench/figure';
import { report } from '../../src/engine/bench/report';
import { findBrowser } from '../browser.mjs';
import { figures as c2m } from './parts/c2m';
import { figures as c3vis } from './parts/c3vis';
import { figures as cells } from './parts/cells';
import { figures as embed } from './parts/embed';
import { figures as playing } from './parts/playing';
import { figures as run } from './parts/run';
import { figures as start } from './parts/start';
import { figures as zoom } from './parts/zoom';
import { openSite } from './site';
import type { Site } from './site';

/**
 * `npm run bench:browser`: the production build in a real browser, without a display. A table for people, or with `-- --json` figures for programs;
 * `-- cells`, `-- c3vis` ... for one of the parts. Ends with 1 where a goal was missed, with 2 where something
 * could not be measured.
 */

const PARTS: Readonly<Record<string, (site: Site) => Promise<readonly Figure[]>>> = {
  start,
  embed,
  cells,
  playing,
  zoom,
  run,
  c2m,
  c3vis,
};

const asked = Object.keys(PARTS).filter((name) => process.argv.includes(name));
const site = await openSite();
try {
  const figures: Figure[] = [];
  for (const name of asked.length > 0 ? asked : Object.keys(PARTS)) {
    const beganAt = performance.now();
    try {
      figures.push(...((await PARTS[name]?.(site)) ?? []));
    } catch (error) {
      console.error(error);
      process.exitCode = 2;
    }
    process.stderr.write(`${name}: ${Math.round((performance.now() - beganAt) / 1_000)} s\n`);
  }
  process.stdout.write(`${report(await machine(), figures, process.argv.includes('--json'))}\n`);
  if (figures.some(({ pass }) => !pass)) process.exitCode ??= 1;
} finally {
  await site.close();
}

async function machine(): Promise<string> {
  const browser = await chromium.launch({ executablePath: (await findBrowser()) ?? '' });
  const version = browser.version();
  await browser.close();
  const processor = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores`;
  return `${processor}, headless Chromium ${version}, 1440 x 900, ${new Date().toISOString().slice(0, 10)}`;
}
