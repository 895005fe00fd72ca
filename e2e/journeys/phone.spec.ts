import { expect, test } from '../fixture';

const screens = [
  ['390 x 844', { width: 390, height: 844 }],
  ['360 x 740', { width: 360, height: 740 }],
] as const;

for (const [name, viewport] of screens) {
  test.describe(name, () => {
    test.use({ viewport, hasTouch: true, isMobile: true });

    test('the main job by touch: change the strategy, tap a task, read why, look at the rest', async ({
      playground,
    }) => {
      const { dialogs, inspector, phone, stage, strategy, transport } = playground;
      await playground.open('#e=binpack-against-spread');
      await transport.pause.tap();
      await playground.seek(20);
      await expect.poll(() => stage.counts()).toEqual([2, 1, 2, 1, 2, 1]);
      expect(await phone.overflow()).toBe(0);

      await strategy.rule().tap();
      await strategy.menu.getByRole('menuitemcheckbox', { name: 'binpack cpu' }).tap();
      await expect.poll(() => stage.counts()).toEqual([8, 1, 0, 0, 0, 0]);
      await playground.settle();

      await stage.tapTask('web-3');
      const sheet = phone.sheet('Why here?');
      await expect(sheet.getByRole('heading', { name: 'web-3' })).toBeVisible();
      await expect(sheet).toContainText(/On m5-1, because/);
      await phone.larger.tap();
      await expect(sheet).toContainText('Under another strategy');
      await phone.closeSheet.tap();
      await expect(sheet).toBeHidden();
      await expect(inspector.pane).toHaveCount(0);
      expect(await phone.overflow()).toBe(0);

      // Edit, events and share are sheets and dialogs that fit.
      await phone.tab('Edit').tap();
      await expect(phone.sheet('Edit').getByRole('tab', { name: 'Services' })).toBeVisible();
      await expect(phone.sheet('Edit').getByRole('textbox', { name: /JSON$/ })).toBeAttached();
      expect(await phone.overflow()).toBe(0);
      await phone.tab('Events').tap();
      await expect(phone.sheet('Events').getByRole('listitem').first()).toBeVisible();
      await phone.tab('Stage').tap();
      await expect(phone.sheet('Events')).toBeHidden();

      await dialogs.share.open.tap();
      await expect(dialogs.share.link).toBeInViewport({ ratio: 1 });
      await expect(dialogs.share.copy).toBeInViewport({ ratio: 1 });
      expect(await phone.overflow()).toBe(0);
    });
  });
}

test.describe('by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('every control is large enough for a finger, and undo is in the menu', async ({ playground, page }) => {
    const { phone, stage, strategy, transport } = playground;
    await playground.open('#e=binpack-against-spread');
    await transport.pause.tap();
    await playground.seek(20);
    expect(await phone.smallTargets(24), 'WCAG 2.2: at least 24 by 24').toEqual([]);
    await strategy.rule().tap();
    await strategy.menu.getByRole('menuitemcheckbox', { name: 'binpack cpu' }).tap();
    await expect.poll(() => stage.counts()).toEqual([8, 1, 0, 0, 0, 0]);
    await phone.more.tap();
    await page.getByRole('menuitem', { name: 'Undo' }).tap();
    await expect.poll(() => stage.counts()).toEqual([2, 1, 2, 1, 2, 1]);
  });
});
