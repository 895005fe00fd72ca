import { expect, test } from '../fixture';

test('the containers of a task have lanes in words, and a click on one leads to the moment of SIGKILL', async ({
  playground,
}) => {
  const { inspector, transport } = playground;
  await playground.open('#e=sidecars');
  await playground.pauseAt(40);
  await inspector.show('Task');
  await expect(inspector.lanes.filter({ hasText: /^app, essential: waiting for migrate SUCCESS/ })).toHaveCount(1);
  await expect(inspector.lanes.filter({ hasText: /^migrate, not essential: .*Exit code 0/ })).toHaveCount(1);

  // On the way down the app goes first, and holds the others up until it is killed.
  await playground.seek(150);
  await expect(
    inspector.lanes.filter({ hasText: /^app, .* SIGTERM at 2:00\. SIGKILL at 2:20\. Exit code 137/ }),
  ).toHaveCount(1);
  await expect(inspector.lanes.filter({ hasText: /^proxy, .* SIGTERM at 2:20\./ })).toHaveCount(1);
  await inspector.goToEndOf('app', 'stopping');
  await expect(transport.clock).toHaveText(/^2:(19|20) of /);
});
