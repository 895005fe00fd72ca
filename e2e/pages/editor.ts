import { expect, type Page } from '@playwright/test';

/** The tabs over the editor. */
export type Part = 'Cluster' | 'Tasks' | 'Services' | 'Timeline' | 'The whole scenario';

/** The editor: the scenario by its parts, as JSON in Monaco or as a form, with what is wrong with it below. */
export type Editor = ReturnType<typeof editorOf>;

export function editorOf(page: Page) {
  const pane = page.getByRole('complementary', { name: 'Editor' });
  const field = pane.getByRole('textbox', { name: /, JSON$/ });
  const problemsButton = pane.getByRole('button', { name: /\b(errors?|warnings?|notes?)\b/ });

  async function replace(text: string): Promise<void> {
    await field.focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
    await page.keyboard.press('ControlOrMeta+V');
  }

  const problems = pane
    .getByRole('list')
    .filter({ has: page.getByRole('button') })
    .getByRole('listitem');

  /** Shows what is wrong, where it is not shown already. */
  async function openProblems(): Promise<void> {
    await expect(async () => {
      if (!(await problems.first().isVisible())) await problemsButton.click();
      await expect(problems.first()).toBeVisible({ timeout: 2_000 });
    }).toPass();
  }

  /** Brings the end of the text into view. */
  async function toEnd(): Promise<void> {
    await field.focus();
    await page.keyboard.press('ControlOrMeta+End');
  }

  return {
    pane,
    fold: pane.getByRole('button', { name: 'Fold the editor away' }),
    /** Monaco's field; its name says which part of the scenario it holds. */
    field,
    /** Monaco's lines that are in view. */
    lines: pane.locator('.view-lines'),
    errorMarks: pane.locator('.squiggly-error'),
    warningMarks: pane.locator('.squiggly-warning'),
    completions: page.getByRole('listbox', { name: 'Suggest' }),
    /** What the footer says: `Valid scenario`, or how many problems there are. */
    verdict: pane.getByRole('status'),
    problemsButton,
    problems,
    openProblems,
    json: pane.getByRole('button', { name: 'JSON', exact: true }),
    form: pane.getByRole('button', { name: 'Form', exact: true }),

    async show(part: Part, entry?: string): Promise<void> {
      await pane.getByRole('tab', { name: part, exact: true }).click();
      if (entry !== undefined) await pane.getByRole('tab', { name: entry, exact: true }).click();
    },

    /** Replaces all that stands in the field by what is pasted. Needs the permission to use the clipboard. */
    replace,

    toEnd,

    /** Types at the end of the field. */
    async typeAtEnd(text: string): Promise<void> {
      await toEnd();
      await page.keyboard.type(text);
    },
  };
}
