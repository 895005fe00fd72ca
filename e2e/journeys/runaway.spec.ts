import { expect, test } from '../fixture';
import { crashLoops } from '../shots/fleets';

/** The simulation and another test share two cores with the page: what takes a second or two alone may take many. */
const PATIENCE_MS = 60_000;

test('a run away with itself says so, answers to clicks meanwhile, and is stopped where it is', async ({
  playground,
  page,
}) => {
  const { dialogs, inspector, transport } = playground;
  await playground.show(crashLoops(60), 30);
  await playground.sendTo(86_400);
  const working = playground.notice(/^At \d+:\d\d.* of 24:00:00, [\d,]+ events a simulated second\.$/);
  await expect(working).toBeVisible({ timeout: PATIENCE_MS });
  expect(Number(/([\d,]+) events/.exec(await working.innerText())?.[1]?.replaceAll(',', ''))).toBeGreaterThan(100);

  await page.keyboard.press('/');
  await dialogs.find.field.fill('m5-7');
  await page.keyboard.press('Enter');
  await expect(inspector.subject).toHaveText('m5-7');
  await inspector.show('Instance');
  await expect(inspector.actions).toBeVisible({ timeout: PATIENCE_MS });
  await expect(working, 'it is still at it').toBeVisible();

  await playground.stopHere.click();
  await playground.settle();
  await expect(working).toBeHidden();
  expect(await transport.second()).toBeGreaterThan(30);
  expect(await transport.second()).toBeLessThan(86_400);
});

test('what takes long says how far it has come, and can be given up: time is back where it was', async ({
  playground,
}) => {
  const { transport } = playground;
  await playground.show(crashLoops(60), 30);
  await playground.sendTo(86_400);
  await expect(playground.notice(/^[\d,]+ tasks so far, [\d,]+ a second\.$/)).toBeVisible({ timeout: PATIENCE_MS });
  await playground.cancel.click();
  await playground.settle();
  await expect(playground.cancel).toBeHidden();
  expect(await transport.second()).toBe(30);
});
