import { expect, test } from '../fixture';

test('an update is stuck: why, what ECS says of it, and how two mends get it through', async ({ playground }) => {
  const { inspector, transport } = playground;
  await playground.open('#e=a-stuck-update');
  await playground.pauseAt(100);
  await expect(inspector.subject).toHaveText('web');
  await expect(inspector.panel).toContainText(
    /Stuck since 1:00\. Of its four tasks it may stop none, .* may start none/,
  );
  await expect(inspector.panel).toContainText('unable to stop or start tasks during a deployment');
  await expect(inspector.deployment(/^web:2, since 1:00, IN_PROGRESS/)).toBeVisible();

  // The first mend lets it start tasks, and shows the next obstacle.
  await playground.seek(151);
  await expect(inspector.panel).toContainText(/Stuck since 2:30\. .* no instance has room for one more/);

  // The second lets it go through the full cluster one place at a time.
  await playground.seek(255);
  await expect(inspector.panel).not.toContainText('Stuck');
  await playground.seek(490);
  await expect(inspector.deployment(/^web:2, 1:00 to 8:00, COMPLETED/)).toBeVisible();
  await inspector.show('Events');
  await expect
    .poll(async () => walkOf(await inspector.events()))
    .toEqual([
      'stopped web-3',
      'started web-5',
      'stopped web-1',
      'started web-6',
      'stopped web-4',
      'started web-7',
      'stopped web-2',
      'started web-8',
    ]);

  // From the event back to the moment that it tells of.
  await inspector.goToEvent(/unable to stop or start tasks/);
  await expect(transport.clock).toHaveText(/^1:00 of /);
});

test('the past of a failed update is changed, and the run that was left is as it was', async ({ playground }) => {
  const { inspector, transport } = playground;
  await playground.open('#e=circuit-breaker');
  await playground.pauseAt(140);
  await expect(inspector.deployment(/^web:2, 1:00 to 1:10, FAILED/)).toBeVisible();
  const asItWas = await playground.stateHash();

  await inspector.goToEvent(/^0:50 .*steady state/);
  await expect(transport.clock).toHaveText(/^0:50 of /);
  await inspector.act('One task more');
  await expect(transport.branches).toHaveText('2 runs');
  await playground.seek(140);
  await inspector.show('Deployments');
  await expect(inspector.panel).toContainText('Wants 5 tasks');
  await expect(
    inspector.deployment(/^web:2, 1:00 to 1:10, FAILED/),
    'the update comes, and fails, again',
  ).toBeVisible();

  await transport.branches.click();
  await transport.ofBranch('First run', 'Switch to it');
  await playground.seek(140);
  await expect(inspector.panel).toContainText('Wants 4 tasks');
  expect(await playground.stateHash()).toBe(asItWas);
});

test('an instance is drained: its replicas are replaced first, its daemon goes last, a task of nobody stays', async ({
  playground,
}) => {
  const { inspector, stage } = playground;
  await playground.open('#e=drain-before-maintenance');
  await playground.pauseAt(40);
  await stage.actOnInstanceOf('logs-1', 'Drain it');
  await expect(stage.row('m5-1')).toContainText('DRAINING');

  await playground.seek(140);
  expect((await stage.places()).get('m5-1'), 'a report, which no service owns').toEqual(['report-1']);
  await inspector.show('Events');
  await expect
    .poll(async () => walkOf(await inspector.events()))
    .toEqual(['started web-7 web-8', 'stopped web-1 web-4', 'stopped logs-1']);
});

/** Who came and went after the start, in order: `stopped web-3`. The events are the newest first. */
function walkOf(events: readonly string[]): readonly string[] {
  const started = events.findIndex((event) => event.startsWith('0:00'));
  return events
    .slice(0, started < 0 ? undefined : started)
    .toReversed()
    .flatMap((event) => {
      const [, what = ''] = /has (started|stopped) \d/.exec(event) ?? [];
      const tasks = [...event.matchAll(/\(task (\S+)\)/g)].map(([, task]) => task);
      return what === '' ? [] : [`${what} ${tasks.join(' ')}`];
    });
}
