import { describe, expect, it } from 'vitest';
import { parseScenarioValue } from '../parse';

/** The warnings about one service: what ECS will answer, with the path. */
function refusalsOf(service: object, definition: object = {}, balancers: readonly object[] = BALANCERS): string[] {
  const { problems } = parseScenarioValue({
    stowplan: 1,
    containerInstances: [{ id: 'i', instanceType: 'm5.large' }],
    loadBalancers: balancers,
    taskDefinitions: [
      {
        family: 'web',
        containerDefinitions: [
          {
            name: 'web',
            image: 'web',
            memory: 64,
            portMappings: [{ containerPort: 80 }, { containerPort: 81, hostPort: 81 }],
          },
        ],
        ...definition,
      },
    ],
    services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 1, ...service }],
  });
  return problems.flatMap(({ severity, path, message }) =>
    severity === 'info' ? [] : `${path.replace('services[0].', '')}: ${message}`,
  );
}

const BALANCERS = [
  {
    name: 'front',
    targetGroups: [
      ...['web', 'b', 'c', 'd', 'e', 'f'].map((targetGroupName) => ({ targetGroupName })),
      { targetGroupName: 'pods', targetType: 'ip' },
    ],
  },
  { name: 'old', type: 'classic' },
];
const target = (more: object = {}) => ({ targetGroupArn: 'web', containerName: 'web', containerPort: 80, ...more });
const classic = (more: object = {}) => ({ loadBalancerName: 'old', containerName: 'web', containerPort: 81, ...more });
const AWSVPC = {
  networkMode: 'awsvpc',
  containerDefinitions: [{ name: 'web', image: 'web', memory: 64, portMappings: [{ containerPort: 80 }] }],
};
const NETWORK = { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } };
const ARN = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/73e2d6bc24d8a067';

describe('what ECS takes of load balancers (services-and-capacity 2.1)', () => {
  it.each([
    ['a target group by name', { loadBalancers: [target()] }, {}],
    ['a target group by ARN', { loadBalancers: [target({ targetGroupArn: ARN })] }, {}],
    ['dynamic and static ports', { loadBalancers: [target(), target({ targetGroupArn: 'b', containerPort: 81 })] }, {}],
    [
      'five target groups',
      { loadBalancers: ['web', 'b', 'c', 'd', 'e'].map((name) => target({ targetGroupArn: name })) },
      {},
    ],
    ['an ip target group for awsvpc', { loadBalancers: [target({ targetGroupArn: 'pods' })], ...NETWORK }, AWSVPC],
    ['a classic load balancer with a static port', { loadBalancers: [classic()] }, {}],
    ['a classic one in host mode', { loadBalancers: [classic()] }, { networkMode: 'host' }],
  ])('%s', (_, service, definition) => expect(refusalsOf(service, definition)).toEqual([]));
});

