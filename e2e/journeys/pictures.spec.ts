import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { expect, test } from '../fixture';

async function savedBy(page: Page, button: Locator): Promise<{ name: string; content: Buffer }> {
  const [download]: [Download, void] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

/** Width and height of a PNG, from its header. */
function pngSize(content: Buffer): readonly [number, number] {
  expect(content.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [content.readUInt32BE(16), content.readUInt32BE(20)];
}

test('the stage as a picture and on paper: light, with legend, scale and title block', async ({ playground, page }) => {
  await test.step('the stage as PNG and SVG: light, with legend, scale and title block, and nothing of it elsewhere', async () => {
    const { dialogs } = playground;
    await page.emulateMedia({ colorScheme: 'dark' });
    await playground.open('#e=a-morning');
    await playground.pauseAt(75);
    await dialogs.share.open.click();
    await dialogs.share.tab('Picture').click();
    const png = await savedBy(page, dialogs.share.picture('PNG'));
    expect(png.name).toBe('a-morning-on-a-small-fleet.png');
    expect(pngSize(png.content)).toEqual([2560, 1440]);

    const svg = (await savedBy(page, dialogs.share.picture('SVG'))).content.toString('utf8');
    expect(svg, 'colours are values').not.toContain('var(');
    expect(svg, 'of the light theme').toContain('#FBFBF8');
    expect(svg.match(/href="(?!#)[^"]*"/g)?.every((link) => link.startsWith('href="http://127.0.0.1'))).toBe(true);
    expect(svg, 'no file is asked for').not.toMatch(/<image|<use|<style|<script|url\((?!#)/);
    const words = await wordsOf(page, svg);
    for (const word of ['us-east-1a', 'm5-4', 'batch-1', 'stranded', '1 GiB', 'Scenario', '1:15', 'Stowplan 0.1.0'])
      expect(words).toContain(word);
    expect(svg).toContain('<pattern');
  });
  await test.step('what is printed is a sheet with the stage on it, and the page is as it was after it', async () => {
    await page.keyboard.press('Escape');
    await page.emulateMedia({ colorScheme: 'dark' });
    await playground.loadExample('a-morning', 75);
    const sheet = page.locator('.print-sheet');
    // What prints is loaded a while after the page; a browser's own dialog cannot be opened here.
    await expect
      .poll(async () => {
        await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
        return sheet.count();
      })
      .toBe(1);
    await expect(sheet, 'on the screen it is not seen').toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(sheet).toBeVisible();
    await expect(sheet).toContainText('A morning on a small fleet');
    await expect(playground.title).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect(sheet).toHaveCount(0);
    await expect(playground.title).toBeVisible();
  });
});

test('5,000 instances are a picture of bounded size', async ({ playground, page }) => {
  const { dialogs } = playground;
  await playground.open('#e=five-thousand-instances');
  await playground.pauseAt(10);
  await dialogs.share.open.click();
  await dialogs.share.tab('Picture').click();
  const png = await savedBy(page, dialogs.share.picture('PNG'));
  expect(pngSize(png.content)).toEqual([2560, 1440]);
  const svg = (await savedBy(page, dialogs.share.picture('SVG'))).content;
  expect(svg.length).toBeLessThan(2_000_000);
  expect(await wordsOf(page, svg.toString('utf8'))).toContain('full, by the scarcer of CPU and memory');
});

test('the scoreboard of two worlds is a picture, too', async ({ playground, page }) => {
  const { dialogs } = playground;
  await playground.open();
  await playground.transport.pause.click();
  await playground.load(PAIR, 20);
  await dialogs.share.open.click();
  await dialogs.share.tab('Picture').click();
  await dialogs.share.pictureOf('The scoreboard').check();
  await expect
    .poll(async () => wordsOf(page, (await savedBy(page, dialogs.share.picture('SVG'))).content.toString('utf8')))
    .toContain('Instances in use');
  await dialogs.share.pictureOf('The whole cluster').check();
  const stages = await savedBy(page, dialogs.share.picture('SVG'));
  const words = await wordsOf(page, stages.content.toString('utf8'));
  expect(words).toContain('packed');
  expect(words).toContain('spread out');
});

test('a few seconds of the run are a film', async ({ playground, page }) => {
  const { dialogs } = playground;
  await playground.open('#e=a-morning');
  await playground.pauseAt(10);
  await dialogs.share.open.click();
  await dialogs.share.tab('Film').click();
  await dialogs.share.filmSeconds.selectOption('5 seconds');
  const film = await savedBy(page, dialogs.share.film);
  expect(film.name).toMatch(/^a-morning-on-a-small-fleet\.(?:mp4|webm)$/);
  expect(film.content.length).toBeGreaterThan(20_000);
  await expect(dialogs.share.film, 'another can be made').toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(playground.transport.play, 'it stands where the film ends').toBeVisible();
});

/** What can be read on a picture. */
function wordsOf(page: Page, svg: string): Promise<string> {
  return page.evaluate(
    (text) =>
      [...new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('text')]
        .map(({ textContent }) => textContent)
        .join(' '),
    svg,
  );
}

const strategy = (type: string, field: string) => ({ services: { web: { placementStrategy: [{ type, field }] } } });
const PAIR = {
  stowplan: 1,
  name: 'Two ways',
  containerInstances: [{ id: 'm5', count: 3, instanceType: 'm5.large', availabilityZone: 'us-east-1a' }],
  taskDefinitions: [{ family: 'web', containerDefinitions: [{ name: 'web', image: 'nginx', cpu: 256, memory: 512 }] }],
  services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 4 }],
  view: {
    compare: [
      { label: 'packed', patch: strategy('binpack', 'memory') },
      { label: 'spread out', patch: strategy('spread', 'instanceId') },
    ],
  },
};
