import type { Page } from '@playwright/test';

/** A capacity provider in the inspector, and what launches tasks in the sentence over the stage. */
export type Capacity = ReturnType<typeof capacityOf>;

export function capacityOf(page: Page) {
  const panel = page.getByRole('tabpanel', { name: 'Capacity' });
  const launch = page
    .getByRole('heading', { level: 2, name: /^Place / })
    .getByRole('button', { name: /^(on EC2|Fargate|on-demand|asg)/ });

  return {
    panel,
    /** The steps from N to what is desired. */
    steps: panel.getByRole('list').first().getByRole('listitem'),
    /** The group as squares, by what it says. */
    fleet: panel.getByRole('img', { name: /^Instances:/ }),
    /** What launches the tasks, as the sentence says. */
    launch,

    /** Has something else launch the tasks. */
    async launchOn(choice: string | RegExp): Promise<void> {
      await launch.click();
      await page.getByRole('menu').getByRole('menuitemcheckbox', { name: choice }).click();
    },
  };
}
