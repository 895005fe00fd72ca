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

/** A fleet of three types, a part of which has an attribute, with so many services. */
function mixed(services: number) {
  const entry = (id: string, count: number, attributes: Readonly<Record<string, string>>) => ({
    id,
    count,
    instanceType: `${id}.large`,
    availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
    attributes,
  });
  const names = Array.from({ length: services }, (_, index) => `s${index + 1}`);
  return {
    stowplan: 1,
    name: 'Mixed',
    containerInstances: [entry('m5', 300, { stack: 'prod' }), entry('c5', 60, { stack: 'test' }), entry('r5', 40, {})],
    taskDefinitions: names.map((family) => ({
      family,
      containerDefinitions: [{ name: family, image: 'nginx', cpu: 128, memory: 256 }],
    })),
    services: names.map((name) => ({ serviceName: name, taskDefinition: name, desiredCount: 40 })),
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

test('what is too large is named before anything freezes, with the numbers', async ({ playground, page }) => {
  await test.step('a fleet that no browser could hold is named as such before anything freezes', async () => {
    const { editor, stage } = playground;
    await playground.open('#e=binpack-against-spread');
    await playground.pauseAt(20);
    await playground.load(fleet(50_000_000, 10));
    await expect(editor.problemsButton).toHaveText(/error/);
    await editor.openProblems();
    await expect(editor.problems.first()).toContainText(/50,000,000|too (large|many)/);
    await expect.poll(() => stage.placed(), 'the last good world stays').toBe(9);
    expect(await page.evaluate(() => 1 + 1), 'and the page answers').toBe(2);
  });
  await test.step('too many tasks are named too', async () => {
    const { editor } = playground;
    await playground.loadExample('binpack-against-spread', 20);
    await playground.load(fleet(6, 2_000_000_000));
    await expect(editor.problemsButton).toHaveText(/error|warning/);
  });
  await test.step('what would not fit into the tab is refused with the numbers before it is built', async () => {
    const { editor, stage } = playground;
    await playground.loadExample('binpack-against-spread', 20);
    const deployments = Array.from({ length: 20 }, (_, index) => ({
      at: 60 + index * 600,
      action: 'UpdateService',
      input: { service: 'web', forceNewDeployment: true },
    }));
    const scenario = { ...fleet(100, 2_000_000), timeline: deployments };
    await playground.load(scenario);
    await editor.openProblems();
    await expect(editor.problems.first()).toContainText(
      /This would take about [\d.,]+ GiB of memory, and there are [\d.,]+ [GM]iB: 100 container instances and 42,000,000 tasks over the run\./,
    );
    await expect(editor.problems.first()).toContainText('services[0].desiredCount asks for 2,000,000 tasks of these.');
    await expect.poll(() => stage.placed(), 'the last good world stays').toBe(9);
  });
});

test('a large fleet has names as one zooms in, is filtered, and is grouped, sorted and shaded as one likes', async ({
  playground,
  page,
}) => {
  await test.step('names are told where they have gone, and come as one zooms in', async () => {
    const { tools } = playground;
    await playground.show(mixed(3), 60);
    await expect(tools.rule).toContainText('Zoom in for names.');
    for (let step = 0; step < 12; step += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect(tools.rule).toContainText(/^(Hulls|Detail): .* of 400 in view\./);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(tools.rule).toContainText(/^Map: /);
    await expect(tools.rule).not.toContainText('in view');
  });
  await test.step('a large fleet is filtered by type, attribute, service and expression, and how many are lit is said', async () => {
    const { tools } = playground;
    await playground.load(mixed(3), 60);
    await expect(tools.line).toBeVisible();
    await tools.filter.click();
    await tools.form.getByRole('checkbox', { name: 'c5.large' }).check();
    await tools.form.getByRole('checkbox', { name: 'r5.large' }).check();
    await expect(tools.lit).toHaveText('100 of 400 instances');
    await tools.form.getByRole('combobox', { name: 'Name of the attribute' }).selectOption('stack');
    await expect(tools.lit).toHaveText('60 of 400 instances');
    await tools.form.getByRole('checkbox', { name: 's2' }).check();
    await expect(tools.lit).toHaveText(/^60 of 400 instances, \d+ of 120 tasks$/);

    await tools.expression.fill('attribute:stack = ');
    await expect(tools.lit).toHaveText('The expression has a mistake.');
    await tools.expression.fill('attribute:stack == ');
    await tools.expression.press('ArrowDown');
    await tools.expression.press('Enter');
    await expect(tools.expression, 'the values of the cluster are offered').toHaveValue('attribute:stack == prod ');
    await expect(tools.lit, 'nothing is of both').toHaveText('0 of 400 instances, 0 of 120 tasks');
    await page.keyboard.press('Escape');
    await expect(tools.form, 'the suggestions alone').toBeVisible();
    await page.keyboard.press('Escape');
    await expect(tools.form).toBeHidden();
    await expect(tools.filter).toBeFocused();
    await expect(tools.filter).toHaveText(/s2, c5\.large and r5\.large, stack/);
    await tools.clear.click();
    await expect(tools.filter).toHaveText('Filter all');
    await expect(tools.lit).toBeEmpty();
  });
  await test.step('a large fleet is grouped, sorted and shaded; what is liked stays, what is about the scenario goes with it', async () => {
    const { tools } = playground;
    await playground.load(mixed(3), 60);
    await expect(tools.rule).toContainText('Map: one mark an instance');
    await tools.choose(tools.group, /^stack/);
    await expect(tools.group).toHaveText('Group by stack');
    await tools.choose(tools.sort, 'most free CPU first');
    await tools.choose(tools.shade, /^tasks/);
    await expect(tools.rule).toContainText('Map: one cell a task');
    await playground.settle();
    await page.reload();
    await playground.transport.pause.waitFor();
    await playground.load(mixed(2), 60);
    await expect(tools.group).toHaveText('Group by zone');
    await expect(tools.sort).toHaveText('Sort most free CPU first');
    await expect(tools.shade).toHaveText('Shade tasks');
    await expect(tools.clear, 'what is liked is not cleared with a filter').toBeHidden();
    await tools.choose(tools.sort, 'as listed');
    await expect(tools.sort).toHaveText('Sort as listed');
  });
});

test('of more services than there are colours one asks which to light', async ({ playground, page }) => {
  const { inspector, tools } = playground;
  await playground.show(mixed(24), 60);
  await expect(tools.light).toHaveText('Light one of 24 services');
  await tools.light.click();
  await page.getByRole('searchbox', { name: 'Search 24 services' }).fill('s17');
  await page.getByRole('checkbox', { name: /^s17/ }).check();
  await page.keyboard.press('Escape');
  await expect(tools.light).toHaveText('s17 40, of 24 services');
  await expect(inspector.subject).toHaveText('s17');
});

test('a small fleet has its tools put away until they are asked for, and a phone has them in a dialog', async ({
  playground,
  page,
}) => {
  const { tools } = playground;
  await playground.show(fleet(6, 9), 60);
  await expect(tools.toggle).toHaveAttribute('aria-expanded', 'false');
  await expect(tools.line).toBeHidden();
  await tools.toggle.click();
  await expect(tools.line).toBeVisible();
  await expect(tools.throughput).toBeHidden();
  await page.setViewportSize({ width: 390, height: 844 });
  await tools.toggle.click();
  await tools.dialog.getByRole('button', { name: 'RUNNING' }).click();
  await expect(tools.dialog.getByRole('status', { name: 'Lit' })).toHaveText('6 of 6 instances, 9 of 9 tasks');
  await tools.dialog.getByRole('button', { name: 'Close' }).click();
  await expect(tools.lit).toHaveText('RUNNING: 6 of 6 instances, 9 of 9 tasks');
});

test('the largest cluster plays, can be paused and gone on with, and says how fast it is', async ({ playground }) => {
  const { dialogs, editor, tools, transport } = playground;
  await playground.open();
  await dialogs.examples.open.click();
  await dialogs.examples.example('5,000 instances').click();
  await expect(playground.title).toHaveText('5,000 instances');
  await expect(tools.throughput).toContainText(/[1-9][\d,]* of [\d,]+/, { timeout: 60_000 });
  await transport.pause.click();
  await playground.settle();
  await expect(editor.verdict).toContainText('Valid ');
  await expect(tools.throughput).toContainText('tasks a second');
  await transport.play.click();
  await expect(transport.pause).toBeVisible();
  await transport.pause.click();
});
