import { expect, test } from '../fixture';

/** So many instances in three zones, with a service that fills a part of them. */
function fleet(count: number, tasks: number) {
  return {
    stowplan: 1,
    name: `${count} instances`,
    containerInstances: [
      { id: 'm5', count, instanceType: 'm5.large', availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'] },
    ],
    taskDefinitions: [
      { family: 'web', containerDefinitions: [{ name: 'web', image: 'nginx', cpu: 256, memory: 512 }] },
    ],
    services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: tasks }],
  };
}

test('the largest cluster that ECS allows is drawn, and can be walked and asked', async ({ playground, page }) => {
  const { inspector, stage } = playground;
  await playground.show(fleet(5000, 1000), 120);
  await expect(stage.drawing).toBeVisible();
  await expect(stage.tables).toContainText('Instances 1 to 200 of 5,000');
  await page.keyboard.press('/');
  await playground.dialogs.find.field.fill('web-500');
  await page.keyboard.press('Enter');
  await expect(inspector.subject).toHaveText('web-500');
  await expect(inspector.story).toHaveText(/^On m5-\d+/);
  const counts = await inspector.funnelCounts();
  expect(counts[0]).toBe(5000);
});

test('a fleet that no browser could hold is named as such before anything freezes', async ({ playground, page }) => {
  const { editor, stage } = playground;
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(20);
  await playground.load(fleet(50_000_000, 10));
  await expect(editor.problemsButton).toHaveText(/error/);
  await editor.problemsButton.click();
  await expect(editor.problems.first()).toContainText(/50,000,000|too (large|many)/);
  await expect.poll(() => stage.placed(), 'the last good world stays').toBe(9);
  expect(await page.evaluate(() => 1 + 1), 'and the page answers').toBe(2);
});

test('too many tasks are named too', async ({ playground }) => {
  const { editor } = playground;
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(20);
  await playground.load(fleet(6, 2_000_000_000));
  await expect(editor.problemsButton).toHaveText(/error|warning/);
});
