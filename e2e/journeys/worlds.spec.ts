import { readFileSync } from 'node:fs';
import { expect, test } from '../fixture';

/** A built-in scenario, put side by side with itself under some patches. */
function sideBySide(example: string, patches: readonly object[]): object {
  const text = readFileSync(new URL(`../../src/scenario/examples/${example}.json`, import.meta.url), 'utf8');
  const document = JSON.parse(text) as { view?: object };
  const compare = patches.map((patch, index) => ({ label: `world ${index + 1}`, patch }));
  return { ...document, view: { ...document.view, compare } };
}

const BINPACK = { services: { web: { placementStrategy: [{ type: 'binpack', field: 'memory' }] } } };
const SPREAD = { services: { web: { placementStrategy: [{ type: 'spread', field: 'instanceId' }] } } };

test('two worlds with an empty patch are identical at every event', async ({ playground }) => {
  const { transport, worlds } = playground;
  await playground.show(sideBySide('losing-a-zone', [{}, {}]));
  expect(await worlds.labels()).toEqual(['world 1', 'world 2']);
  const seen = new Set<string>();
  for (let event = 0; event < 16; event += 1) {
    await transport.nextEvent.click();
    await playground.settle();
    const [[here, there], [hashHere, hashThere]] = [await worlds.moments(), await worlds.hashes()];
    expect(there).toBe(here);
    expect(hashThere).toBe(hashHere);
    seen.add(hashHere ?? '');
  }
  expect(seen.size, 'something happens at an event').toBeGreaterThan(12);
});

test('one clock: playing, pausing, stepping and dragging lead all worlds to the same moment', async ({
  playground,
  page,
}) => {
  const { transport, worlds } = playground;
  await playground.show(sideBySide('binpack-against-spread', [BINPACK, SPREAD, { seed: 3 }]));
  const areTogether = async (): Promise<number> => {
    await playground.settle();
    const moments = await worlds.moments();
    expect(moments).toHaveLength(3);
    expect(new Set(moments).size, moments.join(' ')).toBe(1);
    return moments[0] ?? -1;
  };
  await transport.nextPlacement.click();
  await areTogether();
  expect(await worlds.created()).toEqual([1, 1, 1]);

  await transport.setSpeed('60×');
  await transport.play.click();
  await expect.poll(() => transport.second()).toBeGreaterThan(20);
  await transport.pause.click();
  expect(await areTogether()).toBeGreaterThan(20_000);

  await transport.scrubber.focus();
  for (const key of ['End', 'ArrowLeft', 'ArrowLeft', 'Home']) {
    await page.keyboard.press(key);
    await areTogether();
  }
  expect(await worlds.moments()).toEqual([0, 0, 0]);
  await playground.seek(100);
  for (const button of [transport.nextEvent, transport.previousPlacement, transport.nextPlacement]) {
    await button.click();
    await areTogether();
  }
  const [binpack, spread] = await worlds.hashes();
  expect(binpack).not.toBe(spread);
});

test('worlds come and go with the scenario that puts them side by side', async ({ playground }) => {
  const { worlds } = playground;
  await playground.show(sideBySide('losing-a-zone', [{}, BINPACK, SPREAD, { seed: 2 }]), 60);
  expect(await worlds.moments()).toEqual([60_000, 60_000, 60_000, 60_000]);
  await playground.load(sideBySide('losing-a-zone', [SPREAD, {}]), 30);
  expect(await worlds.moments()).toEqual([30_000, 30_000]);
  await playground.load({ stowplan: 1 }, 10);
  expect(await worlds.moments()).toEqual([10_000]);
});

test('a world whose worker crashes is started again and joins the others', async ({ playground, watch }) => {
  watch.allow(/stopped for a test/);
  const { worlds } = playground;
  await playground.show(sideBySide('losing-a-zone', [{}, {}]), 90);
  const [before] = await worlds.hashes();
  for (const world of [1, 0]) {
    await worlds.crash(world);
    await expect(playground.notice('The simulation stopped and was started again.')).toBeVisible();
    await expect.poll(() => worlds.hashes()).toEqual([before, before]);
    expect(await worlds.moments()).toEqual([90_000, 90_000]);
  }
});
