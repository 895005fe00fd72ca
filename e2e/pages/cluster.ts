import { expect, type Locator, type Page } from '@playwright/test';

/** Real clusters on their way in, and scenarios on their way out. */
export type Cluster = ReturnType<typeof clusterOf>;

interface NamedText {
  readonly name: string;
  readonly text: string;
}

export function clusterOf(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Import a cluster' });
  const field = dialog.getByRole('textbox', { name: /output of the AWS CLI/ });
  const exported = page.getByRole('dialog', { name: 'Export' });

  /** Opens the menu of the scenario and takes one of its entries. */
  async function fromMenu(entry: string): Promise<void> {
    await page.getByRole('heading', { level: 1 }).getByRole('button').click();
    await page.getByRole('menuitem', { name: entry }).click();
  }

  return {
    dialog,
    field,
    files: dialog.getByRole('list', { name: 'Files' }).getByRole('listitem'),
    missing: dialog.getByRole('region', { name: 'Still missing' }).getByRole('listitem'),
    replaceNames: dialog.getByRole('checkbox', { name: /^Replace names/ }),
    open: dialog.getByRole('button', { name: 'Open as a scenario' }),
    add: dialog.getByRole('button', { name: 'Add to this scenario' }),
    script: dialog.getByText('One script that gathers everything'),
    exported,
    exportedText: exported.getByRole('textbox'),
    /** Entries of the scenario's menu. */
    menuItem: (name: string): Locator => page.getByRole('menuitem', { name }),
    fromMenu,

    async start(): Promise<void> {
      await fromMenu('Import a cluster …');
      await expect(dialog).toBeVisible();
    },

    async choose(...files: readonly NamedText[]): Promise<void> {
      await dialog
        .getByLabel('Files with output of the AWS CLI')
        .setInputFiles(
          files.map(({ name, text }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })),
        );
    },

    /** Drops files in the middle of the page, as from a folder. */
    async drop(...files: readonly NamedText[]): Promise<void> {
      const transfer = await page.evaluateHandle((dropped) => {
        const data = new DataTransfer();
        for (const { name, text } of dropped) data.items.add(new File([text], name));
        return data;
      }, files);
      // The page says what becomes of it once it listens, which it does after its first picture.
      await expect(async () => {
        await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
        await expect(page.getByText('Drop it here')).toBeVisible({ timeout: 1_000 });
      }).toPass();
      await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
      await expect(page.getByText('Drop it here')).toHaveCount(0);
    },

    /** Puts a text on the clipboard and pastes it into the field. */
    async paste(text: string): Promise<void> {
      await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
      await field.press('ControlOrMeta+v');
    },
  };
}
