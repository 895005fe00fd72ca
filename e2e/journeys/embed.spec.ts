import { expect, test } from '../fixture';
import { coursePage } from '../pages/embed';
import { linkTo } from '../pages/links';

const SCENARIO = {
  stowplan: 1,
  name: 'Three tasks',
  containerInstances: [
    { id: 'm5', count: 3, instanceType: 'm5.large', availabilityZones: ['us-east-1a', 'us-east-1b'] },
  ],
  taskDefinitions: [{ family: 'web', containerDefinitions: [{ name: 'web', image: 'nginx', cpu: 256, memory: 512 }] }],
  services: [
    {
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 3,
      placementStrategy: [{ type: 'binpack', field: 'memory' }],
    },
  ],
  timeline: [{ at: 40, action: 'UpdateService', input: { service: 'web', desiredCount: 5 } }],
  view: { at: 20, select: 'web-2', caption: 'All on one machine', speed: 10 },
};

const frameOf = (fragment: string, size = 'width="480" height="320"'): string =>
  `<iframe src="./${fragment}" title="Stowplan" ${size}></iframe>`;

test('an embed opens at its moment, still, with its sentence and nothing of the page', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/').pop() ?? ''));
  const embed = await coursePage(page, frameOf(`${linkTo(SCENARIO)}&embed`));
  await expect(embed.sentence).toHaveText('Place  web by binpack on memory');
  await expect(embed.frame.getByText('All on one machine')).toBeVisible();
  await expect(embed.scrubber).toHaveAttribute('aria-valuetext', '0:20');
  await expect(embed.play).toBeVisible();
  await expect(embed.stages).toHaveCount(1);
  await expect(embed.frame.getByRole('button', { name: 'Share' })).toHaveCount(0);
  expect(asked.filter((file) => /^(?:page|editor-panel|share-dialog|why-tab)/.test(file))).toEqual([]);
});

test('what an embed begins with is a fraction of the page', async ({ page }) => {
  const embed = await coursePage(page, frameOf('#e=a-morning&embed'));
  await embed.hears(({ event }) => event === 'ready');
  const [child] = page.frames().filter((frame) => frame !== page.mainFrame());
  const names = await child?.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop()),
  );
  expect(names?.some((name) => name?.startsWith('embed-'))).toBe(true);
  expect(
    names?.filter((name) => /^(?:page|es2015|dist|link|parse)-/.test(name ?? '')),
    'no panel, no check',
  ).toEqual([]);
});

test('the page around plays, pauses, steps and seeks', async ({ page }) => {
  const embed = await coursePage(page, frameOf(`${linkTo(SCENARIO)}&embed`));
  await embed.hears(({ event, seconds }) => event === 'ready' && seconds === 20);
  await embed.ask({ stowplan: 'step' });
  await embed.hears(
    ({ event, task, containerInstance }) => event === 'placement' && task === 'web-4' && containerInstance === 'm5-1',
  );
  await embed.ask({ stowplan: 'seek', seconds: 5 });
  await embed.hears(({ event, seconds }) => event === 'time' && seconds === 5);
  await expect(embed.scrubber).toHaveAttribute('aria-valuetext', '0:05');
  await embed.ask({ stowplan: 'setSpeed', speed: 60 });
  await embed.ask({ stowplan: 'play' });
  await embed.hears(({ event, playing }) => event === 'time' && playing === true);
  await embed.hears(({ event, seconds }) => event === 'time' && seconds > 30);
  await embed.ask({ stowplan: 'pause' });
  await expect(embed.play).toBeVisible();
});

test('messages that are none of its own change nothing', async ({ page }) => {
  const embed = await coursePage(page, frameOf(`${linkTo(SCENARIO)}&embed`));
  await embed.hears(({ event }) => event === 'ready');
  const messages = [
    null,
    'play',
    { stowplan: 'seek', seconds: 'javascript:alert(1)' },
    { stowplan: 'seek', seconds: -5 },
    { stowplan: 'navigate', to: 'https://example.com' },
    { stowplan: { toString: 'play' } },
    { action: 'play' },
  ];
  const moments = messages.map((_, at) => 21 + at);
  for (const [at, message] of messages.entries()) {
    await embed.ask(message);
    // A known one after each: what it did would be told before this is answered, and not be covered by what comes next.
    await embed.ask({ stowplan: 'seek', seconds: 21 + at });
    await embed.hears(({ event, seconds }) => event === 'time' && seconds === 21 + at);
  }
  const times = (await embed.heard()).filter(({ event }) => event === 'time');
  expect(times.map(({ seconds }) => seconds)).toEqual(moments);
  expect(times.filter(({ playing }) => playing)).toEqual([]);
});

