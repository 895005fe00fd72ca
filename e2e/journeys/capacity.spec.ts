import { expect, test } from '../fixture';

test('where room comes from: a group that grows from zero, the same tasks on Fargate, and both side by side', async ({
  playground,
}) => {
  const { capacity, compare, strategy } = playground;
  await playground.open('#e=scale-from-zero');
  await playground.pauseAt(90);

  await test.step('waiting tasks lead to their provider, which says how its group is sized', async () => {
    await playground.page.getByRole('button', { name: 'Show how it scales' }).click();
    await expect(capacity.steps.nth(1)).toContainText(
      '10 tasks of web, 512 CPU and 1,024 MiB each: 4 fit on one m5.large, so 10 need 3.',
    );
    await expect(capacity.panel).toContainText(
      'From zero, target tracking counts one instance: ceil(200 / 100) = 2 desired',
    );
    await expect(capacity.fleet).toHaveAccessibleName(/2 booting; M 3, desired 2$/);
    await playground.seek(180);
    await expect(capacity.steps.first()).toContainText('N: 2 instances registered, all run tasks.');
    await expect(capacity.panel).toContainText('M = N + 1 = 3 instances needed.');
  });

  await test.step('the sentence says what launches the tasks, and lets it be Fargate', async () => {
    await expect(strategy.sentence).toContainText('on on-demand');
    await capacity.launchOn(/^Fargate/);
    await expect(strategy.sentence).toHaveText(/^Place web on Fargate/);
    await expect(playground.notice(/Network mode awsvpc/)).toBeVisible();
    await playground.page.keyboard.press('ControlOrMeta+z');
    await expect(strategy.sentence).toContainText('on on-demand');
  });

  await test.step('one click puts EC2 beside Fargate', async () => {
    await compare.begin(/^EC2 against Fargate/);
    await expect(compare.worlds).toHaveCount(2);
    await expect(compare.world('B')).toContainText(/launch type\s*FARGATE/);
  });
});
