import { expect, test } from '../fixture';
import type { Playground } from '../pages/playground';

const PACKED = [8, 1, 0, 0, 0, 0];
const SPREAD = [2, 1, 2, 1, 2, 1];

/** Binpack against spread, at second 20, in two worlds. */
async function begin(playground: Playground): Promise<void> {
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(20);
  await playground.compare.begin('Binpack against spread');
  await playground.settle();
}

test('one click makes binpack against spread: linked zoom, rings, and undo brings the one stage back', async ({
  playground,
  page,
}) => {
  await begin(playground);
  await test.step('only what differs fades the rest', async () => {
    const { compare } = playground;
    const faded = async (): Promise<number> =>
      compare
        .drawing('A')
        .locator('[data-task]')
        .evaluateAll((tasks) => tasks.filter((task) => Number(getComputedStyle(task).opacity) < 0.5).length);
    expect(await faded()).toBe(0);
    await expect(compare.only).toHaveAttribute('aria-checked', 'false');
    await compare.only.click();
    await expect(compare.only).toHaveAttribute('aria-checked', 'true');
    await expect.poll(faded).toBe(2);
  });
  await test.step('zoom and pan of one are those of the other', async () => {
    const { compare } = playground;
    const places = async (): Promise<string[]> =>
      Promise.all(
        (['A', 'B'] as const).map((letter) =>
          compare
            .drawing(letter)
            .locator('.stage-layer > g')
            .first()
            .evaluate((g) => g.getAttribute('transform') ?? ''),
        ),
      );
    const before = await places();
    expect(before[0]).toBe(before[1]);
    await compare.drawing('B').hover({ position: { x: 200, y: 120 } });
    await page.mouse.wheel(0, -400);
    await playground.settle();
    const zoomed = await places();
    expect(zoomed[0]).not.toBe(before[0]);
    expect(zoomed[0]).toBe(zoomed[1]);
    await page.mouse.down();
    await page.mouse.move(900, 300, { steps: 4 });
    await page.mouse.up();
    await playground.settle();
    const panned = await places();
    expect(panned[0]).toBe(panned[1]);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(places).toEqual(before);
  });
  await test.step('one click makes binpack against spread, undo and the end of it bring the one stage back', async () => {
    const { compare, stage, strategy, transport } = playground;
    await expect(compare.worlds).toHaveCount(2);
    await expect(compare.world('A')).toContainText('binpack');
    await expect(compare.sentence('B')).toContainText('spread across zones');
    await expect.poll(() => compare.counts('A')).toEqual(PACKED);
    await expect.poll(() => compare.counts('B')).toEqual(SPREAD);
    await expect.poll(() => compare.elsewhere('A')).toBe(7);
    expect(await compare.elsewhere('B')).toBe(7);
    expect(await transport.second(), 'the moment stays').toBe(20);

    await page.keyboard.press('ControlOrMeta+Z');
    await expect(compare.worlds).toHaveCount(0);
    await expect.poll(() => stage.counts()).toEqual(SPREAD);
    await page.keyboard.press('ControlOrMeta+Shift+Z');
    await expect(compare.worlds).toHaveCount(2);
    await compare.end.click();
    await expect(strategy.sentence).toHaveText(/^Place web by spread across zones/);
    await expect.poll(() => stage.counts()).toEqual(SPREAD);
  });
});

