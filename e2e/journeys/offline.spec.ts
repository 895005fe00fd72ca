import { expect, test } from '../fixture';

test.use({ serviceWorkers: 'allow' });

test('after the first load everything works without a network, Monaco and the examples included', async ({
  page,
  context,
  playground,
  watch,
}) => {
  // The page asks its host first, and the browser writes down that there is none.
  watch.allow(/ERR_INTERNET_DISCONNECTED/);
  await page.goto('./');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-stage', 'moving');
  await expect(page.locator('.monaco-editor').first()).toBeVisible();
  await playground.dialogs.examples.open.click();
  await playground.dialogs.examples.example('Unequal zones').click();
  await expect(playground.title).toHaveText(/Unequal zones/);
});

test('an update of the host does not break a tab that is open, and the next visit has it', async ({
  page,
  context,
  watch,
}) => {
  // The host has forgotten more than the page asks for.
  watch.allow(/status of 404/);
  await page.goto('./');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  // The host forgets what it served: all scripts have other names now.
  await context.route(/\/assets\//, (route) => route.fulfill({ status: 404 }));
  await context.route(/\/ground\/$/, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>The next version</title>' }),
  );
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('dialog', { name: 'Share' })).toBeVisible();
  await page.reload();
  await expect(page).toHaveTitle('The next version');
});

test('the page can be installed', async ({ page, request }) => {
  await page.goto('./');
  const address = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = (await (await request.get(address ?? '')).json()) as { icons: { src: string }[] };
  expect(manifest).toMatchObject({ short_name: 'Stowplan', display: 'standalone', start_url: './' });
  for (const { src } of manifest.icons) expect((await request.get(src)).ok(), src).toBe(true);
});
