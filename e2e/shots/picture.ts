import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

const folder = fileURLToPath(new URL('../../shots', import.meta.url));

/** Takes the page as it is in both themes: `shots/first-screen/1440x900-dark.png`. */
export async function takePictures(page: Page, name: string, size: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  // Where it points at nothing.
  await page.mouse.move(1, 1);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
    await page.screenshot({ path: `${folder}/${name}/${size}-${colorScheme}.png`, animations: 'disabled' });
  }
}
