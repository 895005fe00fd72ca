import { expect, test } from '../fixture';

test.beforeEach(async ({ playground }) => {
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(0);
});

test('time goes by keys, by placements and events, and by hand', async ({ playground, page }) => {
  await test.step('the keys do the same: space, arrows, brackets, Home', async () => {
    const { stage, transport } = playground;
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => stage.placed()).toBe(1);
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => stage.placed()).toBe(2);
    await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(() => stage.placed()).toBe(1);

    await page.keyboard.press(']');
    await expect(transport.speed).toHaveText('10×');
    await page.keyboard.press('[');
    await page.keyboard.press('[');
    await expect(transport.speed).toHaveText('1×');

    await page.keyboard.press('Space');
    await expect(transport.pause).toBeVisible();
    await page.keyboard.press('Space');
    await expect(transport.play).toBeVisible();

    await playground.seek(50);
    await page.keyboard.press('Home');
    await expect(transport.clock).toHaveText(/^0:00 of /);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => stage.placed()).toBe(9);
  });
  await test.step('placements come one at a time, and go back one at a time', async () => {
    await playground.loadExample('binpack-against-spread', 0);
    const { inspector, stage, transport } = playground;
    await expect.poll(() => stage.placed(), 'second 0 is shown as it begins').toBe(0);
    for (let placed = 1; placed <= 9; placed += 1) {
      await transport.nextPlacement.click();
      await expect.poll(() => stage.placed()).toBe(placed);
      await expect(inspector.subject, 'the task that came is the one that is explained').toHaveText(`web-${placed}`);
    }
    await transport.nextPlacement.click();
    await expect.poll(() => stage.placed()).toBe(10);
    expect(await transport.second(), 'the next one is that of the first UpdateService').toBe(30);

    await transport.previousPlacement.click();
    await expect.poll(() => stage.placed()).toBe(9);
    await transport.previousPlacement.click();
    await expect.poll(() => stage.placed()).toBe(8);
  });
  await test.step('back to the start, and play from there', async () => {
    await playground.loadExample('binpack-against-spread', 0);
    const { stage, transport } = playground;
    await playground.seek(100);
    await expect.poll(() => stage.placed()).toBe(24);
    await transport.toStart.click();
    await expect(transport.clock).toHaveText(/^0:00 of /);
    await expect.poll(() => stage.placed()).toBe(0);
    await transport.play.click();
    await expect.poll(() => stage.placed()).toBe(9);
  });
  await test.step('the next event is the next thing that happens to anything', async () => {
    await playground.loadExample('binpack-against-spread', 0);
    const { stage, transport } = playground;
    const seen = new Set<string>();
    for (let step = 0; step < 12; step += 1) {
      await transport.nextEvent.click();
      await playground.settle();
      for (const state of await stage.states()) seen.add(state);
    }
    expect([...seen]).toEqual(expect.arrayContaining(['PENDING', 'RUNNING']));
  });
  await test.step('time can be dragged back and forth, and moved with the keys', async () => {
    await playground.loadExample('binpack-against-spread', 0);
    const { stage, transport } = playground;
    const box = await transport.scrubber.boundingBox();
    if (box === null) throw new Error('the time axis is not there');
    const y = box.y + box.height - 8;
    await page.mouse.move(box.x + 10, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, y, { steps: 4 });
    await page.mouse.up();
    await playground.settle();
    const half = await transport.second();
    expect(half).toBeGreaterThan(100);
    await expect.poll(() => stage.placed()).toBeGreaterThan(9);

    await transport.scrubber.focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => transport.second()).toBeLessThan(half);
    await page.keyboard.press('Home');
    await expect(transport.clock).toHaveText(/^0:00 of /);
  });
});

test('time plays as fast as it is told to, and in slow motion beat by beat', async ({ playground, page }) => {
  await test.step('time runs as fast as it is told to', async () => {
    const { stage, transport } = playground;
    await transport.setSpeed('60×');
    await expect(transport.speed).toHaveText('60×');
    await transport.play.click();
    await expect.poll(() => stage.placed()).toBeGreaterThanOrEqual(24);
    await transport.pause.click();
    await playground.settle();
    const stopped = await transport.second();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect(await transport.second(), 'a pause holds the clock').toBe(stopped);
  });
  await test.step('in slow motion a placement takes four beats while the clock is held', async () => {
    await playground.loadExample('binpack-against-spread', 0);
    const { slowMotion, stage, transport } = playground;
    const beats = await slowMotion.record();
    await transport.setSpeed('slow');
    await transport.nextPlacement.click();
    await playground.settle();
    expect(await beats()).toEqual(['Room', 'Constraints', 'Rank', 'Place']);
    await expect.poll(() => stage.placed()).toBe(1);
    await expect(transport.clock).toHaveText(/^0:00 of /);
  });
});
