import { expect, test } from '../fixture';
import { linkTo } from '../pages/links';

const SCENARIO = {
  stowplan: 1,
  name: 'For a class',
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
  timeline: [
    { at: 60, action: 'FailAvailabilityZone', input: { availabilityZone: 'us-east-1b' } },
    { at: 300, action: 'UpdateService', input: { service: 'web', desiredCount: 1 } },
  ],
};

test.use({ viewport: { width: 1280, height: 720 } });

test('a run is told step by step by keys alone, and the page is given back', async ({ playground, page }) => {
  await playground.show(SCENARIO);
  const { present, stage } = playground;
  await present.start();
  await expect(present.screen).toContainText('Place web by binpack on memory');
  await expect(page.getByRole('complementary', { name: 'Editor' })).toBeHidden();

  await present.next();
  await expect(present.caption).toContainText('web-1 goes to small, because small had the least memory left.');
  await playground.settle();
  expect(await stage.placed()).toBe(1);
  expect(await present.smallestType(), 'legible from the last row').toBeGreaterThanOrEqual(18);

  await present.next();
  await expect(present.caption).toContainText('web-2 goes to small');
  await present.next();
  await expect(present.caption).toHaveText('web: deployment completed.');
  await present.next();
  await expect(present.caption).toHaveText('us-east-1b fails.');
  await present.next();
  await expect(present.caption, 'what it follows from has been told').toContainText('web-3 goes to big, the only one');
  await present.back();
  await expect(present.caption).toHaveText('us-east-1b fails.');
  for (let step = 0; step < 3; step++) await present.next();
  await expect(present.caption, 'an effect is told with its cause').toContainText('UpdateService web, 1 desired');
  await expect(present.caption).toContainText('web stops web-');
  await present.next();
  await expect(present.caption).toContainText('Nothing more happens.');

  await page.keyboard.press('Escape');
  await expect(present.screen).toBeHidden();
  await expect(page.getByRole('complementary', { name: 'Editor' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Present to a class' })).toBeFocused();
});

test('a class is asked first; a click or a key answers', async ({ playground, page }) => {
  await playground.show(SCENARIO);
  const { present, stage } = playground;
  await present.start();
  await page.keyboard.press('a');
  await expect(present.key('Ask first')).toHaveAttribute('aria-pressed', 'true');
  await present.next();
  await expect(present.caption).toContainText('Where does the next task of web go?');
  await expect.poll(() => stage.placed(), 'the answer is not on the stage').toBe(0);
  await present.next();
  await expect(present.caption, 'the same key reveals').toContainText('web-1 goes to small');
  await playground.settle();
  await present.next();
  await stage.select('big');
  await expect(present.caption).toContainText('No: small');
  await expect(present.screen).toContainText('0 of 1 right');
  await playground.settle();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Predict' }), 'nobody is asked any longer').toBeHidden();
});

test('the sender’s sentence comes first', async ({ playground }) => {
  const { present } = playground;
  await playground.open(linkTo({ ...SCENARIO, view: { at: 30, caption: 'Both are on one machine.' } }));
  await expect(playground.title).toContainText('For a class');
  await playground.settle();
  await present.start();
  await expect(present.caption).toHaveText('Both are on one machine.');
  await present.next();
  await expect(present.caption).toHaveText('web: deployment completed.');
});

test('worlds side by side are told side by side', async ({ playground }) => {
  const compare = [
    { label: 'packed', patch: {} },
    { label: 'spread', patch: { services: { web: { placementStrategy: [{ type: 'spread', field: 'instanceId' }] } } } },
  ];
  await playground.show({ ...SCENARIO, view: { compare } });
  const { present } = playground;
  await present.start();
  await expect(present.screen.getByRole('region', { name: 'World B, spread', exact: true })).toBeVisible();
  await present.next();
  await present.next();
  await expect(present.screen).toContainText('A web-2 goes to small');
  await expect(present.screen).toContainText('B web-2 goes to small');
});
