import type { Locator, Page } from '@playwright/test';

/** What is different below 900 px: the stage comes first, the rest are sheets over it. */
export type Phone = ReturnType<typeof phoneOf>;

/** By tab: the title of its sheet, and what is there once the sheet is filled. */
const SHEETS = {
  Edit: { title: 'Edit', sign: '.view-line' },
  Why: { title: 'Why here?', sign: '[role="tabpanel"] p' },
  Events: { title: 'Events', sign: 'li' },
} as const;

export function phoneOf(page: Page) {
  const tabs = page.getByRole('navigation', { name: 'Parts of the page' });
  const sheet = (title: string): Locator => page.getByRole('region', { name: title, exact: true });

  const tab = (name: 'Stage' | 'Edit' | 'Why' | 'Compare' | 'Events'): Locator =>
    tabs.getByRole('button', { name, exact: true });

  return {
    sheet,
    tab,
    more: page.getByRole('button', { name: 'More' }),
    closeSheet: page.getByRole('button', { name: 'Close', exact: true }),
    larger: page.getByRole('button', { name: 'Make the sheet larger' }),

    /** Opens a sheet and waits for what is in it. */
    async show(name: keyof typeof SHEETS): Promise<void> {
      await tab(name).click();
      const { title, sign } = SHEETS[name];
      await sheet(title).locator(sign).first().waitFor();
    },

    /** In the sheet of the editor: shows a part of the scenario, as JSON or as a form. */
    async edit(mode: 'JSON' | 'Form', part: string): Promise<void> {
      await sheet('Edit').getByRole('button', { name: mode, exact: true }).click();
      await sheet('Edit').getByRole('tab', { name: part, exact: true }).click();
    },

    /** How far the page is wider than the screen, in px: then it could be pushed sideways. */
    async overflow(): Promise<number> {
      return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    },

    /** Controls on view that a finger can hardly hit, with their sizes. */
    async smallTargets(least: number): Promise<readonly string[]> {
      return page.locator('button:visible, a:visible, input:visible, select:visible').evaluateAll(
        (controls, least) =>
          controls
            .filter((control) => !control.closest('.unseen, .monaco-editor, [aria-hidden="true"]'))
            .map((control) => ({ control, box: control.getBoundingClientRect() }))
            .filter(({ box }) => Math.min(box.width, box.height) < least)
            .map(({ control, box }) => `${control.textContent} ${Math.round(box.width)} x ${Math.round(box.height)}`),
        least,
      );
    },
  };
}
