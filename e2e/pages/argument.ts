import { readFile } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { linkDictionary } from '../../src/scenario/link/dictionary';

/** What a link brings along beside the scenario, and files of it. */
export type Argument = ReturnType<typeof argumentOf>;

export interface SharedView {
  readonly at?: number;
  readonly select?: string;
  readonly camera?: { readonly x: number; readonly y: number; readonly k: number };
  readonly caption?: string;
}

export function argumentOf(page: Page) {
  const sentence = page.getByRole('complementary', { name: 'What the sender says' });
  return {
    caption: sentence.getByRole('paragraph'),
    putCaptionAway: sentence.getByRole('button', { name: 'Put the sentence away' }),
    zoomIn: page.getByRole('button', { name: 'Zoom in' }),
    edited: page.getByText('edited', { exact: true }),

    /** What stands in a link's `view`. */
    viewIn(link: string): SharedView {
      const packed = Buffer.from(new URL(link).hash.replace(/^#s=1\./, ''), 'base64url');
      const text = inflateRawSync(packed, { dictionary: linkDictionary() }).toString('utf8');
      return (JSON.parse(text) as { view?: SharedView }).view ?? {};
    },

    /** Opens a file of the visitor's, as the file dialog does. */
    async openFile(path: string): Promise<void> {
      await page.getByLabel('Open a file').setInputFiles(path);
    },

    /** The scenario as the menu saves it: as it is written. */
    async savedText(): Promise<string> {
      await page.getByRole('heading', { level: 1 }).getByRole('button').click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: 'Save as a file' }).click(),
      ]);
      return readFile(await download.path(), 'utf8');
    },
  };
}