test('a selection is of all worlds, and the words over a stage are of one', async ({ playground, page }) => {
  await begin(playground);
  await test.step('what is selected in one is selected in the other, and the panels tell of the one that was clicked', async () => {
    const { compare, inspector } = playground;
    await page.getByRole('button', { name: 'Show the inspector' }).click();
    const instance = (letter: 'A' | 'B') =>
      page.getByRole('region', { name: `World ${letter}, ${letter === 'A' ? 'binpack' : 'spread'}, as tables` });
    await instance('A').getByRole('button', { name: 'web-5', exact: true }).press('Enter');
    await expect(compare.turned('A')).toHaveAttribute('aria-pressed', 'true');
    await expect(inspector.story).toContainText('On m5-1');

    await compare.turned('B').click();
    await expect(inspector.subject).toHaveText('web-5');
    await expect(inspector.story).toContainText('On m5-4');
    await instance('B').getByRole('button', { name: 'm5-3', exact: true }).press('Enter');
    await expect(inspector.subject).toHaveText('m5-3');
    await compare.turned('A').click();
    await expect(inspector.subject).toHaveText('m5-3');
  });
  await test.step('the words over a stage change its world alone', async () => {
    const { compare } = playground;
    await compare
      .sentence('A')
      .getByRole('button', { name: /binpack/ })
      .click();
    await page.getByRole('menuitemcheckbox', { name: 'spread instanceId', exact: true }).click();
    await expect.poll(() => compare.counts('A')).toEqual([2, 2, 2, 1, 1, 1]);
    expect(await compare.counts('B')).toEqual(SPREAD);
  });
});

test('sides are renamed, kept, joined and removed', async ({ playground, page }) => {
  await begin(playground);
  const { compare, stage, strategy } = playground;
  await compare.act('B', 'Rename');
  await page.getByRole('textbox', { name: 'Name of world B' }).fill('evenly');
  await page.keyboard.press('Enter');
  await expect(compare.world('B')).toHaveAccessibleName('World B, evenly');
  await expect(page.getByRole('button', { name: 'evenly, rename' })).toBeFocused();

  await compare.add.click();
  await compare.choose('The scenario as it stands');
  await expect(compare.worlds).toHaveCount(3);
  await compare.add.click();
  await compare.choose('with circuit breaker web');
  await expect(compare.worlds).toHaveCount(4);
  await expect(compare.add).toHaveCount(0);
  await playground.settle();
  await compare.act('C', 'Remove C');
  await expect(compare.worlds).toHaveCount(3);

  await compare.act('A', /^Keep A/);
  await expect(compare.worlds).toHaveCount(0);
  await expect(strategy.sentence).toHaveText(/^Place web by binpack on memory/);
  await expect.poll(() => stage.counts()).toEqual(PACKED);
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(compare.worlds).toHaveCount(3);
});

test('the editor edits what they share, or one of them', async ({ playground, page }) => {
  await begin(playground);
  const { compare, editor } = playground;
  await page.getByRole('button', { name: 'Show the editor' }).click();
  await editor.form.click();
  await editor.show('Services', 'web');
  const desired = editor.pane.getByLabel('desiredCount').first();
  const sides = page.getByRole('group', { name: 'What the editor edits' });
  await sides.getByRole('button', { name: /^B alone/ }).click();
  await desired.fill('6');
  await desired.press('Enter');
  await expect.poll(() => compare.counts('B')).toEqual([1, 1, 1, 1, 1, 1]);
  expect(await compare.counts('A')).toEqual(PACKED);
  await expect(compare.world('B')).toContainText('desired count 6');

  await sides.getByRole('button', { name: 'Shared' }).click();
  await expect(desired).toHaveValue('9');
  await desired.fill('3');
  await desired.press('Enter');
  await expect.poll(() => compare.counts('A')).toEqual([3, 0, 0, 0, 0, 0]);
  expect(await compare.counts('B'), 'what is its own stays').toEqual([1, 1, 1, 1, 1, 1]);
  await sides.getByRole('button', { name: /^B alone/ }).click();
  await expect(desired).toHaveValue('6');

  await editor.json.click();
  await expect(editor.lines).toContainText('"desiredCount": 6');
  await editor.show('The whole scenario');
  await expect(editor.lines).toContainText('placementStrategy');
  await expect(editor.lines).not.toContainText('containerInstances');
});

test('panes that take the stages’ room are folded, and given back', async ({ playground, page }) => {
  const { compare, editor, inspector } = playground;
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(20);
  await expect(editor.pane).toBeVisible();
  await playground.compare.begin('Binpack against spread');
  await expect(compare.worlds).toHaveCount(2);
  await expect(editor.pane).toHaveCount(0);
  await expect(inspector.pane).toHaveCount(0);
  await page.reload();
  await expect(compare.worlds).toHaveCount(2);
  await compare.end.click();
  await expect(editor.pane).toBeVisible();
  await expect(inspector.pane).toBeVisible();
});