test('it plays by itself where the link says so', async ({ page }) => {
  const embed = await coursePage(page, frameOf(`${linkTo(SCENARIO)}&embed&play`));
  await embed.hears(({ event, playing, seconds }) => event === 'time' && playing === true && seconds > 22);
});

test('nothing of the visitor is read or written', async ({ page, playground }) => {
  const { strategy } = playground;
  await playground.open();
  await playground.transport.pause.click();
  await strategy.change('binpack memory');
  await playground.settle();
  await expect.poll(() => page.evaluate(() => localStorage.getItem('stowplan.draft'))).not.toBeNull();
  const before = await page.evaluate(() => JSON.stringify(localStorage));

  const embed = await coursePage(page, frameOf('#embed'));
  await embed.hears(({ event }) => event === 'ready');
  await expect(embed.sentence).toContainText('spread');
  await embed.frame.getByRole('button', { name: 'Next placement' }).click();
  await embed.hears(({ event, playing }) => event === 'time' && playing === false);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe(before);
});

test('how the visitor likes the page is not how the embed is', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const liked = {
    theme: 'dark',
    shade: 'tasks',
    pauseAt: { placementFails: true, deploymentEnds: true, taskStops: true },
  };
  const kept = JSON.stringify({ state: liked, version: 1 });
  await page.addInitScript((text) => localStorage.setItem('stowplan.preferences', text), kept);
  const embed = await coursePage(page, frameOf(`${linkTo(SCENARIO)}&embed`));
  await embed.hears(({ event }) => event === 'ready');
  const root = embed.frame.locator('html');
  await expect(root).toHaveAttribute('data-theme', 'light');
  await embed.ask({ stowplan: 'setSpeed', speed: 60 });
  await embed.ask({ stowplan: 'play' });
  await embed.hears(({ event, playing, seconds }) => event === 'time' && playing === true && seconds > 100);
  await embed.ask({ stowplan: 'pause' });
  await expect(embed.play).toHaveAttribute('title', 'Play');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(root).toHaveAttribute('data-theme', 'dark');
  expect(await page.evaluate(() => localStorage.getItem('stowplan.preferences'))).toBe(kept);
});

test('the keyboard goes through it and out again, and a wheel scrolls the page around', async ({ page }) => {
  const tall = `<style>body { margin: 0 } iframe { display: block } p { height: 3000px }</style>`;
  const embed = await coursePage(page, `${tall}${frameOf(`${linkTo(SCENARIO)}&embed`)}<p></p>`);
  await embed.hears(({ event }) => event === 'ready');
  await page.getByRole('link', { name: 'before' }).focus();
  const after = page.getByRole('link', { name: 'after' });
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab');
    if (await after.evaluate((link) => link === document.activeElement)) break;
  }
  await expect(after).toBeFocused();
  await page.evaluate(() => window.scrollTo(0, 0));
  await embed.stages.hover();
  await page.mouse.wheel(0, 400);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
});

test('two worlds stand side by side', async ({ page }) => {
  const compare = [
    { label: 'binpack', patch: {} },
    { label: 'spread', patch: { services: { web: { placementStrategy: [{ type: 'spread', field: 'instanceId' }] } } } },
  ];
  const embed = await coursePage(page, frameOf(`${linkTo({ ...SCENARIO, view: { at: 20, compare } })}&embed`));
  await expect(embed.stages).toHaveCount(2);
  await expect(embed.frame.getByText('A binpack')).toBeVisible();
  await expect(embed.frame.getByText('B spread')).toBeVisible();
  await expect(embed.sentence).toHaveText('Three tasks');
});

test('a link that is damaged says so, and the way to the whole page is the same link', async ({ page }) => {
  const embed = await coursePage(page, frameOf('#s=1.AAAA&embed'));
  await expect(embed.frame.getByRole('alert')).toContainText('This link is damaged.');
  await expect(embed.whole).toHaveAttribute('href', /#s=1\.AAAA$/);
});

for (const [width, height] of [
  [480, 320],
  [960, 600],
] as const) {
  test(`everything has its place at ${width} x ${height}`, async ({ page }) => {
    const embed = await coursePage(page, frameOf('#e=a-morning&embed', `width="${width}" height="${height}"`));
    await embed.hears(({ event }) => event === 'ready');
    for (const part of [embed.sentence, embed.stages, embed.scrubber, embed.whole]) {
      const box = await part.boundingBox();
      const frame = await page.locator('iframe').boundingBox();
      expect(box && frame && box.x + box.width <= frame.x + frame.width + 1).toBe(true);
      expect(box && frame && box.y + box.height <= frame.y + frame.height + 1).toBe(true);
    }
  });
}
