import { expect, test } from '../fixture';

test('an edited scenario is there after a reload, at its moment', async ({ playground, page }) => {
  const { stage, strategy, transport } = playground;
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(20);
  await strategy.change('binpack cpu');
  await expect.poll(() => stage.counts()).toEqual([8, 1, 0, 0, 0, 0]);

  await page.goto('./');
  await expect(strategy.sentence).toHaveText(/^Place web by binpack on CPU/);
  await expect.poll(() => stage.placed()).toBeGreaterThanOrEqual(9);
  expect(await transport.second()).toBeGreaterThanOrEqual(20);
});

test('without an edit a newcomer is a newcomer again', async ({ playground, page }) => {
  await playground.open('#e=member-of');
  await expect(playground.title).toHaveText('memberOf and the query language');
  await page.goto('about:blank');
  await playground.open();
  await expect(playground.title).toHaveText('Binpack against spread');
});

test('a crash of the worker is reported, and the same scenario goes on', async ({ playground, page, watch }) => {
  watch.allow(/stopped for a test/);
  const { stage, strategy } = playground;
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(20);
  await strategy.change('binpack cpu');
  await playground.settle();
  const before = await playground.stateHash();

  await page.evaluate(() => window.stowplan?.session.client.crash());
  await expect(playground.notice('The simulation stopped and was started again.')).toBeVisible();
  await playground.settle();
  expect(await playground.stateHash()).toBe(before);
  await expect.poll(() => stage.counts()).toEqual([8, 1, 0, 0, 0, 0]);

  // It is a world one can go on with.
  await playground.seek(35);
  await expect.poll(() => stage.placed()).toBe(15);
});
