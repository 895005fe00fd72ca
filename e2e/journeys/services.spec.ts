import { expect, test } from '../fixture';

test('services, their deployments, their events and their targets', async ({ playground, page }) => {
  await test.step('a service of the legend tells its deployments, and an update shows between its bounds', async () => {
    const { inspector } = playground;
    await playground.open('#e=rolling-update');
    await playground.pauseAt(100);
    await page.getByRole('list', { name: 'Services and families' }).getByRole('button', { name: /^web/ }).click();
    await expect(inspector.subject).toHaveText('web');
    await expect(inspector.panel).toContainText('at most 6 may be there');
    // What the chart shows of the present moment is said below it.
    await expect(inspector.panel).toContainText(/1:40 · web:1 \d running · web:2 \d running/);

    const deployment = inspector.panel.getByRole('button', { name: /^web:2, .* Show its time in the chart/ });
    await deployment.click();
    await expect(deployment).toHaveAttribute('aria-pressed', 'true');
    await inspector.panel.getByRole('button', { name: 'Whole run' }).click();
    await expect(deployment).toHaveAttribute('aria-pressed', 'false');

    await inspector.show('JSON');
    expect(await inspector.json()).toMatchObject({ serviceName: 'web', status: 'ACTIVE', desiredCount: 4 });
  });
  await test.step('an event leads to its moment, and to what it speaks of', async () => {
    const { inspector } = playground;
    await playground.loadExample('rolling-update', 100);
    await inspector.show('Events');
    const started = inspector.event(/has started 4 tasks/).first();
    await started.getByRole('button', { name: 'Select web-1', exact: true }).click();
    await inspector.show('Why here?');
    await expect(inspector.subject).toHaveText('web-1');

    await inspector.show('Events');
    await inspector.panel.getByRole('combobox', { name: 'What the events speak of' }).selectOption('The selection');
    await expect(inspector.event(/has started 2 tasks/)).toHaveCount(0);
    await started.getByRole('button', { name: /has started 4 tasks/ }).click();
    await expect(page.getByRole('slider', { name: 'Time' })).toHaveAttribute('aria-valuenow', '0');
  });
  await test.step('targets stand over the zones and in the table of the stage', async () => {
    await playground.loadExample('a-failing-health-check', 200);
    const targets = page.getByRole('table', { name: 'Targets of load balancers' });
    await expect(targets.getByRole('row', { name: /front .*unhealthy since/ })).toHaveCount(1);
  });
});
