import type { Page } from '@playwright/test';

/** Worlds side by side, as the page knows them. */
export type Worlds = ReturnType<typeof worldsOf>;

export function worldsOf(page: Page) {
  return {
    labels: (): Promise<string[]> => page.evaluate(() => window.stowplan?.worlds().map(({ label }) => label) ?? []),

    /** The moment that each of them shows, in simulated ms. */
    moments: (): Promise<number[]> =>
      page.evaluate(() => window.stowplan?.worlds().map(({ frames }) => frames.view()?.frame.timeMs ?? -1) ?? []),

    /** Tasks that each of them has created so far. */
    created: (): Promise<number[]> =>
      page.evaluate(() => window.stowplan?.worlds().map(({ frames }) => frames.view()?.createdTasks ?? -1) ?? []),

    hashes: (): Promise<string[]> =>
      page.evaluate(() => Promise.all(window.stowplan?.worlds().map(({ client }) => client.stateHash()) ?? [])),

    /** Makes the worker of one of them fail. */
    crash: (index: number): Promise<void> =>
      page.evaluate((world) => window.stowplan?.worlds()[world]?.client.crash(), index),
  };
}
