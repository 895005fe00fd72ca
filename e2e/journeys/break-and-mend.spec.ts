import { expect, test } from '../fixture';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const SPREAD = [2, 1, 2, 1, 2, 1];

test.beforeEach(async ({ playground }) => {
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(20);
  await playground.editor.field.waitFor();
});

test('what is wrong is marked at its place, said in the field’s words, and leaves the last good world on the stage', async ({
  playground,
  page,
}) => {
  await test.step('half-typed JSON keeps the last good world on the stage and marks the place', async () => {
    const { editor, stage } = playground;
    await expect.poll(() => stage.counts()).toEqual(SPREAD);
    await editor.typeAtEnd('oops');
    await expect(editor.errorMarks.first()).toBeVisible();
    await expect(editor.problemsButton).toHaveText(/1 error/);
    await expect.poll(() => stage.counts(), 'the stage stays').toEqual(SPREAD);

    for (const _letter of 'oops') await page.keyboard.press('Backspace');
    await expect(editor.verdict).toHaveText('Valid CreateService input');
    await expect(editor.errorMarks).toHaveCount(0);
    await expect.poll(() => stage.counts()).toEqual(SPREAD);
  });
  await test.step('an edit that is JSON but no good scenario is explained and changes nothing on the stage', async () => {
    await playground.loadExample('binpack-against-spread', 20);
    const { editor, stage } = playground;
    await editor.replace('{ "serviceName": "web", "taskDefinition": "web", "desiredCuont": 3 }');
    await expect(editor.problemsButton).toHaveText(/1 error/);
    await editor.openProblems();
    await expect(editor.problems.first()).toContainText('desiredCuont');
    await expect(editor.problems.first()).toContainText('desiredCount');
    await expect(editor.errorMarks.first()).toBeVisible();
    await expect.poll(() => stage.counts()).toEqual(SPREAD);
  });
  await test.step('an expression that does not parse points at the character', async () => {
    await playground.loadExample('binpack-against-spread', 20);
    const { editor } = playground;
    const expression = 'attribute:stack = prod';
    const constraint = { type: 'memberOf', expression };
    await editor.replace(
      JSON.stringify(
        { serviceName: 'web', taskDefinition: 'web', desiredCount: 9, placementConstraints: [constraint] },
        null,
        2,
      ),
    );
    await expect(editor.errorMarks.first()).toBeVisible();
    await editor.openProblems();
    await expect(editor.problems.first()).toContainText('"=" is not an operator.');
    await expect(editor.problems.first()).toContainText('Use == or equals.');
    const line = editor.lines.locator('.view-line').filter({ hasText: 'expression' });
    const mark = await editor.errorMarks.first().boundingBox();
    const box = await line.boundingBox();
    expect(mark?.width, 'one character is marked, not the line').toBeLessThan((box?.width ?? 0) / 10);
  });
  await test.step('what ECS would refuse at run time is a warning, and an event of the run', async () => {
    await playground.loadExample('binpack-against-spread', 20);
    const { editor, inspector, stage } = playground;
    await editor.replace('{ "serviceName": "web", "taskDefinition": "wob", "desiredCount": 3 }');
    await expect(editor.problemsButton).toHaveText(/1 warning/);
    await expect.poll(() => stage.placed()).toBe(0);
    await inspector.show('Events');
    await expect(inspector.event(/TaskDefinition not found/)).toBeVisible();
  });
  await test.step('a change in the JSON is a change of the world', async () => {
    await playground.loadExample('binpack-against-spread', 20);
    const { editor, stage } = playground;
    await editor.replace('{ "serviceName": "web", "taskDefinition": "web", "desiredCount": 3 }');
    await expect.poll(() => stage.placed()).toBe(3);
    await expect(playground.strategy.sentence).toHaveText(/^Place web by ECS’s default/);
  });
});

test('completion and hovers know ECS and its query language; what is half typed survives a reload', async ({
  playground,
  page,
}) => {
  await test.step('hovering over a field says what it is', async () => {
    const { editor } = playground;
    await editor.lines.getByText('"desiredCount"').hover();
    await expect(page.getByRole('tooltip').or(page.locator('.monaco-hover')).first()).toContainText(/tasks/);
  });
  await test.step('completion knows the fields of ECS', async () => {
    await playground.loadExample('binpack-against-spread', 20);
    const { editor } = playground;
    await editor.replace('{\n  "serviceName": "web",\n  "taskDefinition": "web",\n  \n}');
    await page.keyboard.press('ControlOrMeta+Home');
    for (let line = 0; line < 3; line += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.type('"placementS');
    await page.keyboard.press('Control+Space');
    await expect(editor.completions).toContainText('placementStrategy');
  });
  await test.step('completion inside an expression speaks the query language', async () => {
    await playground.loadExample('binpack-against-spread', 20);
    const { editor } = playground;
    await editor.replace(
      '{\n  "serviceName": "web",\n  "taskDefinition": "web",\n  "placementConstraints": [{ "type": "memberOf", "expression": "" }]\n}',
    );
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('End');
    for (const _key of '" }]') await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('attribute:ecs.inst');
    await page.keyboard.press('Control+Space');
    await expect(editor.completions).toContainText('ecs.instance-type');
    await page.keyboard.press('Enter');
    await expect(editor.lines).toContainText('"attribute:ecs.instance-type');
  });
  await test.step('what is half typed survives a reload, with the good world beside it', async () => {
    await playground.loadExample('binpack-against-spread', 20);
    const { editor, stage } = playground;
    await editor.typeAtEnd('oops');
    await expect(editor.errorMarks.first()).toBeVisible();
    await page.reload();
    await expect(editor.lines).toContainText('oops');
    await expect(editor.problemsButton).toHaveText(/1 error/);
    await expect.poll(() => stage.counts()).toEqual(SPREAD);
  });
});
