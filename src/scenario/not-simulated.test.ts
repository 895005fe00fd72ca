import { expect, it } from 'vitest';
import { notSimulatedIn, notStarted } from './not-simulated';

it.each([
  [{}, null],
  [{ launchType: 'EC2' }, null],
  [{ launchType: 'FARGATE' }, null],
  [{ launchType: 'EXTERNAL' }, 'launchType'],
])('of %j tasks are not started because of its %s', (request, field) => {
  expect(notStarted(request)?.field ?? null).toBe(field);
});

it('lists each field once, at its path, and passes over what says nothing', () => {
  const findings = notSimulatedIn({
    stowplan: 1,
    roles: {},
    load: [],
    cluster: { settings: [{ name: 'containerInsights', value: 'enabled' }] },
    services: [
      {
        serviceName: 'web',
        capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }],
        availabilityZoneRebalancing: 'DISABLED',
        enableExecuteCommand: false,
        networkConfiguration: { awsvpcConfiguration: { subnets: ['a'], securityGroups: ['b'] } },
      },
    ],
    timeline: [{ at: 1, action: 'RunTask', input: { taskDefinition: 'web', overrides: { cpu: '256' } } }],
  });
  expect(findings.map(({ severity, code, path }) => [severity, code, path.join('.')])).toEqual([
    ['info', 'not-simulated', 'cluster.settings'],
    ['info', 'not-simulated', 'services.0.networkConfiguration.awsvpcConfiguration.securityGroups'],
    ['info', 'not-simulated', 'timeline.0.input.overrides'],
  ]);
});
