import type { Page } from '@playwright/test';

/** The four beats of a placement, at the slowest speed. */
export type SlowMotion = ReturnType<typeof slowMotionOf>;

export function slowMotionOf(page: Page) {
  const strip = page.getByRole('list', { name: 'Steps of the placement' });

  return {
    strip,
    /** The beat that is on the stage. */
    current: strip.getByRole('listitem').and(page.locator('[aria-current="step"]')),

    /** Begins to write down each beat that is on the stage; answers with the way to read what was written. */
    async record(): Promise<() => Promise<readonly string[]>> {
      const notes = await page.evaluateHandle(() => {
        const beats: string[] = [];
        const look = () => {
          const title = document.querySelector('[aria-current="step"] strong')?.textContent;
          if (title && title !== beats.at(-1)) beats.push(title);
        };
        new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
        return beats;
      });
      return () => notes.jsonValue();
    },
  };
}
