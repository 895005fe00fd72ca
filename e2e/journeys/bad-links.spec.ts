import { expect, test } from '../fixture';
import { linkOf, linkTo } from '../pages/links';

const good = { stowplan: 1, name: 'By link', containerInstances: [{ id: 'a', instanceType: 'm5.large' }] };

/** Every way a link can be bad: what it is, the fragment, and what the page says. */
const badLinks: readonly [name: string, fragment: string, title: string, detail?: string][] = [
  ['cut off', linkTo({ ...good, description: 'of some length '.repeat(40) }).slice(0, 40), 'This link is damaged.'],
  ['changed on the way', '#s=1.%%%', 'This link is damaged.'],
  ['of nothing', '#s=', 'This link is damaged.'],
  ['not JSON', linkOf('{ "stowplan": 1'), 'This link is damaged.'],
  ['too large', linkOf(`{"stowplan":1,"name":"${' '.repeat(9_000_000)}"}`), 'This link is too large to open.'],
  ['of a later encoding', linkTo(good).replace('#s=1.', '#s=2.'), 'This link comes from a newer version.'],
  ['of a later format', linkTo({ stowplan: 2 }), 'This link comes from a newer version.'],
  [
    'no scenario',
    linkTo({ stowplan: 1, containerInstances: 'six' }),
    'This link does not hold a scenario that can be run.',
    'containerInstances',
  ],
  ['to no example', '#e=no-such-thing', 'There is no such example.', 'no-such-thing'],
];

test('a link that cannot be opened says why', async ({ playground, page }) => {
  for (const [name, fragment, title, detail = ''] of badLinks) {
    await test.step(name, async () => {
      await playground.open(fragment);
      await expect(playground.dialogs.badLink.title).toHaveText(title);
      await expect(page.getByRole('main')).toContainText(detail);
    });
  }
});

test('the page of a bad link offers the examples', async ({ playground }) => {
  const { badLink } = playground.dialogs;
  await playground.open('#s=1.damaged');
  await expect(badLink.examples).not.toHaveCount(0);
  await badLink.examples.filter({ hasText: 'memberOf and the query language' }).click();
  await expect(playground.title).toHaveText('memberOf and the query language');
  await expect(playground.stage.drawing).toBeVisible();
});

test('links, bad and good, leave the visitor’s own draft alone', async ({ playground }) => {
  const { dialogs, stage, strategy } = playground;
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(20);
  await strategy.change('binpack cpu');
  await expect.poll(() => stage.counts()).toEqual([8, 1, 0, 0, 0, 0]);

  await playground.open('#s=1.damaged');
  await dialogs.badLink.goOn.click();
  await expect(strategy.sentence).toHaveText(/^Place web by binpack on CPU/);
  await expect.poll(() => stage.counts()).toEqual([8, 1, 0, 0, 0, 0]);

  await playground.open(linkTo(good));
  await expect(playground.title).toHaveText('By link');
  await playground.open();
  await expect(strategy.sentence).toHaveText(/^Place web by binpack on CPU/);
});
