import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixture';

/** What axe finds that would keep somebody out. Of Monaco only its inside is left out: that is Monaco's. */
async function seriousFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude('.monaco-editor').analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' });

    test('the main screen, with a task selected and tasks waiting', async ({ playground, page }) => {
      const { editor, inspector, stage } = playground;
      await playground.open('#e=network-interfaces');
      await playground.pauseAt(20);
      await editor.field.waitFor();
      expect(await seriousFindings(page), 'nothing selected').toEqual([]);
      await stage.clickTask('api-1');
      await expect(inspector.story).toBeVisible();
      expect(await seriousFindings(page), 'why').toEqual([]);
      for (const tab of ['Task', 'JSON', 'Events'] as const) {
        await inspector.show(tab);
        expect(await seriousFindings(page), tab).toEqual([]);
      }
    });

    test('the editor’s parts, as JSON and as forms, and what is wrong', async ({ playground, page }) => {
      const { editor } = playground;
      await playground.open('#e=a-morning');
      await playground.pauseAt(60);
      await editor.form.click();
      for (const part of ['Cluster', 'Tasks', 'Services', 'Timeline'] as const) {
        await editor.show(part);
        expect(await seriousFindings(page), part).toEqual([]);
      }
      await editor.json.click();
      await editor.typeAtEnd('oops');
      await editor.problemsButton.click();
      expect(await seriousFindings(page), 'problems').toEqual([]);
    });

    test('menus, dialogs, the table, the page of a bad link', async ({ playground, page }) => {
      const { dialogs, stage, strategy } = playground;
      await playground.open('#e=binpack-against-spread');
      await playground.pauseAt(20);
      await strategy.rule().click();
      await expect(strategy.menu).toBeVisible();
      expect(await seriousFindings(page), 'strategy menu').toEqual([]);
      await page.keyboard.press('Escape');
      await stage.tableButton.click();
      expect(await seriousFindings(page), 'table').toEqual([]);
      for (const open of [dialogs.examples.open, dialogs.share.open, dialogs.help.open]) {
        await open.click();
        await expect(dialogs.any).toBeVisible();
        expect(await seriousFindings(page), await dialogs.any.ariaSnapshot()).toEqual([]);
        await page.keyboard.press('Escape');
      }
      await dialogs.help.open.click();
      await dialogs.help.howReal.click();
      await expect(dialogs.howReal).toBeVisible();
      expect(await seriousFindings(page), 'how real').toEqual([]);
      await page.keyboard.press('Escape');
      await dialogs.paste.open();
      expect(await seriousFindings(page), 'paste').toEqual([]);
      await playground.open('#s=1.damaged');
      await expect(dialogs.badLink.title).toBeVisible();
      expect(await seriousFindings(page), 'bad link').toEqual([]);
    });

    test('a phone', async ({ playground, page }) => {
      const { phone } = playground;
      await page.setViewportSize({ width: 390, height: 844 });
      await playground.open('#e=network-interfaces');
      await playground.pauseAt(20);
      expect(await seriousFindings(page), 'stage').toEqual([]);
      for (const tab of ['Why', 'Events', 'Edit'] as const) {
        await phone.tab(tab).click();
        expect(await seriousFindings(page), tab).toEqual([]);
      }
    });
  });
}
