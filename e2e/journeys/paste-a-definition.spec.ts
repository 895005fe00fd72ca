import { readFileSync } from 'node:fs';
import { expect, test } from '../fixture';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** A task definition as it was published, from the samples that the check of definitions is tested with. */
function sample(name: string): string {
  return readFileSync(new URL(`../../src/scenario/task-definition/samples/${name}.json`, import.meta.url), 'utf8');
}

test.beforeEach(async ({ playground }) => {
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(20);
});

test('what is pasted is checked: taken as it is, mended with a warning, or refused in ECS’s words', async ({
  playground,
  page,
}) => {
  await test.step('Cancel leaves everything as it was', async () => {
    const { dialogs, stage } = playground;
    const before = await playground.stateHash();
    await dialogs.paste.open();
    await dialogs.paste.field.fill(sample('aws-samples__nginx-nginx-ec2'));
    await page.keyboard.press('Escape');
    await expect(dialogs.any).toHaveCount(0);
    expect(await playground.stateHash()).toBe(before);
    await expect.poll(() => stage.placed()).toBe(9);
  });
  await test.step('what is harmless is mended, with a warning', async () => {
    await page.keyboard.press('Escape');
    await playground.loadExample('binpack-against-spread', 20);
    const { dialogs } = playground;
    await dialogs.paste.open();
    await dialogs.paste.field.fill(`{
    // What a person has by hand.
    "family": "by-hand",
    "cpu": 256, "memory": "1 GB",
    "containerDefinitions": [{ "name": "app", "image": "nginx", "memory": "512", "links": null, }],
  }`);
    await expect(dialogs.paste.dialog).toContainText('by-hand');
    await expect(dialogs.paste.dialog).toContainText(/null was left out/);
    await expect(dialogs.paste.add).toBeEnabled();
  });
  await test.step('what ECS would refuse is refused, in ECS’s words', async () => {
    await page.keyboard.press('Escape');
    await playground.loadExample('binpack-against-spread', 20);
    const { dialogs } = playground;
    await dialogs.paste.open();
    await dialogs.paste.field.fill(sample('aws-docs__example-task-definitions-4'));
    await expect(dialogs.paste.dialog).toContainText(
      "Invalid setting for container 'app'. At least one of 'memory' or 'memoryReservation' must be specified.",
    );
    await expect(dialogs.paste.refused).toBeDisabled();
  });
  await test.step('what describe-task-definition prints is taken as it is', async () => {
    await page.keyboard.press('Escape');
    await playground.loadExample('binpack-against-spread', 20);
    const { dialogs, editor } = playground;
    await dialogs.paste.open();
    await dialogs.paste.field.fill(sample('public__ts3-server-describe'));
    await expect(dialogs.paste.add).toBeEnabled();
    await dialogs.paste.add.click();
    await expect(editor.pane.getByRole('tab', { name: 'ts3-server' })).toBeVisible();
  });
  await test.step('pasted into the editor, a definition that ECS would refuse is marked at its place', async () => {
    await page.keyboard.press('Escape');
    await playground.loadExample('binpack-against-spread', 20);
    const { editor, stage } = playground;
    await editor.show('Tasks', 'web');
    await editor.replace(sample('aws-docs__tutorial-wfsx-volumes-1').replace(/"family":\s*"[^"]*"/, '"family": "web"'));
    await editor.openProblems();
    await expect(editor.problems.filter({ hasText: "Unknown volume 'fsx-windows-dir'." }).first()).toBeVisible();
    await expect.poll(() => stage.counts(), 'the last good world').toEqual([2, 1, 2, 1, 2, 1]);
  });
});

test('a real definition is checked as it is pasted, and a service runs it', async ({ playground }) => {
  const { dialogs, stage, strategy } = playground;
  await dialogs.paste.open();
  await dialogs.paste.field.fill(sample('aws-docs__using-awslogs-2'));
  await expect(dialogs.paste.dialog).toContainText('awslogs-example');
  await dialogs.paste.use.selectOption({ label: 'in a new service, launch type EC2' });
  await dialogs.paste.add.click();
  await expect(dialogs.any).toHaveCount(0);

  await playground.settle();
  const tasks = await stage.tasks();
  expect(tasks.filter((task) => task.startsWith('web-'))).toHaveLength(9);
  expect(tasks.filter((task) => task.startsWith('awslogs-example-')).length).toBeGreaterThan(0);
  await strategy.subject.click();
  await expect(strategy.menu.getByRole('menuitemcheckbox')).toHaveCount(2);
});
