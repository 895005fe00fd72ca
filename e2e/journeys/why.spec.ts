import { expect, test } from '../fixture';

const container = { name: 'app', image: 'app:v1', cpu: 256, memory: 512 };
const zone = { type: 'spread', field: 'attribute:ecs.availability-zone' };

/** Two zones; one instance is of a type that the constraint does not want, one has no room for a second task. */
const funnel = {
  stowplan: 1,
  containerInstances: [
    { id: 'm5-1', instanceType: 'm5.large', availabilityZone: 'us-east-1a' },
    { id: 'm5-2', instanceType: 'm5.large', availabilityZone: 'us-east-1b' },
    { id: 'c5', instanceType: 'c5.large', availabilityZone: 'us-east-1a' },
    { id: 'tiny', resources: { cpu: 300, memory: 700 }, availabilityZone: 'us-east-1b' },
  ],
  taskDefinitions: [{ family: 'web', containerDefinitions: [container] }],
  services: [
    {
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 4,
      placementStrategy: [zone, { type: 'binpack', field: 'memory' }],
      placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.instance-type != c5.large' }],
    },
  ],
  timeline: [{ at: 60, action: 'UpdateService', input: { service: 'web', desiredCount: 2 } }],
};

/** A task that is larger than what any instance has left, and a RunTask that finds no place. */
const nowhere = {
  stowplan: 1,
  containerInstances: [{ id: 'm5', instanceType: 'm5.large', count: 2 }],
  taskDefinitions: [
    { family: 'web', containerDefinitions: [{ ...container, cpu: 1280 }] },
    { family: 'job', containerDefinitions: [{ ...container, cpu: 1024 }] },
  ],
  services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 3 }],
  timeline: [{ at: 30, action: 'RunTask', input: { taskDefinition: 'job' } }],
};