describe('what ECS refuses of load balancers (services-and-capacity 2.1)', () => {
  it.each([
    [
      'an instance target group for awsvpc',
      { loadBalancers: [target()], ...NETWORK },
      AWSVPC,
      'loadBalancers[0].targetGroupArn: The provided target group web has target type instance, which is incompatible with the awsvpc network mode specified in the task definition.',
    ],
    [
      'an ip target group for bridge',
      { loadBalancers: [target({ targetGroupArn: 'pods' })] },
      {},
      'loadBalancers[0].targetGroupArn: The provided target group pods has target type ip, which is incompatible with the bridge network mode specified in the task definition.',
    ],
    [
      'a container that is not there',
      { loadBalancers: [target({ containerName: 'app' })] },
      {},
      'loadBalancers[0].containerName: The container app does not exist in the task definition.',
    ],
    [
      'a port that is not mapped',
      { loadBalancers: [target({ containerPort: 8080 })] },
      {},
      'loadBalancers[0].containerPort: The container web did not have a container port 8080 defined.',
    ],
    [
      'a target group without load balancer',
      { loadBalancers: [target({ targetGroupArn: 'other' })] },
      {},
      'loadBalancers[0].targetGroupArn: The target group with targetGroupArn other does not have an associated load balancer.',
    ],
    [
      'another colour without load balancer',
      { loadBalancers: [target({ advancedConfiguration: { alternateTargetGroupArn: 'green' } })] },
      {},
      'loadBalancers[0].advancedConfiguration.alternateTargetGroupArn: The target group with targetGroupArn green does not have an associated load balancer.',
    ],
    [
      'six target groups',
      { loadBalancers: ['web', 'b', 'c', 'd', 'e', 'f'].map((name) => target({ targetGroupArn: name })) },
      {},
      'loadBalancers: load balancers can have at most 5 items.',
    ],
    [
      'both kinds of name',
      { loadBalancers: [target({ loadBalancerName: 'old', containerPort: 81 })] },
      {},
      'loadBalancers[0].loadBalancerName: loadBalancerName and targetGroupArn cannot both be specified. You must specify either a loadBalancerName or a targetGroupArn.',
    ],
    [
      'no name',
      { loadBalancers: [{ containerName: 'web', containerPort: 80 }] },
      {},
      'loadBalancers[0]: You must specify either a loadBalancerName or a targetGroupArn.',
    ],
    [
      'no container',
      { loadBalancers: [{ targetGroupArn: 'web' }] },
      {},
      'loadBalancers[0]: A load balancer of a service needs a containerName and a containerPort.',
    ],
    [
      'a classic load balancer that is not there',
      { loadBalancers: [classic({ loadBalancerName: 'front' })] },
      {},
      'loadBalancers[0].loadBalancerName: The classic load balancer front does not exist.',
    ],
    [
      'two classic load balancers',
      { loadBalancers: [classic(), classic()] },
      {},
      'loadBalancers: load balancers can have at most 1 items.',
    ],
    [
      'a classic one for awsvpc',
      { loadBalancers: [classic({ containerPort: 80 })], ...NETWORK },
      AWSVPC,
      'loadBalancers[0].loadBalancerName: The classic load balancer old cannot be used with the awsvpc network mode: it registers instances only.',
    ],
    [
      'a classic one with a dynamic port',
      { loadBalancers: [classic({ containerPort: 80 })] },
      {},
      'loadBalancers[0].containerPort: The classic load balancer old needs a static host port for container port 80: dynamic host ports need a target group.',
    ],
    [
      'a classic one with a circuit breaker',
      {
        loadBalancers: [classic()],
        deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } },
      },
      {},
      'deploymentConfiguration.deploymentCircuitBreaker: The deployment circuit breaker is not supported for a service that uses a Classic Load Balancer.',
    ],
    [
      'a classic one with service discovery',
      { loadBalancers: [classic()], serviceRegistries: [{ registryArn: 'arn' }] },
      {},
      'serviceRegistries: Service discovery is not supported for a service that uses a Classic Load Balancer.',
    ],
    [
      'a classic one with a container health check',
      { loadBalancers: [classic()] },
      {
        containerDefinitions: [
          {
            name: 'web',
            image: 'web',
            memory: 64,
            portMappings: [{ containerPort: 81, hostPort: 81 }],
            healthCheck: { command: ['CMD-SHELL', 'true'] },
          },
        ],
      },
      'taskDefinition: Container health checks are not supported for a service that uses a Classic Load Balancer.',
    ],
  ])('%s', (_, service, definition, refusal) => expect(refusalsOf(service, definition)).toEqual([refusal]));
});

describe('what no load balancer can be (services-and-capacity 2.3)', () => {
  const group = (more: object) => [{ name: 'front', targetGroups: [{ targetGroupName: 'web', ...more }] }];
  it.each([
    [group({ healthCheck: { intervalSeconds: 4, timeoutSeconds: 2 } }), '"intervalSeconds" must be at least 5, not 4.'],
    [group({ healthCheck: { intervalSeconds: 301 } }), '"intervalSeconds" must be at most 300, not 301.'],
    [group({ healthCheck: { timeoutSeconds: 1 } }), '"timeoutSeconds" must be at least 2, not 1.'],
    [
      group({ healthCheck: { intervalSeconds: 300, timeoutSeconds: 121 } }),
      '"timeoutSeconds" must be at most 120, not 121.',
    ],
    [
      group({ healthCheck: { timeoutSeconds: 60 } }),
      '"timeoutSeconds" is 60, longer than the 30 seconds from one check to the next.',
    ],
    [group({ healthCheck: { healthyThresholdCount: 1 } }), '"healthyThresholdCount" must be at least 2, not 1.'],
    [group({ healthCheck: { unhealthyThresholdCount: 11 } }), '"unhealthyThresholdCount" must be at most 10, not 11.'],
    [group({ deregistrationDelaySeconds: 3601 }), '"deregistrationDelaySeconds" must be at most 3,600, not 3601.'],
    [group({ slowStartSeconds: 29 }), '"slowStartSeconds" must be 30 to 900, or 0 for off, not 29.'],
    [group({ stickiness: true }), '"loadBalancers[0].targetGroups[0]" has no key "stickiness".'],
    [
      [{ name: 'old', type: 'classic', targetGroups: [{ targetGroupName: 'web' }] }],
      'A classic load balancer has no target groups: services name it by loadBalancerName.',
    ],
    [
      [{ name: 'front', healthCheck: { intervalSeconds: 10 } }],
      'A load balancer of type application checks by target group: the healthCheck belongs into its targetGroups.',
    ],
    [[{ name: 'front', availabilityZones: ['us-east-1x'] }], 'No part of the scenario is in the zone "us-east-1x".'],
  ])('%j', (balancers, message) => {
    expect(refusalsOf({}, {}, balancers).map((text) => text.slice(text.indexOf(': ') + 2))).toEqual([message]);
  });
});
