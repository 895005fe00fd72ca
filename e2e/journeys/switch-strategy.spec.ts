import { expect, test } from '../fixture';

/** Nine tasks that are all RUNNING, before the first action of the example's timeline. */
const SETTLED_SECOND = 20;
const SPREAD = [2, 1, 2, 1, 2, 1];
const PACKED = [8, 1, 0, 0, 0, 0];

test.beforeEach(async ({ playground }) => {
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(SETTLED_SECOND);
});

test('another strategy lets the same tasks find other places; undo brings them back, and UpdateService moves nothing', async ({
  playground,
  page,
}) => {
  await test.step('another strategy lets the same tasks find other places, and undo brings them back', async () => {
    const { stage, strategy } = playground;
    await expect.poll(() => stage.counts()).toEqual(SPREAD);

    await strategy.change('binpack cpu');
    await expect(strategy.sentence).toHaveText(/^Place web by binpack on CPU/);
    await expect.poll(() => stage.counts()).toEqual(PACKED);
    expect(await playground.transport.second(), 'the moment stays').toBe(SETTLED_SECOND);

    await page.keyboard.press('ControlOrMeta+Z');
    await expect(strategy.sentence).toHaveText(/^Place web by spread across zones/);
    await expect.poll(() => stage.counts()).toEqual(SPREAD);

    await page.keyboard.press('ControlOrMeta+Shift+Z');
    await expect.poll(() => stage.counts()).toEqual(PACKED);
  });
  await test.step('a second rule decides among what the first leaves', async () => {
    await playground.loadExample('binpack-against-spread', SETTLED_SECOND);
    const { stage, strategy } = playground;
    await strategy.add('binpack memory');
    await expect(strategy.sentence).toHaveText(/^Place web by spread across zones then binpack on memory/);
    await expect.poll(() => stage.counts()).toEqual([3, 0, 3, 0, 3, 0]);
  });
  await test.step('UpdateService, offered beside it, moves nothing and goes into the timeline', async () => {
    await playground.loadExample('binpack-against-spread', SETTLED_SECOND);
    const { editor, inspector, stage, strategy } = playground;
    await strategy.change('binpack cpu');
    await expect.poll(() => stage.counts()).toEqual(PACKED);

    await strategy.applyFromNow.click();
    await expect.poll(() => stage.counts(), 'every task stays where it was').toEqual(SPREAD);
    await expect(strategy.sentence, 'from now on').toHaveText(/^Place web by binpack on CPU/);
    await editor.show('Timeline');
    await editor.toEnd();
    await expect(editor.lines).toContainText('"at": 20');
    await expect(editor.lines).toContainText('UpdateService');
    await inspector.show('Events');
    await expect(inspector.event(/UpdateService/).first()).toBeVisible();

    // The next tasks go where the new strategy says.
    await playground.seek(45);
    await expect.poll(() => stage.counts()).toEqual([8, 1, 2, 1, 2, 1]);
  });
  await test.step('a strategy chosen while time plays goes on playing', async () => {
    await playground.loadExample('binpack-against-spread', SETTLED_SECOND);
    await playground.transport.play.click();
    await playground.strategy.change('binpack cpu');
    await expect.poll(async () => (await playground.stage.counts()).at(-1)).toBe(0);
    await expect(playground.transport.pause).toBeVisible();
  });
});
