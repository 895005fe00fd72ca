import { expect, test } from '../fixture';
import { linkOf, linkTo } from '../pages/links';

const good = { stowplan: 1, name: 'By link', containerInstances: [{ id: 'a', instanceType: 'm5.large' }] };

const badLinks: readonly [name: string, fragment: string, title: string, detail: string | RegExp][] = [
  ['cut off', linkTo({ ...good, description: 'of some length '.repeat(40) }).slice(0, 40), 'This link is damaged.', ''],
  ['changed on the way', '#s=1.%%%', 'This link is damaged.', ''],
  ['of nothing', '#s=', 'This link is damaged.', ''],
  ['not JSON', linkOf('{ "stowplan": 1'), 'This link is damaged.', ''],
  [
    'too large once unpacked',
    linkOf(`{"stowplan":1,"name":"${' '.repeat(9_000_000)}"}`),
    'This link is too large to open.',
    '',
  ],
  ['of a later encoding', linkTo(good).replace('#s=1.', '#s=2.'), 'This link comes from a newer version.', ''],
  ['of a later format', linkTo({ stowplan: 2 }), 'This link comes from a newer version.', ''],
  [
    'no scenario',
    linkTo({ stowplan: 1, containerInstances: 'six' }),
    'This link does not hold a scenario that can be run.',
    'containerInstances',
  ],
  ['to an example there is none of', '#e=no-such-thing', 'There is no such example.', 'no-such-thing'],
];

for (const [name, fragment, title, detail] of badLinks) {
  test(`a link that is ${name} says so, and offers the examples`, async ({ playground, page }) => {
    const { badLink } = playground.dialogs;
    await playground.open(fragment);
    await expect(badLink.title).toHaveText(title);
    await expect(page.getByRole('main')).toContainText(detail);
    await expect(badLink.examples).toHaveCount(9);
    await badLink.examples.filter({ hasText: 'memberOf and the query language' }).click();
    await expect(playground.title).toHaveText('memberOf and the query language');
    await expect(playground.stage.drawing).toBeVisible();
  });
}

test('a bad link leaves the visitor’s own draft alone', async ({ playground }) => {
  const { dialogs, stage, strategy } = playground;
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(20);
  await strategy.change('binpack cpu');
  await expect.poll(() => stage.counts()).toEqual([8, 1, 0, 0, 0, 0]);

  await playground.open('#s=1.damaged');
  await expect(dialogs.badLink.title).toBeVisible();
  await dialogs.badLink.goOn.click();
  await expect(strategy.sentence).toHaveText(/^Place web by binpack on CPU/);
  await expect.poll(() => stage.placed()).toBeGreaterThanOrEqual(9);
});

test('opening a good link leaves the draft alone too, until it is edited', async ({ playground }) => {
  const { stage, strategy } = playground;
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(20);
  await strategy.change('binpack cpu');
  await expect.poll(() => stage.counts()).toEqual([8, 1, 0, 0, 0, 0]);

  await playground.open(linkTo(good));
  await expect(playground.title).toHaveText('By link');
  await playground.open();
  await expect(strategy.sentence).toHaveText(/^Place web by binpack on CPU/);
});
