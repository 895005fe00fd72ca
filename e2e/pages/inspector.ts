import type { Locator, Page } from '@playwright/test';

/** The tabs; their first two are called after what is selected. */
type Tab = 'Why here?' | 'Deployments' | 'Scaling' | 'Task' | 'Instance' | 'Service' | 'JSON' | 'Events';

/** The story of what is selected: why it is there, facts, JSON, and the events of the run. */
export type Inspector = ReturnType<typeof inspectorOf>;

export function inspectorOf(page: Page) {
  const pane = page.getByRole('complementary', { name: 'Inspector' });
  const panel = pane.getByRole('tabpanel');

  const actions = panel.getByRole('button', { name: 'Actions …' });

  async function show(tab: Tab): Promise<void> {
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
      await pane.getByRole('tab', { name: /^(Task|Instance|Service)$/ }).click();
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
      return panel
        .getByRole('region', { name: 'Under another strategy' })
        .getByRole('button')
        .filter({ has: page.getByText(strategy, { exact: true }) });
    },

    /** The JSON on show. */
    async json(): Promise<unknown> {
      return JSON.parse((await panel.locator('pre').textContent()) ?? '');
    },

    /** An event of the run. */
    event(message: RegExp): Locator {
      return panel.getByRole('listitem').filter({ hasText: message });
    },

    /** Goes to the moment of an event of the run. */
    async goToEvent(message: RegExp): Promise<void> {
      await show('Events');
      await panel.getByRole('button', { name: message }).first().click();
    },

    /** Messages of the events on show, the newest first. */
    async events(): Promise<readonly string[]> {
      return panel
        .getByRole('listitem')
        .getByRole('button', { name: /^\d+:\d\d/ })
        .allInnerTexts();
    },

    /** A deployment of the selected service, by its revision and how it goes. */
    deployment(words: RegExp): Locator {
      return panel.getByRole('button', { name: words });
    },

    /** The statuses of the selected task and the lives of its containers, a line each. */
    lanes: panel.getByRole('list', { name: /^Lifecycle of / }).getByRole('listitem'),

    /** Goes to the end of a phase in the lane of a container, by a click on the chart. */
    async goToEndOf(container: string, phase: string): Promise<void> {
      const span = panel.locator('.chart-row').filter({ hasText: new RegExp(`^${container}\\b.*\\b${phase}\\b`) });
      const box = await span.first().boundingBox();
      if (box === null) throw new Error(`${container} has no phase ${phase} in the chart`);
      await span.first().click({ position: { x: box.width - 1, y: box.height / 2 } });
    },
  };
}
