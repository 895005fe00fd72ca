import { expect, test } from '../fixture';

/** Examples that show what a warning warns of. */
const WARNED = new Map([['A stuck update, and two mends', '1 warning']]);

test('each example opens from the gallery, plays, and has something to see', async ({ playground }) => {
  const { dialogs, editor, stage, transport } = playground;
  await playground.open();
  await dialogs.examples.open.click();
  await expect(dialogs.examples.dialog).toBeVisible();
  // The largest have a journey of their own, and so have those with several worlds and those of capacity.
  const titles = await dialogs.examples.titles({ except: /^(At scale|Side by side|Where room comes from)$/ });
  expect(titles.length).toBeGreaterThanOrEqual(8);
  for (const title of titles) {
    await dialogs.examples.example(title).click();
    await expect(playground.title).toHaveText(title);
    await expect(transport.pause).toBeVisible();
    await expect.poll(() => stage.placed()).toBeGreaterThan(0);
    const warning = WARNED.get(title);
    await (warning
      ? expect(editor.problemsButton, title).toHaveText(warning)
      : expect(editor.verdict, `nothing is wrong with ${title}`).toContainText('Valid '));
    await dialogs.examples.open.click();
  }
});

test('the browser’s way back leads back', async ({ playground, page }) => {
  const { dialogs } = playground;
  await playground.open();
  await expect(playground.title).toHaveText('Binpack against spread');
  await dialogs.examples.open.click();
  await dialogs.examples.example('Unequal zones').click();
  await expect(playground.title).toHaveText(/Unequal zones/);
  await page.goBack();
  await expect(playground.title).toHaveText('Binpack against spread');
});

test('the theme follows the system until one is chosen, and the choice stays', async ({ playground, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await playground.open();
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await background();
  await page.getByRole('button', { name: 'Light theme' }).click();
  await expect.poll(background).not.toBe(dark);
  const light = await background();
  await page.reload();
  await expect.poll(background).toBe(light);
});
