import { expect, test } from '../fixture';

test.beforeEach(async ({ playground }) => {
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(20);
});

test('acting in the past keeps the run that was left as a branch: to go back to, to compare, to name and to delete', async ({
  playground,
  page,
}) => {
  const { stage, transport } = playground;
  await playground.seek(90);
  await playground.seek(40);
  await stage.select('m5-1');
  await playground.inspector.act('Drain it');
  await expect(stage.row('m5-1')).toContainText('DRAINING');

  await transport.branches.click();
  await expect(page.getByRole('menuitemcheckbox', { name: /^From 0:40/ })).toBeChecked();
  await transport.ofBranch('First run', 'Compare with it');
  await expect(transport.difference).toContainText(/First run/);

  await transport.branches.click();
  await transport.ofBranch('First run', 'Rename');
  await page.getByRole('textbox', { name: 'Name of the branch' }).fill('As it was');
  await page.keyboard.press('Enter');

  await transport.branches.click();
  await transport.ofBranch('As it was', 'Switch to it');
  await expect(stage.row('m5-1')).toContainText('ACTIVE');

  await page.reload();
  await playground.settle();
  await expect(stage.row('m5-1')).toContainText('ACTIVE');
  await transport.branches.click();
  await transport.ofBranch('From 0:40', 'Delete');
  await expect(transport.branches).toBeHidden();
});

test('undo makes a branch the present run again; playing pauses where a person asked it to', async ({
  playground,
  page,
}) => {
  await test.step('what happens at the end of what is known makes no branch', async () => {
    const { stage, transport } = playground;
    await stage.select('m5-1');
    await playground.inspector.act('Drain it');
    await expect(stage.row('m5-1')).toContainText('DRAINING');
    await expect(transport.branches).toBeHidden();
  });
  await test.step('undo takes the action back and makes the branch the present run again', async () => {
    await playground.loadExample('binpack-against-spread', 20);
    const { stage, transport } = playground;
    await playground.seek(60);
    await playground.seek(30);
    await stage.select('m5-1');
    await playground.inspector.act('Drain it');
    await expect(stage.row('m5-1')).toContainText('DRAINING');
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(stage.row('m5-1')).toContainText('ACTIVE');
    await transport.branches.click();
    await expect(page.getByRole('menuitemcheckbox', { name: /^First run/ })).toBeChecked();
  });
  await test.step('playing pauses where the selected task moves', async () => {
    await playground.loadExample('binpack-against-spread', 20);
    const { transport } = playground;
    await playground.seek(1);
    await page.evaluate(() => window.stowplan?.session.setSpeed(4));
    const menu = await playground.stage.openMenuOf('web-1');
    await menu.press('Escape');
    await transport.pauseAt.click();
    await page.getByRole('menuitemcheckbox', { name: 'web-1 moves' }).click();
    await transport.play.click();
    await expect(playground.notice(/^Paused at 0:\d\d: web-1 is [A-Z]+\.$/)).toBeVisible();
  });
  await test.step('playing pauses where a deployment ends, and says so', async () => {
    await playground.loadExample('binpack-against-spread', 20);
    const { transport } = playground;
    await transport.toStart.click();
    await transport.pauseAt.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'A deployment ends' }).press('Enter');
    await transport.setSpeed('60×');
    await transport.play.click();
    await expect(playground.notice(/^Paused at \d+:\d\d: the deployment of .+ is complete\.$/)).toBeVisible();
    await expect(transport.play).toBeVisible();
    const second = await transport.second();

    // It is a preference, and going on is not stopped by the same deployment again.
    await transport.play.click();
    await expect.poll(() => transport.second()).toBeGreaterThan(second);
    await transport.pause.click();
    await page.reload();
    await transport.pauseAt.click();
    await expect(page.getByRole('menuitemcheckbox', { name: 'A deployment ends' })).toBeChecked();
  });
});
