import type { Page } from '@playwright/test';

/** Time: the buttons, the clock and the speeds below the stage. */
export type Transport = ReturnType<typeof transportOf>;

export function transportOf(page: Page) {
  const bar = page.getByRole('region', { name: 'Transport' });
  const clock = bar.getByText(/^[\d:]+ of [\d:]+$/);
  const speed = bar.getByRole('button', { name: /^(slow|\d+×)$/ });

  return {
    play: bar.getByRole('button', { name: 'Play', exact: true }),
    pause: bar.getByRole('button', { name: 'Pause', exact: true }),
    toStart: bar.getByRole('button', { name: 'Back to the start' }),
    previousPlacement: bar.getByRole('button', { name: 'Previous placement' }),
    nextPlacement: bar.getByRole('button', { name: 'Next placement' }),
    nextEvent: bar.getByRole('button', { name: 'Next event' }),
    clock,
    speed,
    pauseAt: bar.getByRole('button', { name: 'Pause at…' }),
    /** How many runs there are, once there is more than one: opens their menu. */
    branches: bar.getByRole('button', { name: /^\d+ runs$/ }),
    /** How the compared run differs. */
    difference: bar.getByRole('status'),
    scrubber: bar.getByRole('slider', { name: 'Time' }),

    /** The present moment in whole simulated seconds, as the clock shows it. */
    async second(): Promise<number> {
      const text = (await clock.textContent()) ?? '';
      const parts = (text.split(' of ')[0] ?? '').split(':').map(Number);
      return parts.reduce((seconds, part) => seconds * 60 + part, 0);
    },

    /** Of the open menu of branches: does something with one. */
    async ofBranch(name: string, what: string): Promise<void> {
      await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).press('ArrowRight');
      await page.getByRole('menuitem', { name: what, exact: true }).press('Enter');
    },

    /** Chooses a speed from its menu: `slow`, `1×`, `60×`. */
    async setSpeed(words: string): Promise<void> {
      await speed.click();
      await page.getByRole('menuitemcheckbox', { name: words, exact: true }).click();
    },
  };
}
