import type { Locator, Page } from '@playwright/test';

/** The stories behind decisions, in the inspector or in the sheet of a small screen, and what they show on the stage. */
export type Why = ReturnType<typeof whyOf>;

export function whyOf(page: Page) {
  const panel = page
    .getByRole('complementary', { name: 'Inspector' })
    .getByRole('tabpanel')
    .or(page.getByRole('region', { name: 'Why here?' }));
  const drawing = page.getByRole('application', { name: 'Cluster' });
  const rows = panel.getByRole('list', { name: /^Steps of the (placement|choice)$/ }).getByRole('button');
  const ways = panel.getByRole('region', { name: 'Smallest changes that place it' });
  const otherStrategy = panel.getByRole('region', { name: 'Under another strategy' });

  /** The row of the funnel whose title holds these words. */
  const step = (title: string | RegExp): Locator => rows.filter({ hasText: title });

  return {
    panel,
    /** The rows of the funnel: a button each. */
    steps: rows,
    step,

    /** Points at a row of the picture: the pointer is the picture's, over which the row's button lies. */
    async pointAt(title: string | RegExp): Promise<void> {
      const box = await step(title).boundingBox();
      if (box === null) throw new Error(`no step ${String(title)}`);
      await page.mouse.move(box.x + 40, box.y + box.height / 2);
    },

    /** Takes the pointer away from whatever it is on. */
    async pointAway(): Promise<void> {
      await page.mouse.move(2, 2);
    },

    clause: (end: string): Locator => panel.getByRole('button', { name: new RegExp(`^Show .*${end} in the editor$`) }),
    docs: panel.getByRole('link', { name: 'AWS docs' }),
    assumption: panel.getByRole('button', { name: 'our assumption' }),

    /** Why the answer is not another one. */
    notThere: panel.getByRole('region', { name: /^Why not (there|that one)\?$/ }),
    nameField: panel.getByRole('combobox', { name: /^(Instance|Task) to ask about$/ }),
    /** On an instance: the placement that it is asked about. */
    notHere: panel.getByRole('region', { name: 'Why not here?' }),

    /** Every instance's first failing check, a button for each reason. */
    reasons: panel
      .getByRole('list')
      .filter({ hasText: /RESOURCE|constraint|ATTRIBUTE|AGENT|DRAINING/ })
      .getByRole('button'),
    ways: ways.getByRole('button'),

    /** What another strategy would have done. */
    alternative: (chain: string): Locator =>
      otherStrategy.getByRole('button').filter({ has: page.getByText(chain, { exact: true }) }),

    /** Hulls that are dashed in the red pencil. */
    ghosts: drawing.locator('.stage-overlay path[stroke="var(--accent)"][stroke-dasharray="4 3"]'),
    /** Tasks that are in the shade of what is pointed at. */
    faded: drawing.locator('g[data-task][style*="opacity"]'),
    tooltip: page.locator('[class*="tooltip"]').filter({ hasText: /Why not/ }),
  };
}
