import { readFileSync } from 'node:fs';
import { clusterOf, type Cluster } from '../pages/cluster';
import { expect, test as base } from '../fixture';
import * as shop from '../../src/scenario/import/testing/shop';
import { taskDefinitions } from '../../src/scenario/import/testing/shop-definitions';
import { containerInstances } from '../../src/scenario/import/testing/shop-instances';
import { services } from '../../src/scenario/import/testing/shop-services';
import { RUNNING_TASKS, tasks } from '../../src/scenario/import/testing/shop-tasks';

const test = base.extend<{ cluster: Cluster }>({ cluster: async ({ page }, use) => use(clusterOf(page)) });

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const INSTANCES = { name: 'instances.json', text: shop.printed(containerInstances) };
const TASKS = { name: 'tasks.json', text: shop.printed(tasks) };
const SERVICES = { name: 'services.json', text: shop.printed(services) };
const EVERYTHING = { name: 'cluster.json', text: shop.SHOP.map(shop.printed).join('') };

test.beforeEach(async ({ playground }) => {
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(20);
});

test('files in any order become the cluster, and what is missing comes with the command that prints it', async ({
  cluster,
  playground,
  page,
}) => {
  await cluster.start();
  await cluster.choose(TASKS);
  await expect(cluster.missing.first()).toContainText('5 container instances');
  await expect(cluster.open).toBeDisabled();
  await cluster.choose(SERVICES, INSTANCES);
  await expect(cluster.files).toHaveCount(3);
  await expect(cluster.dialog).toContainText('5 container instances, 17 tasks, 3 services');
  await expect(cluster.missing.first()).toContainText('shop-checkout:12');
  await cluster.missing.first().getByRole('button', { name: 'Copy' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('aws ecs describe-task-definition');

  // What was asked for is pasted, document after document; with it the definitions are the account's own.
  await cluster.field.fill(taskDefinitions.map(shop.printed).join('\n'));
  await expect(cluster.missing.first()).toContainText('The cluster shop-prod');
  await cluster.open.click();
  await expect(cluster.dialog).toHaveCount(0);
  await playground.settle();
  await expect.poll(() => playground.stage.placed()).toBe(RUNNING_TASKS);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('shop-prod');
});

test('the draft that was there is kept at hand', async ({ cluster, playground, page }) => {
  await playground.editor.show('Services', 'web');
  await playground.editor.replace('{ "serviceName": "mine", "taskDefinition": "web", "desiredCount": 2 }');
  await playground.settle();
  await cluster.start();
  await cluster.choose(EVERYTHING);
  await cluster.open.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('shop-prod');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('shop-prod');
  await cluster.fromMenu('Your draft before this one');
  await expect(playground.editor.pane.getByRole('tab', { name: 'mine' })).toBeVisible();
});

test('files dropped on the page: output of AWS is read, a scenario opens', async ({ cluster, playground, page }) => {
  await cluster.drop(EVERYTHING, { name: 'more.txt', text: shop.printed(shop.listTasks) });
  await expect(cluster.dialog).toContainText('13 documents');
  await expect(cluster.dialog).toContainText(
    'list-tasks: names of 2 tasks alone. Paste what aws ecs describe-tasks prints of them.',
  );
  await page.keyboard.press('Escape');
  await expect(cluster.dialog).toHaveCount(0);
  const example = readFileSync(new URL('../../src/scenario/examples/member-of.json', import.meta.url), 'utf8');
  const { name } = JSON.parse(example) as { name: string };
  await cluster.drop({ name: 'mine.json', text: example });
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await expect(playground.dialogs.any).toHaveCount(0);
});

test('with names replaced nothing of the account is in the scenario', async ({ cluster, page, playground }) => {
  await cluster.start();
  await cluster.choose(EVERYTHING);
  await cluster.replaceNames.check();
  await cluster.dialog.getByText(/^Which is which/).click();
  await expect(cluster.dialog.getByRole('row', { name: 'service-1 checkout' })).toBeVisible();
  await cluster.open.click();
  await playground.settle();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('An imported cluster');
  const saved = page.waitForEvent('download');
  await cluster.fromMenu('Save as a file');
  const text = readFileSync(await (await saved).path(), 'utf8');
  expect(text).toContain('service-1');
  for (const original of ['204512873391', 'shop', 'checkout', 'stripe', 'nginx', 'postgres'])
    expect(text).not.toContain(original);
});

test('a cluster is added to the scenario that is open, and a scenario goes out as commands and as a template', async ({
  cluster,
  playground,
  page,
}) => {
  await test.step('added to the scenario that is open, and taken back', async () => {
    await cluster.start();
    await cluster.choose(EVERYTHING);
    await cluster.add.click();
    await expect(cluster.dialog).toHaveCount(0);
    await playground.settle();
    await playground.editor.show('Services');
    await expect(playground.editor.pane.getByRole('tab', { name: 'checkout' })).toBeVisible();
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(playground.editor.pane.getByRole('tab', { name: 'checkout' })).toHaveCount(0);
  });
  await test.step('a scenario goes out as commands and as a template', async () => {
    await playground.loadExample('binpack-against-spread', 20);
    await cluster.fromMenu('Export …');
    await expect(cluster.exportedText).toHaveValue(
      /^#!\/usr\/bin\/env bash\n# Binpack against spread\n[\s\S]*aws ecs create-service/,
    );
    await cluster.exported.getByRole('button', { name: 'Copy' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('aws ecs register-task-definition');
    await cluster.exported.getByRole('tab', { name: 'CloudFormation' }).click();
    await expect(cluster.exportedText).toHaveValue(/"Type": "AWS::ECS::Service"/);
    const saved = page.waitForEvent('download');
    await cluster.exported.getByRole('button', { name: 'Save as a file' }).click();
    expect((await saved).suggestedFilename()).toBe('binpack-against-spread.template.json');
    const { Resources } = JSON.parse(readFileSync(await (await saved).path(), 'utf8')) as { Resources: object };
    expect(Object.keys(Resources)).toContain('Cluster');
  });
});

test('what cannot be read says how to mend it', async ({ cluster }) => {
  await cluster.start();
  await cluster.field.fill('containerInstances:\n- agentConnected: true\n  status: ACTIVE\n');
  await expect(cluster.dialog).toContainText('This is output of the AWS CLI as YAML. Ask for JSON: add --output json');
  await cluster.field.fill(TASKS.text.slice(0, 2_000));
  await expect(cluster.dialog).toContainText('The output that begins in line 1 breaks off here');
  await expect(cluster.open).toBeDisabled();
});

test('a text of megabytes does not go into the field', async ({ cluster }) => {
  await cluster.start();
  await cluster.paste(EVERYTHING.text);
  await expect(cluster.files).toHaveText([/pasted text 1/]);
  await expect(cluster.field).toHaveValue('');
  await expect(cluster.dialog).toContainText('17 tasks');
});
