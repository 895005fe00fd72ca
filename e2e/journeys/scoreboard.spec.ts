import { expect, test } from '../fixture';

const definition = (family: string, cpu: number, memory: number): object => ({
  family,
  containerDefinitions: [{ name: family, image: family, cpu, memory }],
});
const SPREAD = [{ type: 'spread', field: 'attribute:ecs.availability-zone' }];
const BINPACK = [{ type: 'binpack', field: 'memory' }];

/** Nine small tasks on six instances in three zones. */
function scenario(placementStrategy: readonly object[], view: object = {}): object {
  return {
    stowplan: 1,
    seed: 7,
    containerInstances: [
      {
        id: 'm5',
        count: 6,
        instanceType: 'm5.large',
        availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      },
    ],
    taskDefinitions: [definition('web', 256, 512)],
    services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 9, placementStrategy }],
    view,
  };
}

const SIDE_BY_SIDE = {
  compare: [{ label: 'spread' }, { label: 'binpack', patch: { services: { web: { placementStrategy: BINPACK } } } }],
};

test.beforeEach(async ({ playground }) => {
  await playground.open('#e=binpack-against-spread');
  await playground.pauseAt(1);
});

test('the scoreboard follows time, says how it is reckoned, marks the better of two worlds, and tells of a drill', async ({
  playground,
  page,
}) => {
  await test.step('the scoreboard of one world is a list that follows time, and says how each measure is reckoned', async () => {
    const { scoreboard } = playground;
    await playground.load(scenario(BINPACK), 0);
    await scoreboard.button.click();
    await expect.poll(() => scoreboard.figures('Instances in use')).toEqual(['0']);
    await playground.seek(60);
    await expect.poll(() => scoreboard.figures('Instances in use')).toEqual(['2']);
    await expect(scoreboard.row('Of that, could be switched off')).toContainText('$0.38 4 idle');
    await expect(scoreboard.row('Tasks lost if the busiest instance dies')).toContainText('8 m5-1');

    await page.getByRole('button', { name: 'How it is reckoned: Instances in use' }).click();
    await expect(page.getByRole('dialog', { name: 'Instances in use' })).toContainText('desiredStatus RUNNING');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Close the scoreboard' }).click();
    await expect(scoreboard.board).toBeHidden();
  });
  await test.step('of two worlds the better value is marked, and a sentence says the trade', async () => {
    const { scoreboard } = playground;
    await playground.load(scenario(SPREAD, SIDE_BY_SIDE), 60);
    await expect.poll(() => scoreboard.figures('Instances in use')).toEqual(['6', '2']);
    await expect(scoreboard.row('Instances in use')).toContainText('2, better');
    await expect(scoreboard.row('Tasks waiting')).not.toContainText('better');
    await expect(scoreboard.board).toContainText('B needs four instances fewer');
    await expect(scoreboard.board).toContainText('A loses 3 tasks instead of 8 if its busiest zone dies');
  });
  await test.step('what both cost opens from the scoreboard, from the chart and by key: a column for each, and what the prices are', async () => {
    const { cost } = playground.scoreboard;
    for (const open of [cost.openFromBoard, cost.openFromChart, () => page.keyboard.press('$')]) {
      await open();
      await expect(cost.dialog).toContainText(/Indicative list price, \d{4}-\d\d-\d\d: excludes transfer/);
      await expect(cost.row('All')).toContainText(/\$0\.576\s*\$0\.0096\s*\$0\.576\s*\$0\.0096/);
      await page.keyboard.press('Escape');
      await expect(cost.dialog).toBeHidden();
    }
  });
  await test.step('a drill kills a zone in both worlds at once: who is back how soon stands in the scoreboard; undo takes it back', async () => {
    const { scoreboard } = playground;
    await playground.load(scenario(SPREAD, SIDE_BY_SIDE), 60);
    await scoreboard.drill('us-east-1a', 'for 5 minutes');
    await expect(scoreboard.outages).toHaveCount(2);
    await playground.pauseAt(200);
    await expect(scoreboard.outages.first()).toContainText(
      /^A us-east-1a failed at 1:00: 3 tasks lost, all services back after \d+ s\. \$0\.58 an hour before, \$0\.38 now\.$/,
    );
    await expect(scoreboard.outages.last()).toContainText(
      /^B us-east-1a failed at 1:00: 8 tasks lost, all services back/,
    );

    await page.keyboard.press('ControlOrMeta+Z');
    await expect(scoreboard.outages).toHaveCount(0);
  });
});

test('many seeds: what is random has a distribution, and where nothing is it says so', async ({ playground }) => {
  await test.step('where nothing is random it says so, after one run', async () => {
    const { scoreboard } = playground;
    await playground.load(scenario(BINPACK), 60);
    await scoreboard.button.click();
    await scoreboard.openSeeds();
    await scoreboard.runSeeds(500);
    await expect(scoreboard.seeds).toContainText('Nothing in this scenario is random up to 1:00');
    await expect(scoreboard.seeds).toContainText('Ties are broken by the order of the instances');
    await playground.page.keyboard.press('Escape');
  });
  await test.step('under many seeds what is random has a distribution, of which every dot can be opened', async () => {
    const { scoreboard, editor } = playground;
    await playground.load(scenario([{ type: 'random' }]), 60);
    await scoreboard.openSeeds();
    await scoreboard.runSeeds(50);
    await expect(scoreboard.seeds).toContainText('50 seeds run to 1:00');
    await expect(scoreboard.seeds).toContainText('The same under every seed: Tasks waiting 0');

    const plot = scoreboard.plot('Tasks lost if the busiest zone dies');
    await plot.focus();
    await plot.press('End');
    const told = /^seed (\d+): (\d+)/.exec((await plot.getAttribute('aria-valuetext')) ?? '');
    await plot.press('Enter');
    await expect(scoreboard.seeds).toBeHidden();
    await editor.show('The whole scenario');
    await expect(editor.lines).toContainText(`"seed": ${told?.[1] ?? ''}`);
    await expect.poll(() => scoreboard.figures('Tasks lost if the busiest zone dies')).toEqual([told?.[2] ?? '']);
  });
});
