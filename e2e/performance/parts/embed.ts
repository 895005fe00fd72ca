import { atMost, measured, median } from '../../../src/engine/bench/figure';
import type { Figure } from '../../../src/engine/bench/figure';
import { inLaboratory, ROUNDS } from '../laboratory';
import type { Site } from '../site';
import { isFont, kilobytes, sizeOf } from '../sizes';

/** What a reader of a course page waits for: from the embed's navigation, with an empty cache, to its first picture. Times in ms. */

const PATIENCE_MS = 60_000;

interface Visit {
  readonly pictureMs: number;
  readonly files: readonly string[];
}

export function figures(site: Site): Promise<Figure[]> {
  return inLaboratory(site, async ({ newVisitor }) => {
    const product = new URL('app/', site.address);
    const visits: Visit[] = [];
    // The first warms the disk and the browser's own code.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const page = await newVisitor();
      await page.setViewportSize({ width: 720, height: 450 });
      await page.goto(new URL('#e=a-morning&embed', product).href);
      await page.waitForFunction(() => document.documentElement.dataset['stage'], null, { timeout: PATIENCE_MS });
      const visit = await page.evaluate(() => ({
        pictureMs: performance.now(),
        names: performance.getEntriesByType('resource').map(({ name }) => name),
      }));
      await page.context().close();
      const files = visit.names.map((name) => new URL(name).pathname.slice(product.pathname.length));
      visits.push({ pictureMs: visit.pictureMs, files });
    }
    const counted = visits.slice(1);
    const code = new Set((counted[0]?.files ?? []).filter((file) => /\.(?:js|css)$/.test(file) && !isFont(file)));
    return [
      atMost('embed: first picture, s', median(counted.map(({ pictureMs }) => pictureMs)) / 1_000, 1),
      measured(
        'embed: code loaded, the worker included, compressed, kB',
        kilobytes([...code].map((file) => sizeOf(site.product, file))),
      ),
    ];
  });
}
