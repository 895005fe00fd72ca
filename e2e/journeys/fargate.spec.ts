import { expect, test } from '../fixture';

const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b', 'subnet-c'] } };

/** Nothing but Fargate: a service by launch type, and one on Spot, in three zones. */
const SCENARIO = {
  stowplan: 1,
  name: 'Fargate alone',
  taskDefinitions: ['web', 'mail'].map((family, at) => ({
    family,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: String(512 * (at + 1)),
    memory: String(1024 * (at + 1)),
    containerDefinitions: [{ name: family, image: family }],
  })),
  services: [
    { serviceName: 'web', taskDefinition: 'web', desiredCount: 6, launchType: 'FARGATE', networkConfiguration },
    {
      serviceName: 'mail',
      taskDefinition: 'mail',
      desiredCount: 3,
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
      networkConfiguration,
    },
  ],
};

test('tasks on Fargate stand in their zones: each can be pointed at, told of and taken away', async ({
  playground,
  page,
}) => {
  const { stage } = playground;
  const table = stage.tables.getByRole('table', { name: /^Tasks on Fargate/ });
  const zone = (name: string) => table.getByRole('row', { name: new RegExp(`^Fargate ${name} `) });
  await playground.open('#e=binpack-against-spread');
  await playground.load(SCENARIO, 60);

  await test.step('zone by zone, in the drawing and in words, with no instances offered', async () => {
    await expect(zone('us-east-1b')).toContainText('3 tasks');
    await expect(zone('us-east-1b')).toContainText('web-2 RUNNING');
    await expect(stage.addThreeInstances).toHaveCount(0);
    await stage.clickTask('web-2');
    await expect(stage.cursor).toHaveAccessibleName('web-2, RUNNING, on Fargate in us-east-1b, 512 CPU, 1,024 MiB');
    await expect(page.getByText(/^In us-east-1b, because us-east-1b and us-east-1c had the fewest/)).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(stage.cursor).toHaveAccessibleName(/^web-5, /);
  });

  await test.step('Fargate Spot takes one back, and undo gives it back', async () => {
    const menu = await stage.openMenuOf('mail-2');
    await menu.getByRole('menuitem', { name: /^Interrupt it/ }).click();
    await playground.seek(70);
    await expect(zone('us-east-1b')).toContainText(/mail-2 \w+, to be STOPPED, Spot/);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(zone('us-east-1b')).toContainText('mail-2 RUNNING, Spot');
  });

  await test.step('a zone that fails takes its column with it', async () => {
    const menu = await stage.openMenuOf('web-1');
    await menu.getByRole('menuitem', { name: /^Its zone/ }).press('ArrowRight');
    await page.getByRole('menuitem', { name: /^Fail us-east-1a/ }).press('Enter');
    await playground.seek(200);
    await expect(zone('us-east-1a')).toContainText('0 tasks');
    await expect(zone('us-east-1c')).toContainText(/web-\d+ RUNNING, .*web-\d+ RUNNING/);
  });
});