test('why here, why not there, why this one at scale-in, and what if', async ({ page, playground }) => {
  await test.step('why here: a step lights who fell there and its clause, and leads to its source', async () => {
    const { editor, inspector, stage, why } = playground;
    await playground.show(funnel, 20);
    await stage.clickTask('web-4');
    await expect(inspector.story).toHaveText(/^On /);
    // Check by check, each with who is left.
    await expect(why.steps).toHaveText([
      /^4 left: container instances/,
      /^4 left: ACTIVE/,
      /^3 left: 256 CPU free/,
      /^3 left: 512 MiB/,
      /^2 left: memberOf/,
      /^\d left: spread/,
      /^1 left: binpack/,
    ]);

    await why.pointAt('memberOf');
    await expect(inspector.panel).toContainText(/c5.*falls? out/);
    await expect(why.faded).not.toHaveCount(0);
    await expect(editor.pane.locator('[class*="clause"]').first()).toBeVisible();
    await why.pointAway();
    await expect(why.faded).toHaveCount(0);

    // A press keeps the step, and brings its clause into the editor: here that of another tab.
    await why.step('256 CPU free').press('Enter');
    await expect(editor.pane.getByRole('tab', { name: 'Tasks', exact: true })).toHaveAttribute('aria-selected', 'true');
    await expect(why.clause('cpu')).toBeVisible();
    await expect(why.docs).toHaveAttribute('href', /^https:\/\/docs\.aws\.amazon\.com\//);
    await why.step('256 CPU free').press('Enter');

    await why.step('256 CPU free').focus();
    await page.keyboard.press('Shift+Tab');
    await expect(why.step('ACTIVE')).toBeFocused();
  });
  await test.step('why not there: whoever is pointed at, named, or selected is answered for', async () => {
    const { inspector, stage, why } = playground;
    await playground.load(funnel, 20);
    await stage.clickTask('web-4');
    await why.nameField.fill('tiny');
    await expect(why.notThere).toContainText(/tiny failed with RESOURCE:CPU: 256 CPU needed, \d+ free, \d+ short/);
    await why.nameField.fill('c5');
    await expect(why.notThere).toContainText(/c5 .*c5\.large/);
    await why.nameField.fill('');

    // Pointing at a task on another instance asks of that instance.
    const box = await stage.drawing.locator('[data-task] text').first().boundingBox();
    await stage.drawing.page().mouse.move((box?.x ?? 0) + 4, (box?.y ?? 0) + 4);
    await expect(why.tooltip).toContainText(/Why not web-4\?/);
    await expect(why.notThere).not.toContainText('Point at an instance');

    // The question outlasts the selection of an instance, and another placement can be asked about.
    await stage.select('tiny');
    await expect(inspector.subject).toHaveText('tiny');
    await expect(why.notHere.getByRole('combobox')).toContainText('web-4');
    await expect(why.notHere).toContainText(/tiny failed with RESOURCE:CPU/);
    await why.panel.getByRole('button', { name: 'The placement before' }).click();
    await expect(why.panel.getByRole('combobox', { name: 'Placement to ask about' })).toHaveValue('2');
    await why.panel.getByRole('button', { name: 'Show why' }).click();
    await expect(inspector.subject).toHaveText('web-3');
  });
  await test.step('scale-in: why just this task, why not that one, and which another strategy would have stopped', async () => {
    const { inspector, why } = playground;
    await playground.load(funnel, 61);
    await inspector.show('Events');
    await inspector
      .event(/has stopped 2 running tasks/)
      .getByRole('button', { name: 'Why these?' })
      .click();
    await expect(inspector.panel).toContainText(/web wants 2 tasks and has [34]\./);
    await expect(why.steps.first()).toHaveText(/^4 left: web tasks/);
    await expect(why.steps.last()).toHaveText(/^1 left/);

    await why.nameField.fill('web-1');
    await expect(why.notThere).toContainText(/^Why not that one\?.*web-1 /);
    await why.alternative('random').hover();
    await expect(why.faded).not.toHaveCount(0);
    await why.pointAway();
    await expect(why.faded).toHaveCount(0);

    // The same task's placement is a press away.
    await inspector.panel.getByRole('button', { name: 'Why here?' }).click();
    await expect(inspector.story).toHaveText(/^On /);
  });
  await test.step('what if: ghosts show where, a sentence when the two histories part, and a press puts them side by side', async () => {
    const { inspector, stage, why, worlds } = playground;
    await playground.load(funnel, 20);
    await stage.clickTask('web-4');
    const binpack = why.alternative('binpack(cpu)');
    await expect(binpack).toBeVisible();
    await binpack.hover();
    await expect(why.ghosts).toHaveCount(1);
    await why.pointAway();
    await expect(why.ghosts).toHaveCount(0);

    await binpack.click();
    await expect(inspector.panel).toContainText(/The two part at 0:00: web-\d goes to \S+ instead of \S+\./);
    await inspector.panel.getByRole('button', { name: 'Compare side by side' }).click();
    await expect.poll(() => worlds.labels()).toEqual(['as it is', 'binpack(cpu)']);
  });
});

test('why nowhere, and the smallest changes, one press away', async ({ page, playground }) => {
  await test.step('why nowhere: who fails what, and the smallest changes, each one press away', async () => {
    const { inspector, stage, why } = playground;
    await playground.show(nowhere, 20);
    await expect(stage.waitingTray).toContainText('web');
    await stage.explainWaiting.click();
    await expect(inspector.panel).toContainText(/ECS says: “\(service web\) was unable to place a task/);
    await expect(why.reasons.first()).toContainText('2RESOURCE:CPU');

    await expect(why.ways.first()).toBeVisible();
    const less = why.ways.filter({ hasText: /cpu 1,280 → / });
    await expect(less).toContainText(/From the start of the run, .*asks for [\d,]+ CPU in place of 1,280 CPU/);
    await less.click();
    await playground.settle();
    // The stage shows the same moment, and the inspector why the task is where it now is.
    await expect(stage.waitingTray).toBeHidden();
    await expect(inspector.subject).toHaveText('web-3');
    await expect(playground.notice(/^Changed: web:1: cpu/)).toBeVisible();
    await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click();
    await expect(stage.waitingTray).toBeVisible();
  });
  await test.step('a task that RunTask found no place for is asked about from its event', async () => {
    const { inspector, why } = playground;
    await playground.load(nowhere, 40);
    await inspector.show('Events');
    await inspector
      .event(/without a place/)
      .getByRole('button', { name: 'Why nowhere?' })
      .click();
    await expect(inspector.subject).toHaveText('job');
    await expect(inspector.panel).toContainText('not placed');
    await expect(why.steps.last()).toHaveText(/^0 left/);
    await expect(why.ways.first()).toBeVisible();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('an event leads to the sheet with the story, and a tap keeps a step', async ({ playground }) => {
    const { phone, why } = playground;
    await playground.show(funnel, 20);
    await phone.show('Events');
    await phone.sheet('Events').getByRole('button', { name: 'Why here?' }).tap();
    await expect(phone.sheet('Why here?').getByRole('heading', { level: 2 })).toHaveText('web-1');
    await phone.larger.tap();
    const box = await why.step('memberOf').boundingBox();
    await phone
      .sheet('Why here?')
      .page()
      .touchscreen.tap((box?.x ?? 0) + 30, (box?.y ?? 0) + 10);
    await expect(why.step('memberOf')).toHaveAttribute('aria-pressed', 'true');
    await expect(why.clause('placementConstraints\\[0\\]')).toBeVisible();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect(await phone.overflow()).toBe(0);
  });
});
