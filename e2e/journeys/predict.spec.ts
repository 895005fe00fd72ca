import { expect, test } from '../fixture';

const SCENARIO = {
  stowplan: 1,
  name: 'Where next?',
  containerInstances: [
    { id: 'big', instanceType: 'm5.xlarge', availabilityZone: 'us-east-1a' },
    { id: 'small', instanceType: 'm5.large', availabilityZone: 'us-east-1b' },
  ],
  taskDefinitions: [
    { family: 'web', containerDefinitions: [{ name: 'web', image: 'web', cpu: 256, memory: 512, essential: true }] },
  ],
  services: [
    {
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 2,
      placementStrategy: [{ type: 'binpack', field: 'memory' }],
    },
  ],
  timeline: [{ at: 60, action: 'UpdateService', input: { service: 'web', desiredCount: 1 } }],
};

test('a person says where the next task goes, and hears whether and why', async ({ playground, page }) => {
  await playground.show(SCENARIO);
  const panel = page.getByRole('region', { name: 'Predict' });
  await page.getByRole('button', { name: 'Predict' }).click();
  await expect(panel).toContainText('Where does the next task of web go?');
  await expect.poll(() => playground.stage.placed(), 'the answer is not on the stage').toBe(0);
  await playground.stage.select('big');
  await expect(panel).toContainText('No: small');
  await expect(panel).toContainText('0 of 1 right');
  await playground.settle();
  expect(await playground.stage.placed()).toBe(1);
  await panel.getByRole('button', { name: 'Next' }).click();
  await expect(panel).toContainText('Where does the next task of web go?');
  await playground.stage.select('small');
  await expect(panel).toContainText('Right: small');
  await expect(panel).toContainText('1 of 2 right');
  await playground.settle();
  await panel.getByRole('button', { name: 'Next' }).click();
  await expect(panel, 'a scale-in is asked for, too').toContainText('Which task of web stops next?');
  await panel.getByRole('button', { name: 'Show me' }).click();
  await expect(panel, 'what was only shown does not count').toContainText('1 of 2 right');
  await panel.getByRole('button', { name: 'Stop predicting' }).click();
  await expect(panel).toBeHidden();
});

test('a question does not outlive its scenario', async ({ playground, page }) => {
  await playground.show(SCENARIO);
  const panel = page.getByRole('region', { name: 'Predict' });
  await page.getByRole('button', { name: 'Predict' }).click();
  await expect(panel).toContainText('Where does the next task of web go?');
  await playground.load({ ...SCENARIO, name: 'Another', services: [{ ...SCENARIO.services[0], desiredCount: 1 }] }, 30);
  await expect(playground.title).toHaveText('Another');
  await expect(panel).not.toContainText('Where does');
  expect(await playground.stage.tasks()).toEqual(['web-1']);
});
