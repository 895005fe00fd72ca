import { expect, test } from '../fixture';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** A service whose scenario works; each part of it is made to fail below. */
const container = { name: 'app', image: 'app:v1', cpu: 128, memory: 128, portMappings: [{ containerPort: 80 }] };
const good = {
  stowplan: 1,
  containerInstances: [{ id: 'm5-1', instanceType: 'm5.large' }],
  loadBalancers: [
    { name: 'front', type: 'application', targetGroups: [{ targetGroupName: 'web', targetType: 'instance' }] },
  ],
  taskDefinitions: [{ family: 'web', containerDefinitions: [container] }],
  services: [
    {
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 2,
      loadBalancers: [{ targetGroupArn: 'web', containerName: 'app', containerPort: 80 }],
    },
  ],
};

const sidecar = {
  ...container,
  name: 'proxy',
  portMappings: [],
  dependsOn: [{ containerName: 'app', condition: 'START' }],
};
const circle = [{ ...container, dependsOn: [{ containerName: 'proxy', condition: 'START' }] }, sidecar];
const subnets = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
const [service] = good.services;

/** What is pasted, what is said of it below the editor, and, where it is ECS that refuses, in the feed. */
const cases: readonly {
  readonly what: string;
  readonly scenario: object;
  readonly said: RegExp;
  readonly event?: RegExp;
}[] = [
  {
    what: 'containers that wait for each other',
    scenario: { ...good, taskDefinitions: [{ family: 'web', containerDefinitions: circle }] },
    said: /Container dependencies should not have a cycle/,
  },
  {
    what: 'a role that does not exist',
    scenario: {
      ...good,
      roles: { missing: null },
      taskDefinitions: [{ family: 'web', executionRoleArn: 'missing', containerDefinitions: [container] }],
    },
    said: /The role "missing" does not exist in this scenario/,
    event: /ECS was unable to assume the role .*:role\/missing/,
  },
  {
    what: 'a target group that does not fit the network mode',
    scenario: {
      ...good,
      taskDefinitions: [{ family: 'web', networkMode: 'awsvpc', containerDefinitions: [container] }],
      services: [{ ...service, networkConfiguration: subnets }],
    },
    said: /target type instance, which is incompatible with the awsvpc network mode/,
    event: /target type instance, which is incompatible with the awsvpc network mode/,
  },
  {
    what: 'a deployment that can never proceed',
    scenario: {
      ...good,
      services: [{ ...service, deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } }],
      timeline: [{ at: 60, action: 'UpdateService', input: { service: 'web', forceNewDeployment: true } }],
    },
    said: /can neither start nor stop a task: of 2 desired, 2 have to stay healthy/,
    event: /was unable to stop or start tasks during a deployment because of the service deployment configuration/,
  },
];

test('what cannot work is named where it stands, and in the feed in ECS’s words', async ({ playground }) => {
  const { editor, inspector, stage } = playground;
  await playground.show(good, 120);
  await editor.show('The whole scenario');
  await inspector.show('Events');
  for (const { what, scenario, said, event } of cases) {
    await test.step(what, async () => {
      await editor.replace(JSON.stringify(scenario, null, 2));
      await expect(editor.problemsButton).toBeVisible();
      if (!(await editor.problems.first().isVisible())) await editor.problemsButton.click();
      await expect(editor.problems.filter({ hasText: said })).toHaveCount(1);
      if (event) await expect(inspector.event(event).first()).toBeVisible();
      else await expect.poll(() => stage.placed(), 'the last good world stays').toBe(2);
    });
  }
});
