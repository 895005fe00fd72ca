import { expect, test } from '../fixture';

test('ECS against EKS in one click: pods elsewhere, their scores, and what ECS would have done', async ({
  playground,
  page,
}) => {
  const { compare, inspector } = playground;
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(20);
  await compare.begin(/^ECS against EKS/);
  await playground.settle();

  await test.step('the stage of the pods says whose it is, and counts nodes and pods', async () => {
    await expect(compare.worlds).toHaveCount(2);
    await expect(compare.world('B')).toContainText('EKS lens: pods on nodes under the default kube-scheduler');
    await expect(compare.world('B')).toContainText(/\d nodes · \d+ pods/);
    await expect(compare.world('A')).toContainText(/\d instances · \d+ tasks/);
  });

  await test.step('why a pod is where it is: filters, scores by plugin, and ECS', async () => {
    await page.getByRole('button', { name: 'Show the inspector' }).click();
    await compare.turned('B').click();
    // The drawing takes the pointer for all that is in it.
    await compare.drawing('B').locator('[data-task]').first().click({ force: true });
    const steps = inspector.panel.getByRole('list', { name: 'Steps of the scheduling cycle' });
    await expect(steps).toContainText('NodeResourcesFit');
    const scores = inspector.panel.getByRole('region', { name: 'Scores' });
    await expect(scores.getByRole('row', { name: /^Total/ })).toBeVisible();
    const winner = scores.getByRole('listitem').first();
    const total = (await winner.locator('b').textContent()) ?? '';
    await expect(scores.getByRole('row', { name: /^Total/ })).toContainText(total);
    await expect(scores).toContainText(/PodTopologySpread\s*\d+ × 2/);
    await expect(inspector.panel.getByRole('region', { name: 'And ECS?' })).toContainText(/^And ECS\?ECS would have/);
  });
});
