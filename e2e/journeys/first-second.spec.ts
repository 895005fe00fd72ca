import { expect, test } from '../fixture';

test('a newcomer sees nine tasks find their places, playing, without a click', async ({ playground }) => {
  const { stage, transport, strategy } = playground;
  await playground.open();

  await expect(playground.title).toHaveText('Binpack against spread');
  await expect.poll(() => stage.counts()).toEqual([2, 1, 2, 1, 2, 1]);
  await expect(transport.pause).toBeVisible();
  const before = await transport.second();
  await expect.poll(() => transport.second()).toBeGreaterThan(before);
  await expect.poll(() => stage.states()).toEqual(Array.from({ length: 9 }, () => 'RUNNING'));

  await expect(strategy.sentence).toHaveText(/^Place web by spread across zones/);
  await expect(strategy.rule()).toBeInViewport();
});

test('the strategy is the largest type on the page', async ({ playground, page }) => {
  await playground.open();
  const size = await playground.strategy
    .rule()
    .evaluate((control) => Number.parseFloat(getComputedStyle(control).fontSize));
  const largest = await page
    .locator('body :not(svg *)')
    .evaluateAll((all) =>
      Math.max(
        ...all
          .filter((it) =>
            [...it.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
          )
          .map((it) => Number.parseFloat(getComputedStyle(it).fontSize)),
      ),
    );
  expect(size).toBe(largest);
});

test('the editor comes after the first picture, and brings no other origin', async ({ playground, page }) => {
  const loaded: string[] = [];
  page.on('response', (response) => loaded.push(new URL(response.url()).pathname));
  await playground.open();
  await expect(playground.editor.field).toBeAttached();
  const moving = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const worker = moving.findIndex((name) => /\/worker-[^/]*\.js$/.test(name));
  const editor = moving.findIndex((name) => /\/editor-panel-[^/]*\.js$/.test(name));
  expect(editor, 'Monaco is asked for after the simulation').toBeGreaterThan(worker);
});

test('no dialog, no tour, no sign-up stands in the way', async ({ playground, page }) => {
  await playground.open();
  await expect(playground.transport.pause).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
