import { expect, test } from '../fixture';

const web = (image: string) => ({
  family: 'web',
  containerDefinitions: [{ name: 'web', image, cpu: 256, memory: 512 }],
});
const FLEET = {
  stowplan: 1,
  containerInstances: [{ id: 'i', count: 4, instanceType: 'm5.xlarge' }],
  taskDefinitions: [web('web:1'), web('web:2')],
  services: [{ serviceName: 'web', taskDefinition: 'web:1', desiredCount: 4 }],
};
/** A spike from 10:00 to 25:00; a deployment whose tasks take long to start is under way when AlarmLow would scale in, at 40:00. */
const SPIKE = {
  ...FLEET,
  images: { 'web:2': { pullSeconds: 300 } },
  load: [
    {
      service: 'web',
      requestsPerSecond: [
        [0, 100],
        [600, 100],
        [600, 360],
        [1500, 360],
        [1500, 100],
      ],
      perTask: { requestsPerSecond: 50, cpuAtCapacity: 100, memoryBase: 30 },
    },
  ],
  scaling: [
    {
      scalableTarget: { ResourceId: 'service/default/web', MinCapacity: 2, MaxCapacity: 20 },
      policies: [
        {
          PolicyName: 'cpu60',
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: 60,
            PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
          },
        },
      ],
    },
  ],
  timeline: [{ at: 2390, action: 'UpdateService', input: { service: 'web', taskDefinition: 'web:2' } }],
};

test('a service is scaled by one press and its load drawn; a spike is followed, and a deployment holds scale-in back', async ({
  playground,
  page,
}) => {
  const { inspector, transport } = playground;
  const { panel } = inspector;
  const owners = page.getByRole('list', { name: 'Services and families' });
  await playground.show(FLEET);
  await owners.getByRole('button', { name: /^web/ }).click();
  await inspector.show('Scaling');

  await test.step('scaled by one press, and the time axis is as long as the story', async () => {
    await panel.getByRole('button', { name: 'Scale this service' }).click();
    await expect(panel.getByRole('region', { name: 'Scaling of web' })).toContainText('cpu60');
    await expect(transport.clock).toHaveText('0:00 of 50:00');
  });

  await test.step('the load is drawn: a press adds a point, arrows move it, undo takes it back', async () => {
    const curve = panel.getByRole('group', { name: 'Requests per second over time' });
    const points = curve.getByRole('button');
    await expect(points).toHaveCount(5);
    await curve.click({ position: { x: 70, y: 30 } });
    await expect(points).toHaveCount(6);
    const before = await points.nth(1).getAttribute('aria-label');
    await points.nth(1).press('ArrowUp');
    await expect(points.nth(1)).not.toHaveAttribute('aria-label', before ?? '');
    await points.nth(1).press('Delete');
    await expect(points).toHaveCount(5);
    await panel.getByRole('button', { name: 'ramp' }).click();
    await expect(points).toHaveCount(3);
    await expect(panel).toContainText('360/s at its peak: 8 tasks at capacity, 12 to hold CPU utilization at 60%.');
  });

  await test.step('the alarm, the sum, and the tasks that follow', async () => {
    await playground.load(SPIKE, 780);
    await owners.getByRole('button', { name: /^web/ }).click();
    await expect(panel).toContainText('AlarmHigh is in ALARM: policy cpu60 wants ceil(4 × 180 / 60) = 12 tasks.');
    await playground.seek(2_520);
    await panel.getByText('As a table').click();
    const table = panel.getByRole('table', { name: 'Scaling of web over time' });
    await expect(table.getByRole('row', { name: /^13:00 360\/s 180% 4 12 2 to 20 ALARM/ })).toBeVisible();
    await expect(table.getByRole('row', { name: /^14:00 360\/s 60% 12 12 2 to 20 OK/ })).toBeVisible();
  });

  await test.step('scale-in is switched off while a deployment is in progress, which is said', async () => {
    await expect(panel).toContainText(/42:00 A deployment is in progress: scale-in is switched off until it is over/);
  });
});
