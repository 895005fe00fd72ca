import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixture';
import { mixedFleet } from '../shots/fleets';

test.use({ reducedMotion: 'reduce' });

/** What axe finds that would keep somebody out. Of Monaco only its inside is left out: that is Monaco's. */
async function seriousFindings(page: Page, rules?: string[]): Promise<readonly string[]> {
  // The page has no frames: what axe does to look into them costs more than the check itself.
  const whole = new AxeBuilder({ page }).setLegacyMode(true).exclude('.monaco-editor');
  const axe = (await page.locator('[data-under-check]').count()) > 0 ? whole.include('[data-under-check]') : whole;
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`));
}

/**
 * Checks what is on the page in both themes; they differ in nothing but colours. With `part`, that alone: where the rest is as it was when the whole
 * was checked.
 */
async function expectAccessible(page: Page, state: string, part?: Locator): Promise<void> {
  await part?.evaluate((element: HTMLElement) => element.setAttribute('data-under-check', ''));
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await seriousFindings(page), `${state}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html[data-theme="dark"]')).toBeAttached();
  expect(await seriousFindings(page, ['color-contrast', 'link-in-text-block']), `${state}, dark`).toEqual([]);
  await part?.evaluate((element: HTMLElement) => element.removeAttribute('data-under-check'));
}

test('the main screen, with a task selected and tasks waiting', async ({ playground, page }) => {
  const { editor, inspector, stage } = playground;
  await playground.open('#e=network-interfaces');
  await playground.pauseAt(20);
  await editor.field.waitFor();
  await expectAccessible(page, 'nothing selected');
  await stage.clickTask('api-1');
  await expect(inspector.story).toBeVisible();
  await expectAccessible(page, 'why');
  for (const tab of ['Task', 'JSON', 'Events'] as const) {
    await inspector.show(tab);
    await expectAccessible(page, tab, inspector.pane);
  }
});

test('the editor’s parts, as JSON and as forms, and what is wrong', async ({ playground, page }) => {
  const { editor } = playground;
  await playground.open('#e=a-morning');
  await playground.pauseAt(60);
  await editor.form.click();
  for (const part of ['Cluster', 'Tasks', 'Services', 'Timeline'] as const) {
    await editor.show(part);
    await expectAccessible(page, part, editor.pane);
  }
  await editor.json.click();
  await editor.typeAtEnd('oops');
  await editor.problemsButton.click();
  await expectAccessible(page, 'problems');
});

test('menus, the table, dialogs, the page of a bad link', async ({ playground, page }) => {
  const { dialogs, stage, strategy } = playground;
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(20);
  await strategy.rule().click();
  await expect(strategy.menu).toBeVisible();
  await expectAccessible(page, 'strategy menu', strategy.menu);
  await page.keyboard.press('Escape');
  await stage.tableButton.click();
  await expectAccessible(page, 'table');
  for (const [name, open] of Object.entries({
    examples: dialogs.examples.open,
    share: dialogs.share.open,
    help: dialogs.help.open,
  })) {
    await open.click();
    await expect(dialogs.any).toBeVisible();
    await expectAccessible(page, name, dialogs.any);
    await page.keyboard.press('Escape');
  }
  await dialogs.help.open.click();
  await dialogs.help.howReal.click();
  await expect(dialogs.howReal).toBeVisible();
  await expectAccessible(page, 'how real', dialogs.any);
  await page.keyboard.press('Escape');
  await dialogs.paste.open();
  await expectAccessible(page, 'paste', dialogs.any);
  await playground.open('#s=1.damaged');
  await expect(dialogs.badLink.title).toBeVisible();
  await expectAccessible(page, 'bad link');
});

test('the tools, the rule and the figures of a large stage', async ({ playground, page }) => {
  const { dialogs, tools } = playground;
  await playground.show(mixedFleet(120), 60);
  await expect(tools.throughput).toBeVisible();
  await expectAccessible(page, 'large stage', page.getByRole('main'));
  await tools.filter.click();
  await tools.expression.fill('attribute:');
  await expect(tools.form.getByRole('button', { name: /^attribute:ecs/ }).first()).toBeVisible();
  await expectAccessible(page, 'filter', tools.form);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await tools.toggle.click();
  await expectAccessible(page, 'tools on a phone', dialogs.any);
});

test('a phone, with each of its sheets', async ({ playground, page }) => {
  const { phone } = playground;
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open('#e=network-interfaces');
  await playground.pauseAt(20);
  await expectAccessible(page, 'stage');
  for (const tab of ['Why', 'Events', 'Edit'] as const) {
    await phone.show(tab);
    await expectAccessible(page, tab);
  }
});
