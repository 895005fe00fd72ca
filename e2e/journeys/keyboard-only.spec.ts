import { expect, test } from '../fixture';
import type { Page } from '@playwright/test';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Presses Tab until the focus is on something of that name. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    const focused = page.locator(':focus');
    const label = (await focused.count()) > 0 ? await focused.ariaSnapshot() : '';
    if (name.test(label)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${name} cannot be reached with ${key}`);
}

test('the whole main job without a mouse', async ({ playground, page }) => {
  const { dialogs, inspector, stage, strategy, transport } = playground;
  await playground.open('#e=binpack-against-spread');
  await expect(transport.pause).toBeVisible();
  await page.keyboard.press('Space');
  await expect(transport.play).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => stage.counts()).toEqual([2, 1, 2, 1, 2, 1]);

  // Another strategy.
  await tabTo(page, /button "spread across zones"/);
  await page.keyboard.press('Enter');
  await expect(strategy.menu).toBeVisible();
  await page.keyboard.type('binpack');
  await page.keyboard.press('Enter');
  await expect(strategy.sentence).toHaveText(/^Place web by binpack on CPU/);
  await expect.poll(() => stage.counts()).toEqual([8, 1, 0, 0, 0, 0]);
  await expect(strategy.rule(), 'the focus comes back').toBeFocused();

  // From task to task on the stage, and why it is there.
  await tabTo(page, /^- button "m5-1/);
  await expect(stage.cursor).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(stage.cursor).toHaveAccessibleName(/^web-1, .*, on m5-1, 256 CPU, 512 MiB$/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(inspector.subject).toHaveText('web-2');
  await expect(inspector.story).toHaveText(/^On m5-1, because /);

  // What can be done to it.
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu', { name: 'Actions for web-2' })).toBeVisible();
  await page.keyboard.press('Escape');

  // The way out: undo, and share.
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(() => stage.counts()).toEqual([2, 1, 2, 1, 2, 1]);
  await tabTo(page, /button "Share"/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(dialogs.share.link).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialogs.share.open, 'the focus comes back').toBeFocused();
});

test('by keys alone things are found, the keys are listed, the editor lets go, and every stop has a name', async ({
  playground,
  page,
}) => {
  await test.step('everything can be found by name', async () => {
    const { dialogs, inspector } = playground;
    await playground.open('#e=binpack-against-spread');
    await playground.pauseAt(20);
    await page.keyboard.press('/');
    await expect(dialogs.find.field).toBeFocused();
    await page.keyboard.type('web-9');
    await page.keyboard.press('Enter');
    await expect(inspector.subject).toHaveText('web-9');
  });
  await test.step('the editor lets the keyboard out again', async () => {
    await playground.loadExample('binpack-against-spread', 20);
    const { editor, stage } = playground;
    await playground.loadExample('binpack-against-spread', 20);
    await editor.field.focus();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.press(']');
    await expect(playground.transport.speed, 'keys of the page are text in the editor').toHaveText('4×');
    await page.keyboard.press('Backspace');
    await expect.poll(() => stage.counts()).toEqual([2, 1, 2, 1, 2, 1]);
    await page.keyboard.press('Escape');
    await tabTo(page, /button "spread across zones"/);
  });
  await test.step('every stop of the Tab key has a name and can be seen', async () => {
    await playground.loadExample('binpack-against-spread', 20);
    await playground.loadExample('binpack-against-spread', 20);
    await playground.editor.field.waitFor();
    await playground.title.getByRole('button').focus();
    // Only what the keyboard has reached shows its focus.
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    const stops: string[] = [];
    const focused = page.locator(':focus');
    // Past the last stop the focus leaves the page.
    while ((await focused.count()) > 0 && stops.length < 100) {
      const stop = (await focused.ariaSnapshot()).split('\n')[0] ?? '';
      stops.push(stop);
      expect(stop, 'has a name').toMatch(/^- [a-z]+ ".+"/);
      const showsFocus = await focused.evaluate((element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const isDrawn = element.closest('.monaco-editor, [role="application"]') !== null;
        return isDrawn || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2);
      });
      expect(showsFocus, `${stop} shows that it has the focus`).toBe(true);
      await page.keyboard.press('Tab');
    }
    expect(stops.join('\n'), 'from the header to the transport, by way of the stage').toMatch(
      /Examples.*Services.*JSON.*spread across zones.*m5-1, .*Why here.*Next placement/s,
    );
  });
  await test.step('the keys are listed', async () => {
    await playground.loadExample('binpack-against-spread', 20);
    const { dialogs } = playground;
    await page.keyboard.press('?');
    await expect(dialogs.help.dialog).toContainText('Next placement');
    await page.keyboard.press('Escape');
    await expect(dialogs.any).toHaveCount(0);
  });
});
