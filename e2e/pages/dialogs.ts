import type { Locator, Page } from '@playwright/test';

/** The dialogs, and the page that stands in place of a scenario that could not be opened. */
export type Dialogs = ReturnType<typeof dialogsOf>;

export function dialogsOf(page: Page) {
  const dialog = (name: string): Locator => page.getByRole('dialog', { name });
  const share = dialog('Share');
  const paste = dialog('Paste a task definition');

  return {
    /** Whichever is open. */
    any: page.getByRole('dialog'),

    examples: {
      open: page.getByRole('button', { name: 'Examples', exact: true }),
      dialog: dialog('Examples'),
      example: (title: string): Locator => dialog('Examples').getByRole('link', { name: title }),

      /** What is in the gallery but for some of its parts, in order. */
      async titles({ except }: { readonly except: string | RegExp }): Promise<readonly string[]> {
        const parts = dialog('Examples')
          .locator('section')
          .filter({ hasNot: page.getByRole('heading', { name: except }) });
        return parts.getByRole('link').locator('b').allTextContents();
      },
    },

    share: {
      open: page.getByRole('button', { name: 'Share', exact: true }),
      dialog: share,
      link: share.getByRole('textbox', { name: 'Link to this scenario' }),
      copy: share.getByRole('button', { name: /^(Copy link|Copied)$/ }),
      caption: share.getByRole('textbox', { name: 'Say in one line what to look at' }),
      /** What travels, such as `at 0:41`. */
      travels: (what: string | RegExp): Locator => share.getByRole('checkbox', { name: what }),
      tab: (name: 'Link' | 'Embed' | 'Picture' | 'Film'): Locator => share.getByRole('tab', { name }),
      copyMarkdown: share.getByRole('button', { name: 'Copy as Markdown' }),
      file: share.getByRole('button', { name: 'Save as a file' }),
      html: share.getByRole('textbox', { name: 'HTML of the embed' }),
      plays: share.getByRole('checkbox', { name: 'It plays by itself' }),
      picture: (format: 'PNG' | 'SVG'): Locator => share.getByRole('button', { name: `Save as ${format}` }),
      filmSeconds: share.getByRole('combobox', { name: 'Length' }),
      film: share.getByRole('button', { name: /^Record as (MP4|WebM)$/ }),
      pictureOf: (subject: string): Locator => share.getByRole('radio', { name: subject }),
      qrCode: share.getByRole('img', { name: 'QR code of the link' }).or(share.getByTitle('QR code of the link')),
    },

    paste: {
      dialog: paste,
      field: paste.getByRole('textbox'),
      use: paste.getByRole('combobox', { name: 'Run it' }),
      add: paste.getByRole('button', { name: /^(Add|Open) the / }),
      refused: paste.getByRole('button', { name: 'Add', exact: true }),

      /** Opens the dialog from the + of the task definitions. */
      async open(): Promise<void> {
        await page.getByRole('tab', { name: 'Tasks', exact: true }).click();
        await page.getByRole('button', { name: 'Add a task definition' }).click();
        await page.getByRole('menuitem', { name: 'Paste a definition …' }).click();
      },
    },

    help: {
      open: page.getByRole('button', { name: 'Keys and help' }),
      dialog: dialog('Keys and help'),
      howReal: dialog('Keys and help').getByRole('button', { name: 'How real is this?' }),
    },
    howReal: dialog('How real is this?'),

    find: {
      dialog: dialog('Find'),
      field: dialog('Find').getByRole('searchbox'),
    },

    badLink: {
      title: page.getByRole('heading', { level: 1, name: /^(This link|There is no such example)/ }),
      goOn: page.getByRole('button', { name: /^(Go on with your draft|Open the first example)$/ }),
      examples: page.getByRole('listitem').getByRole('link'),
    },
  };
}
