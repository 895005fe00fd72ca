import { expect, test } from '../fixture';
import { linkTo } from '../pages/links';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const markup = '<img src=x onerror="document.title=`ran`"><script>document.title=`ran`</script>';
const hostile = {
  stowplan: 1,
  name: markup,
  description: `[click](javascript:document.title=\`ran\`) ${markup}`,
  containerInstances: [
    { id: 'a', instanceType: 'm5.large' },
    // ECS refuses such a value: the instance does not register, and is told of.
    { id: 'refused', instanceType: 'm5.large', attributes: { stack: markup } },
    { id: '__proto__', instanceType: 'm5.large' },
    { id: 'constructor', instanceType: 'm5.large' },
  ],
  taskDefinitions: [
    {
      family: 'toString',
      containerDefinitions: [{ name: 'hasOwnProperty', image: markup, cpu: 128, memory: 128 }],
    },
  ],
  services: [{ serviceName: 'valueOf', taskDefinition: 'toString', desiredCount: 4 }],
};

test('nothing that a link brings runs as code', async ({ playground, page }) => {
  const { dialogs, editor, inspector, stage } = playground;
  await playground.open(linkTo(hostile));
  await playground.pauseAt(20);
  await expect(playground.title).toHaveText(markup);
  await expect.poll(() => stage.placed()).toBe(4);
  await stage.select('a');
  await expect(inspector.subject).toHaveText('a');
  for (const tab of ['Instance', 'JSON', 'Events'] as const) await inspector.show(tab);
  await stage.clickTask('valueOf-1');
  for (const tab of ['Why here?', 'Task', 'JSON'] as const) await inspector.show(tab);
  await editor.show('The whole scenario');
  await editor.problemsButton.click();
  await expect(editor.problems.first()).toBeVisible();
  await dialogs.share.open.click();
  await expect(dialogs.share.link).toBeVisible();
  await expect(page).not.toHaveTitle('ran');
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
});

test('a key named __proto__ is a key, and changes nothing', async ({ playground, page }) => {
  const { editor } = playground;
  await playground.open();
  await editor.show('The whole scenario');
  await editor.replace(
    '{ "stowplan": 1, "__proto__": { "polluted": true }, "constructor": { "prototype": { "polluted": true } } }',
  );
  await expect(editor.problemsButton).toHaveText(/error/);
  await editor.problemsButton.click();
  await expect(editor.problems.filter({ hasText: '__proto__' }).first()).toBeVisible();
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
});

test('deep, long and odd JSON is answered, not suffered', async ({ playground }) => {
  const { editor, stage } = playground;
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(20);
  const odd = [
    '['.repeat(20_000) + ']'.repeat(20_000),
    '{"stowplan":1,"description":"' + 'x'.repeat(1_000_000) + '"}',
    '{"stowplan":1e999}',
    '{"stowplan":1,"seed":-1,"services":{}}',
    '\u0000\uFFFF"',
  ];
  for (const text of odd) {
    await playground.load(text);
    await expect(editor.problemsButton).toHaveText(/error/);
    await expect.poll(() => stage.placed(), 'the last good world stays').toBe(9);
  }
});
