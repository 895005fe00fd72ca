import { readFileSync } from 'node:fs';
import { clusterOf } from '../pages/cluster';
import { expect, test } from '../fixture';

const sample = (name: string) => ({
  name: `${name}.yml`,
  text: readFileSync(`src/scenario/import/copilot/samples/${name}.yml`, 'utf8'),
});

test('Copilot manifests are dropped, deployed to an environment, opened, and compared with App Runner', async ({
  playground,
  page,
}) => {
  const cluster = clusterOf(page);
  const created = cluster.dialog.getByRole('region', { name: 'What Copilot creates' });
  await playground.open('#e=binpack-against-spread');

  await test.step('what is no YAML is said with its place, and how to mend it', async () => {
    await cluster.drop({ name: 'nightly.yml', text: 'name: nightly\ntype: Scheduled Job\non:\n  schedule: @daily\n' });
    await expect(cluster.dialog).toContainText('nightly.yml, line 4, column 13: This is not YAML');
    await expect(cluster.dialog).toContainText('Put the value in quotes');
    await cluster.dialog.getByRole('button', { name: 'Remove nightly.yml' }).click();
  });

  await test.step('several are read together, for the environment that is chosen', async () => {
    await cluster.choose(sample('frontend'), sample('request-driven'));
    await expect(created).toContainText('1 to 10 tasks');
    await cluster.dialog.getByRole('combobox', { name: 'Environment' }).selectOption('prod');
    await expect(created).toContainText('4 to 20 tasks');
    await expect(cluster.dialog).toContainText('AWS has ended the support of Copilot on 2026-06-12');
  });

  await test.step('they run, and the request-driven one stands beside itself on App Runner', async () => {
    await cluster.open.click();
    await playground.settle();
    await playground.seek(1_500);
    await page
      .getByRole('list', { name: 'Services and families' })
      .getByRole('button', { name: /^landing/ })
      .click();
    await playground.inspector.show('Scaling');
    await playground.inspector.panel.getByRole('button', { name: 'The same load on App Runner' }).click();
    const lens = page.getByRole('dialog', { name: 'landing on App Runner' });
    await expect(lens).toContainText('closed to new customers since 2026-04-30');
    await expect(lens).toContainText('300 requests in flight, 3 active of 3 provisioned, $0.234 an hour.');
    await lens.getByRole('spinbutton', { name: 'MaxConcurrency' }).fill('50');
    await page.keyboard.press('Enter');
    await expect(lens).toContainText('6 active of 6 provisioned');
  });
});