test('panes are given back, too, where the comparison ends with the page', async ({ playground }) => {
  const { compare, editor, inspector } = playground;
  await playground.open('#e=binpack-against-spread');
  await playground.compare.begin('Binpack against spread');
  await expect(compare.worlds).toHaveCount(2);
  await expect(compare.drawing('B')).toHaveAccessibleName(/^World B, .*, cluster$/);
  await expect(editor.pane).toHaveCount(0);
  await playground.open('#e=spread-then-binpack');
  await expect(editor.pane).toBeVisible();
  await expect(inspector.pane).toBeVisible();
});

test('a rule of the sentence is held against its opposite', async ({ playground, page }) => {
  const { compare, strategy } = playground;
  await playground.open('#e=spread-then-binpack');
  await playground.pauseAt(20);
  await strategy.rule(2).click();
  await page.getByRole('menuitem', { name: 'Side by side: with and without this rule' }).click();
  await expect(compare.worlds).toHaveCount(2);
  await expect(compare.world('B')).toHaveAccessibleName('World B, without it');
  await expect(compare.sentence('A')).toContainText('binpack');
  await expect(compare.sentence('B')).not.toContainText('binpack');
});

test('an example opens side by side, with what is the same in both over both', async ({ playground }) => {
  const { compare } = playground;
  await playground.open('#e=rebalancing-on-and-off');
  await expect(compare.worlds).toHaveCount(2);
  await playground.pauseAt(700);
  // The instance that went with its zone, then the one that came back.
  await expect.poll(() => compare.counts('A')).toEqual([3, 3, 0, 3]);
  expect(await compare.counts('B')).toEqual([5, 4, 0, 0]);
  await expect(playground.strategy.sentence, 'what is the same in both stands over both').toHaveText(/^Place web/);
  await expect(compare.world('A')).toContainText('zone rebalancing on');
  await expect(compare.world('B')).toContainText('zone rebalancing off');
});

test('the examples side by side open with their worlds, on one clock, with something to compare', async ({
  playground,
}) => {
  const { compare, dialogs, scoreboard } = playground;
  await playground.open();
  for (const [title, worlds] of [
    ['What does binpack buy?', 2],
    ['Zone rebalancing, on and off', 2],
    ['Three chains for one batch', 3],
  ] as const) {
    await dialogs.examples.open.click();
    await dialogs.examples.example(title).click();
    await expect(playground.title).toHaveText(title);
    await expect(compare.worlds).toHaveCount(worlds);
    await expect(scoreboard.board).toContainText('Instances in use');
    const moments = await playground.worlds.moments();
    expect(new Set(moments).size).toBe(1);
  }
});

test.describe('on a small screen', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('one world at a time is on the stage, with a switch between them', async ({ playground, page }) => {
    const { compare, phone, transport } = playground;
    await playground.open('#e=binpack-against-spread');
    await transport.pause.tap();
    await playground.seek(20);
    await phone.tab('Compare').tap();
    await phone
      .sheet('Side by side')
      .getByRole('button', { name: /^Binpack against spread/ })
      .tap();
    await expect(compare.worlds).toHaveCount(1);
    await expect(compare.world('A')).toBeVisible();
    await expect.poll(() => compare.counts('A')).toEqual(PACKED);
    await page.getByRole('group', { name: 'World on the stage' }).getByRole('button', { name: /^B/ }).tap();
    await expect(compare.world('B')).toBeVisible();
    await expect.poll(() => compare.counts('B')).toEqual(SPREAD);
    expect(await phone.overflow()).toBe(0);

    await phone.tab('Compare').tap();
    await phone.sheet('Side by side').getByRole('button', { name: 'End the comparison' }).tap();
    await expect(compare.worlds).toHaveCount(0);
  });
});
