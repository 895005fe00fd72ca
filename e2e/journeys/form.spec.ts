import { expect, test } from '../fixture';

test.beforeEach(async ({ playground }) => {
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(20);
});

test('form and JSON are in step, both ways', async ({ playground }) => {
  const { editor, stage, strategy } = playground;
  await editor.form.click();
  const desired = editor.pane.getByRole('spinbutton', { name: /desired/i }).or(editor.pane.getByLabel(/desired/i));
  await desired.first().fill('4');
  await desired.first().press('Enter');
  await expect.poll(() => stage.placed()).toBe(4);

  await editor.json.click();
  await expect(editor.lines).toContainText('"desiredCount": 4');
  await strategy.change('binpack cpu');
  await expect(editor.lines).toContainText('"binpack"');
  await editor.form.click();
  await expect(editor.pane).toContainText('binpack');
});
