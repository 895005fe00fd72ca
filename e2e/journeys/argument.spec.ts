import { readFile } from 'node:fs/promises';
import { expect, test } from '../fixture';
import { argumentOf } from '../pages/argument';
import { linkTo } from '../pages/links';
import { playgroundOf } from '../pages/playground';
import { watch } from '../watch';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a link opens at the argument: moment, selection, part of the stage, and the sender’s sentence', async ({
  playground,
  page,
  browser,
  baseURL,
}) => {
  const { dialogs, stage } = playground;
  const argument = argumentOf(page);
  await playground.open('#e=a-morning');
  await playground.pauseAt(75);
  await stage.select('m5-4');
  await argument.zoomIn.click();
  await playground.settle();

  await dialogs.share.open.click();
  await expect(dialogs.share.travels('at 1:15')).toBeChecked();
  await expect(dialogs.share.travels('with m5-4 selected')).toBeChecked();
  await expect(dialogs.share.travels('at this part of the stage')).toBeChecked();
  await dialogs.share.caption.fill('Its CPU is gone, its memory is not.');
  const link = await dialogs.share.link.inputValue();
  expect(link.length, 'a typical scenario').toBeLessThan(2_000);
  const sent = argument.viewIn(link);
  expect(sent).toMatchObject({ at: 75, select: 'm5-4', caption: 'Its CPU is gone, its memory is not.' });
  await page.keyboard.press('Escape');
  await expect(argument.edited, 'to share is no edit').toHaveCount(0);

  const stranger = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const watching = await watch(stranger, baseURL ?? '');
  const visit = playgroundOf(await stranger.newPage());
  const seen = argumentOf(visit.page);
  await visit.open(new URL(link).hash);
  await expect(seen.caption).toHaveText('Its CPU is gone, its memory is not.');
  await visit.settle();
  await expect(visit.inspector.subject).toHaveText('m5-4');
  expect(await visit.stateHash()).toBe(await playground.stateHash());
  // What the visitor would pass on is what was sent: the moment, the selection, and the same part of the stage.
  await visit.dialogs.share.open.click();
  const passedOn = seen.viewIn(await visit.dialogs.share.link.inputValue());
  expect(passedOn).toMatchObject({ at: 75, select: 'm5-4', caption: sent.caption });
  expect(passedOn.camera?.k).toBeCloseTo(sent.camera?.k ?? 0, 2);
  expect(passedOn.camera?.x).toBeCloseTo(sent.camera?.x ?? 0, 1);
  expect(passedOn.camera?.y).toBeCloseTo(sent.camera?.y ?? 0, 1);
  await visit.page.keyboard.press('Escape');

  await seen.putCaptionAway.click();
  await expect(seen.caption).toHaveCount(0);
  expect(watching.complaints(), 'behind the visit').toEqual([]);
  await stranger.close();
});

test('the next scenario opens as a whole, without the last one’s sentence', async ({ playground, page }) => {
  const argument = argumentOf(page);
  const { dialogs } = playground;
  const view = { at: 5, caption: 'Look here', camera: { x: 0.3, y: 0.4, k: 2 } };
  await playground.open(linkTo({ ...FLEET, view }));
  await expect(argument.caption).toHaveText('Look here');
  await playground.settle();
  await dialogs.share.open.click();
  await expect(dialogs.share.travels('at this part of the stage')).toBeChecked();
  await page.keyboard.press('Escape');
  await dialogs.examples.open.click();
  await dialogs.examples.example('Binpack against spread').click();
  await expect(playground.title).toHaveText('Binpack against spread');
  await expect(argument.caption).toHaveCount(0);
  await playground.pauseAt(10);
  await dialogs.share.open.click();
  await expect(dialogs.share.travels('at 0:10')).toBeChecked();
  await expect(dialogs.share.travels('at this part of the stage')).toHaveCount(0);
});

test('snippets can be pasted as they are, and the embed’s HTML shows the same', async ({ playground, page }) => {
  const { dialogs } = playground;
  await playground.open('#e=a-morning');
  await playground.pauseAt(20);
  await dialogs.share.open.click();
  await dialogs.share.caption.fill('Why [here]?');
  const link = await dialogs.share.link.inputValue();
  await dialogs.share.copyMarkdown.click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe(String.raw`[A morning on a small fleet: Why \[here\]?](${link})`);

  await dialogs.share.tab('Embed').click();
  await dialogs.share.plays.check();
  const html = await dialogs.share.html.inputValue();
  const frame = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'text/html').querySelector('iframe');
    return { src: parsed?.src, title: parsed?.title, width: parsed?.width };
  }, html);
  expect(frame).toEqual({ src: `${link}&embed&play`, title: 'A morning on a small fleet (Stowplan)', width: '720' });
});

test('a file keeps the text and brings the view, and opens by the dialog', async ({ playground, page }) => {
  const argument = argumentOf(page);
  const { dialogs } = playground;
  await playground.show(FLEET, 12);
  await dialogs.share.open.click();
  await dialogs.share.caption.fill('Twelve seconds in');
  const [saved] = await Promise.all([page.waitForEvent('download'), dialogs.share.file.click()]);
  expect(saved.suggestedFilename()).toBe('a-small-fleet.json');
  const text = await readFile(await saved.path(), 'utf8');
  expect(JSON.parse(text)).toEqual({ ...FLEET, view: { at: 12, caption: 'Twelve seconds in' } });

  await playground.open();
  await argument.openFile(await saved.path());
  await expect(argument.caption).toHaveText('Twelve seconds in');
  await playground.settle();
  expect(await argument.savedText(), 'not a letter is another').toBe(text);
});

const FLEET = {
  stowplan: 1,
  name: 'A small fleet',
  containerInstances: [
    { id: 'm5', count: 4, instanceType: 'm5.large', availabilityZones: ['us-east-1a', 'us-east-1b'] },
  ],
  taskDefinitions: [{ family: 'web', containerDefinitions: [{ name: 'web', image: 'nginx', cpu: 256, memory: 512 }] }],
  services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 6 }],
};
