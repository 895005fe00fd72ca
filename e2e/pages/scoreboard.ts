import { expect, type Locator, type Page } from '@playwright/test';

/** What the worlds come to, the drill, and many seeds. */
export type Scoreboard = ReturnType<typeof scoreboardOf>;

export function scoreboardOf(page: Page) {
  const board = page.getByRole('region', { name: 'Scoreboard' });
  const seeds = page.getByRole('dialog', { name: 'Many seeds' });
  const cost = page.getByRole('dialog', { name: 'Cost' });

  /** The row of a measure, in a list of one world or a table of several. */
  function row(measure: string): Locator {
    const info = page.getByRole('button', { name: new RegExp(`^How it is reckoned: ${measure}`) });
    return board.locator('tr, dl > div').filter({ has: info });
  }

  return {
    board,
    row,
    /** The way in for a single world. */
    button: page.getByRole('button', { name: 'Scoreboard', exact: true }),
    /** A line a world on the last outage. */
    outages: board.getByRole('list', { name: 'Last outage' }).getByRole('listitem'),

    /** What is printed of a measure, world by world. */
    async figures(measure: string): Promise<string[]> {
      const texts = await row(measure).locator('td, dd b').allInnerTexts();
      return texts.map((text) => text.replace(/\s*, (better|best)\s*$/, '').trim());
    },

    /** Kills a zone at the present moment, and lets time run. */
    async drill(zone: string, howLong: string): Promise<void> {
      await board.getByRole('button', { name: 'Drill', exact: true }).click();
      await page.getByRole('menuitem', { name: zone, exact: true }).press('ArrowRight');
      await page.getByRole('menuitem', { name: howLong, exact: true }).press('Enter');
    },

    /** What the worlds cost, in full. */
    cost: {
      dialog: cost,
      openFromBoard: () => board.getByRole('button', { name: 'Cost', exact: true }).click(),
      openFromChart: () => page.locator('.chart-row-name').click(),
      row: (name: string) => cost.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) }),
    },

    seeds,
    openSeeds: () => board.getByRole('button', { name: /^Many seeds/ }).click(),
    /** Runs the scenario under so many seeds, and waits until all are done. */
    async runSeeds(count: number): Promise<void> {
      await seeds.getByRole('button', { name: String(count), exact: true }).click();
      await seeds.getByRole('button', { name: 'Run', exact: true }).click();
      await expect(seeds.getByRole('button', { name: 'Run', exact: true })).toBeVisible({ timeout: 60_000 });
    },
    /** The distribution of a measure. */
    plot: (measure: string) => seeds.getByRole('slider', { name: measure, exact: true }),
  };
}
