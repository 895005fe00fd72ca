import type { Locator, Page } from '@playwright/test';

/** The page as it is shown to a class. */
export type Present = ReturnType<typeof presentOf>;

export function presentOf(page: Page) {
  const screen = page.getByRole('main', { name: 'Presentation' });
  return {
    screen,
    /** What is said of the present step; of worlds side by side, that of the one that a person has turned to. */
    caption: screen.locator('[data-live="true"]'),
    async start(): Promise<void> {
      await page.getByRole('button', { name: 'Present to a class' }).click();
      await screen.waitFor();
    },
    next: (): Promise<void> => page.keyboard.press('PageDown'),
    back: (): Promise<void> => page.keyboard.press('PageUp'),
    key: (name: string): Locator => screen.getByRole('button', { name }),

    /** The smallest type on the screen, px: words of the page, and labels of the drawing. */
    async smallestType(): Promise<number> {
      return screen.evaluate((element) => {
        const texts = [...element.querySelectorAll('*')].filter(
          (each) =>
            each.checkVisibility() &&
            each.closest('.stage-spoken, .unseen') === null &&
            [...each.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim() !== ''),
        );
        return Math.min(...texts.map((each) => parseFloat(getComputedStyle(each).fontSize)));
      });
    },
  };
}
