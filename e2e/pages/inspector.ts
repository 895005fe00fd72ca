import type { Locator, Page } from '@playwright/test';

/** The story of what is selected: why it is there, facts, JSON, and the events of the run. */
export type Inspector = ReturnType<typeof inspectorOf>;

export function inspectorOf(page: Page) {
  const pane = page.getByRole('complementary', { name: 'Inspector' });
  const panel = pane.getByRole('tabpanel');

  const actions = panel.getByRole('button', { name: 'Actions …' });

  async function show(tab: 'Why here?' | 'Task' | 'Instance' | 'JSON' | 'Events'): Promise<void> {
    await pane.getByRole('tab', { name: tab, exact: true }).click();
  }

  return {
    pane,
    fold: pane.getByRole('button', { name: 'Fold the inspector away' }),
    panel,
    /** Name of the selected task, instance or zone. */
    subject: panel.getByRole('heading', { level: 2 }),
    /** The sentence that says why the selected task is where it is. */
    story: panel.getByText(/^(On |Nowhere)/).first(),
    actions,

    show,

    /** Does something to the selection, from the menu that is on its tab of facts. */
    async act(action: string | RegExp): Promise<void> {
      await pane.getByRole('tab', { name: /^(Task|Instance)$/ }).click();
      await actions.click();
      await page.getByRole('menuitem', { name: action }).click();
    },

    /** Instances left at the beginning and after each step of the placement. */
    async funnelCounts(): Promise<readonly number[]> {
      const texts = await panel.getByRole('list').first().getByRole('listitem').allInnerTexts();
      return texts.map((text) => Number.parseInt(text.replaceAll(',', ''), 10));
    },

    /** The row that says where the task would be under another strategy. */
    alternative(strategy: string): Locator {
      return panel.getByRole('row').filter({ has: page.getByRole('cell', { name: strategy, exact: true }) });
    },

    /** The JSON on show. */
    async json(): Promise<unknown> {
      return JSON.parse((await panel.locator('pre').textContent()) ?? '');
    },

    /** An event of the run. */
    event(message: RegExp): Locator {
      return panel.getByRole('listitem').filter({ hasText: message });
    },
  };
}
