import { expect, test } from '../fixture';

test.beforeEach(async ({ playground }) => {
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(20);
});

test('what is done on the stage goes into the timeline, and undo takes it back', async ({ playground, page }) => {
  await test.step('an instance is drained from its menu; the action is in the timeline, and undo takes it back', async () => {
    const { editor, stage } = playground;
    await stage.select('m5-1');
    await playground.inspector.act('Drain it');
    await expect(stage.row('m5-1')).toContainText('DRAINING');
    await editor.show('Timeline');
    await editor.toEnd();
    await expect(editor.lines).toContainText('UpdateContainerInstancesState');

    // Others are started first, then its own are stopped.
    await playground.seek(70);
    await expect.poll(async () => (await stage.places()).get('m5-1')).toEqual([]);

    await page.keyboard.press('ControlOrMeta+Z');
    await expect(stage.row('m5-1')).toContainText('ACTIVE');
    await expect(editor.lines).not.toContainText('UpdateContainerInstancesState');
  });
  await test.step('a terminated instance takes its tasks with it, and they are placed again', async () => {
    await playground.loadExample('binpack-against-spread', 20);
    const { stage } = playground;
    await stage.select('m5-1');
    await playground.inspector.act('Terminate it');
    // ECS takes its time to notice.
    await playground.seek(120);
    await expect(stage.row('m5-1')).toContainText('INACTIVE');
    await expect.poll(async () => (await stage.places()).get('m5-1')).toEqual([]);
    await expect.poll(() => stage.placed(), 'all that the service wants by then').toBe(24);
  });
  await test.step('a double click on a task opens what can be done to it', async () => {
    await playground.loadExample('binpack-against-spread', 20);
    const { stage } = playground;
    const menu = await stage.openMenuOf('web-1');
    await expect(menu.getByText('web-1, at 0:20')).toBeVisible();
    await menu.getByRole('menuitem', { name: /^Stop the task/ }).click();
    await playground.seek(29);
    await expect.poll(() => stage.tasks()).toContain('web-10');
  });
  await test.step('a whole zone fails and comes back', async () => {
    await playground.loadExample('binpack-against-spread', 20);
    const { stage } = playground;
    await stage.select('m5-3');
    await playground.inspector.act(/^Fail us-east-1b/);
    await playground.seek(120);
    await expect(stage.row('m5-3')).toContainText('INACTIVE');
    await expect(stage.row('m5-4')).toContainText('INACTIVE');
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(stage.row('m5-4')).toContainText('ACTIVE');
  });
});

test('more tasks, first instances, a closer look', async ({ playground, page }) => {
  await test.step('one task more is an UpdateService from now on', async () => {
    const { editor, inspector, stage } = playground;
    await stage.clickTask('web-1');
    await inspector.show('Task');
    await inspector.panel.getByRole('button', { name: 'One task more' }).click();
    await expect.poll(() => stage.placed()).toBe(10);
    await editor.show('Timeline');
    await editor.toEnd();
    await expect(editor.lines).toContainText('"desiredCount": 10');
  });
  await test.step('zooming shows more of less, and all of it again', async () => {
    await playground.loadExample('binpack-against-spread', 20);
    const { stage } = playground;
    const width = async () => (await stage.cursor.boundingBox())?.width ?? 0;
    const all = await width();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(width).toBeGreaterThan(all * 1.2);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(width).toBeCloseTo(all, 0);

    // The wheel does the same about the pointer.
    await stage.drawing.hover();
    await page.mouse.wheel(0, -400);
    await expect.poll(width).toBeGreaterThan(all * 1.1);
  });
  await test.step('an empty cluster offers its first instances', async () => {
    await playground.loadExample('binpack-against-spread', 20);
    const { stage } = playground;
    await playground.load('{ "stowplan": 1 }', 0);
    await expect(stage.addThreeInstances).toBeVisible();
    await stage.addThreeInstances.click();
    await expect.poll(async () => [...(await stage.places()).keys()]).toEqual(['m5-1', 'm5-2', 'm5-3']);
    await expect(stage.addThreeInstances).toBeHidden();
  });
});
