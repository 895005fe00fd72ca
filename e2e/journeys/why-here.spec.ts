import { expect, test } from '../fixture';

test.beforeEach(async ({ playground }) => {
  await playground.open('#e=spread-then-binpack');
  await playground.pauseAt(20);
});

test('a click says why a task is there, what an instance holds, and what a task that waits lacks', async ({
  playground,
}) => {
  await test.step('a click on a task says why it is there, in a sentence, in numbers, and under other strategies', async () => {
    const { inspector, stage } = playground;
    const places = [...(await stage.places())];
    const [task = ''] = places
      .flatMap(([, tasks]) => tasks)
      .toSorted()
      .slice(-1);
    const [instance = ''] = places.find(([, tasks]) => tasks.includes(task)) ?? [];

    await stage.clickTask(task);
    await expect(inspector.subject).toHaveText(task);
    await expect(inspector.story).toHaveText(new RegExp(`^On ${instance}, because `));

    // The funnel narrows from the whole fleet to the one instance that was chosen.
    const counts = await inspector.funnelCounts();
    expect(counts[0]).toBe(places.length);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(counts.at(-1)).toBeGreaterThanOrEqual(1);

    await expect(inspector.alternative('random')).toBeVisible();
    await expect(inspector.alternative('binpack(memory)')).toContainText(/m5|c5|r5/);
  });
  await test.step('a click on an instance says what is on it and what still fits', async () => {
    const { inspector, stage } = playground;
    const instance = 'm5-1';
    const tasks = (await stage.places()).get(instance) ?? [];
    await stage.select(instance);
    await expect(inspector.subject).toHaveText(instance);
    await expect(inspector.panel).toContainText('Free:');
    for (const task of tasks)
      await expect(inspector.panel.getByRole('button', { name: task, exact: true })).toBeVisible();
  });
  await test.step('the JSON is what describe-tasks prints', async () => {
    const { inspector, stage } = playground;
    await stage.clickTask('web-1');
    await inspector.show('JSON');
    const task = await inspector.json();
    expect(task).toMatchObject({
      lastStatus: 'RUNNING',
      desiredStatus: 'RUNNING',
      group: 'service:web',
      launchType: 'EC2',
    });
  });
  await test.step('a task that waits says what it lacks and what would let it in', async () => {
    const { inspector, stage } = playground;
    await inspector.show('Why here?');
    await playground.loadExample('network-interfaces', 20);
    await expect(stage.waitingTray).toContainText('2 × api');
    await stage.waitingTray.getByRole('button', { name: 'Show what would make it fit' }).click();
    await expect(inspector.subject).toHaveText('api');
    await expect(inspector.panel).toContainText('2 tasks waiting');
    await expect(inspector.panel).toContainText(/ECS says: “\(service api\) was unable to place a task/);
  });
  await test.step('a rejected candidate is named with the check it failed', async () => {
    const { inspector, stage } = playground;
    await playground.loadExample('member-of', 20);
    await stage.clickTask('cache-1');
    await expect(inspector.story).toHaveText(/^On r5-1, /);
    await expect(inspector.panel).toContainText('memberOf');
  });
});
