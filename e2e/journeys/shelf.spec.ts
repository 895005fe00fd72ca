import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixture';
import type { Playground } from '../pages/playground';

/** The dialog of the scenarios that the device keeps. */
function shelfOf(page: Page, playground: Playground) {
  const dialog = page.getByRole('dialog', { name: 'Scenarios on this device' });
  const list = dialog.getByRole('list', { name: 'Scenarios on this device' });
  return {
    dialog,
    rows: list.getByRole('listitem'),
    row: (name: string): Locator => list.getByRole('button', { name, exact: false }).first(),
    async open(): Promise<void> {
      await playground.title.click();
      await page.getByRole('menuitem', { name: 'Scenarios on this device' }).click();
      await expect(dialog).toBeVisible();
    },
  };
}

test('several scenarios are kept, renamed, copied, deleted and brought back', async ({ playground, page }) => {
  const shelf = shelfOf(page, playground);
  await playground.open();
  await shelf.open();
  await shelf.dialog.getByRole('button', { name: 'Keep “Binpack against spread”' }).click();
  await expect(shelf.rows).toHaveCount(1);
  await shelf.dialog.getByRole('button', { name: 'Copy “Binpack against spread”' }).click();
  await expect(shelf.rows).toHaveCount(2);
  await shelf.dialog.getByRole('button', { name: 'Rename “Binpack against spread (copy)”' }).click();
  await shelf.dialog.getByRole('textbox').fill('For Tuesday');
  await shelf.dialog.getByRole('textbox').press('Enter');
  await expect(shelf.row('For Tuesday')).toBeFocused();
  await shelf.dialog.getByRole('button', { name: 'Delete “For Tuesday”' }).click();
  await expect(shelf.rows).toHaveCount(1);
  await expect(shelf.dialog.getByRole('button', { name: 'Undo' })).toBeFocused();
  await shelf.dialog.getByRole('button', { name: 'Undo' }).click();
  await shelf.row('For Tuesday').click();
  await expect(playground.title).toHaveText('For Tuesday');
});

test('what is kept is written again at each change, and is there after a reload and beside another scenario', async ({
  playground,
  page,
}) => {
  const shelf = shelfOf(page, playground);
  await playground.open();
  await shelf.open();
  await shelf.dialog.getByRole('button', { name: 'New scenario' }).click();
  await expect(playground.title).toHaveText('Untitled');
  await playground.title.click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name of the scenario' }).fill('My cluster');
  await page.getByRole('textbox', { name: 'Name of the scenario' }).press('Enter');
  await expect(playground.title).toHaveText('My cluster');
  await shelf.open();
  await expect(shelf.row('My cluster')).toContainText('on the stage');
  await page.reload();
  await expect(playground.title).toHaveText('My cluster');
  await shelf.open();
  await expect(shelf.row('My cluster')).toContainText('on the stage');
  await page.keyboard.press('Escape');
  await playground.dialogs.examples.open.click();
  await playground.dialogs.examples.example('Unequal zones').click();
  await expect(playground.title).toHaveText(/Unequal zones/);
  await shelf.open();
  await shelf.row('My cluster').click();
  await expect(playground.title).toHaveText('My cluster');
});
