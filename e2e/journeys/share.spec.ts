import { expect, test } from '../fixture';
import { playgroundOf } from '../pages/playground';
import { watch } from '../watch';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a link opens the same world in a fresh profile', async ({ playground, page, browser, baseURL }) => {
  const { dialogs, strategy } = playground;
  await playground.open('#e=a-morning');
  await playground.pauseAt(60);
  await strategy.change('binpack memory');
  await playground.settle();
  const hash = await playground.stateHash();

  await dialogs.share.open.click();
  await dialogs.share.travels('at 1:00').uncheck();
  await dialogs.share.copy.click();
  await expect(dialogs.share.copy).toHaveText('Copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(await dialogs.share.link.inputValue());
  expect(new URL(link).hash, 'all of it stands after the #').toMatch(/^#s=1\.[\w-]+$/);
  expect(new URL(link).search).toBe('');

  const stranger = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const watching = await watch(stranger, baseURL ?? '');
  const visit = playgroundOf(await stranger.newPage());
  await visit.open(new URL(link).hash);
  await expect(visit.title).toHaveText('A morning on a small fleet');
  await expect(visit.transport.pause, 'without a moment it plays, as every scenario that is opened').toBeVisible();
  await visit.pauseAt(60);
  expect(await visit.stateHash()).toBe(hash);
  expect(watching.complaints(), 'behind the visit').toEqual([]);
  await stranger.close();
});

test('the dialog says how long a link is, the server never learns it, and there is none to what is no JSON', async ({
  playground,
  page,
}) => {
  await test.step('the dialog says how long the link is and draws it for a camera', async () => {
    const { dialogs } = playground;
    await playground.open();
    await dialogs.share.open.click();
    const { length } = await dialogs.share.link.inputValue();
    await expect(dialogs.share.dialog).toContainText(`${length} characters`);
    expect(length, 'a small scenario is a short link').toBeLessThan(1000);
    await expect(dialogs.share.qrCode).toBeVisible();
  });
  await test.step('the server never learns what is in a link', async () => {
    const { dialogs } = playground;
    const link = await dialogs.share.link.inputValue();
    const payload = new URL(link).hash.slice(5);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
    await playground.open(new URL(link).hash);
    await expect(playground.transport.pause).toBeVisible();
    const requests = asked.map((request) => request.split('#')[0]);
    expect(requests.some((request) => request?.includes(payload))).toBe(false);
  });
  await test.step('while the text is not JSON there is no link to it', async () => {
    const { dialogs, editor } = playground;
    await playground.open();
    await editor.show('The whole scenario');
    await editor.replace('{ "stowplan": 1, ');
    await expect(editor.errorMarks.first()).toBeVisible();
    await dialogs.share.open.click();
    await expect(dialogs.share.dialog).toBeVisible();
  });
});
