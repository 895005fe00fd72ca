import type { Locator, Page } from '@playwright/test';

/** What filters and arranges the stage, and what tells of a large one. */
export type Tools = ReturnType<typeof toolsOf>;

export function toolsOf(page: Page) {
  const line = page.getByRole('region', { name: 'Filter and arrange the stage' });
  const form = page.getByRole('dialog', { name: 'Filter' });
  const word = (name: string): Locator => line.getByRole('button', { name: new RegExp(`^${name} `) });

  return {
    line,
    toggle: page.getByRole('button', { name: 'Arrange and filter' }),
    /** The dialog that has all of it on a small screen. */
    dialog: page.getByRole('dialog', { name: 'Arrange and filter' }),
    filter: word('Filter'),
    group: word('Group by'),
    sort: word('Sort'),
    shade: word('Shade'),
    find: line.getByRole('button', { name: 'Find', exact: true }),
    clear: page.getByRole('button', { name: 'Clear', exact: true }),
    /** How many are lit, such as `312 of 5,000 instances`. */
    lit: page.getByRole('status', { name: 'Lit' }),
    form,
    expression: form.getByRole('textbox', { name: /^Expression/ }),
    /** What the level that is drawn shows, and where the rest is. */
    rule: page.getByRole('paragraph').filter({ hasText: /^(Map|Bars|Hulls|Detail):/ }),
    throughput: page.getByLabel('Throughput'),
    /** Which of many services is lit alone. */
    light: page.getByRole('button', { name: /services$/ }),

    /** Chooses from the menu of one of the words. */
    async choose(of: Locator, name: string | RegExp): Promise<void> {
      await of.click();
      await page.getByRole('menuitemcheckbox', { name }).click();
    },
  };
}
