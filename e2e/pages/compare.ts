import type { Locator, Page } from '@playwright/test';

export type Letter = 'A' | 'B' | 'C' | 'D';

/** Worlds side by side, as a person sees them. */
export type Compare = ReturnType<typeof compareOf>;

export function compareOf(page: Page) {
  const button = page.getByRole('banner').getByRole('button', { name: 'Compare', exact: true });

  /** A world's part of the screen. */
  function world(letter: Letter): Locator {
    return page.getByRole('region', { name: new RegExp(`^World ${letter}(?:, (?!.*as tables$).*)?$`) });
  }

  function drawing(letter: Letter): Locator {
    return world(letter).getByRole('application');
  }

  async function choose(option: string | RegExp): Promise<void> {
    await page.getByRole('menuitem', { name: option }).click();
  }

  return {
    button,
    world,
    drawing,
    choose,
    /** All stages. */
    worlds: page.getByRole('region', { name: /^World [A-D](?:, (?!.*as tables$).*)?$/ }),
    only: page.getByRole('switch', { name: /^Only what differs/ }),
    end: page.getByRole('button', { name: 'End the comparison' }),
    add: page.getByRole('button', { name: 'Add a world' }).first(),
    /** The words over a stage that are its strategies. */
    sentence: (letter: Letter): Locator => world(letter).getByRole('heading', { level: 2 }),

    /** One of the comparisons that the scenario offers. */
    async begin(way: string | RegExp): Promise<void> {
      await button.click();
      await choose(way);
    },

    /** Something from the menu of one world. */
    async act(letter: Letter, action: string | RegExp): Promise<void> {
      await world(letter)
        .getByRole('button', { name: `What can be done with world ${letter}` })
        .click();
      await choose(action);
    },

    /** How many tasks are on each instance, in the order of the world's table. */
    async counts(letter: Letter): Promise<readonly number[]> {
      const fleet = page
        .getByRole('region', { name: new RegExp(`^World ${letter}, .*as tables$|^World ${letter}, as tables$`) })
        .getByRole('table', { name: /^Container instances/ });
      return fleet.evaluate((table: HTMLTableElement) =>
        [...(table.tBodies[0]?.rows ?? [])].map(({ cells }) => cells[4]?.querySelectorAll('button').length ?? 0),
      );
    },

    /** Number of tasks that are ringed in a world, as its head says. */
    async elsewhere(letter: Letter): Promise<number> {
      const text = await world(letter)
        .getByText(/elsewhere$/)
        .innerText();
      return Number(/^[\d,]+/.exec(text)?.[0].replaceAll(',', '') ?? 0);
    },

    /** A world as the panels see it: which one they tell of. */
    turned: (letter: Letter): Locator =>
      world(letter).getByRole('button', { name: `Show world ${letter} in the panels` }),

    /** Length of an instance's CPU lane in a drawing, px. */
    async scaleOf(letter: Letter): Promise<number> {
      const frame = drawing(letter).locator('.stage-layer > g > g > g').first();
      return (await frame.boundingBox())?.width ?? 0;
    },
  };
}
