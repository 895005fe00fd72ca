import fc from 'fast-check';

/**
 * Random scenarios for property tests, as documents: small fleets with little room and timelines in which everything happens that the engine
 * knows, so that failures, drains, crashes and deployments meet each other all the time. Times in simulated seconds.
 */

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
const INSTANCES = ['a-1', 'a-2', 'b', 'c', 'late'];
const SERVICES = ['web', 'api'];

const strategies = fc.constantFrom(
  [],
  [{ type: 'binpack', field: 'memory' }],
  [{ type: 'random' }],
  [{ type: 'spread', field: 'instanceId' }],
  [
    { type: 'spread', field: 'attribute:ecs.availability-zone' },
    { type: 'binpack', field: 'cpu' },
  ],
);
const constraints = fc.constantFrom(
  [],
  [],
  [{ type: 'distinctInstance' }],
  [{ type: 'memberOf', expression: 'attribute:stack == prod' }],
);
const percentages = fc.constantFrom([100, 200], [50, 100], [0, 100], [100, 150], [100, 100]);

const image = fc.record(
  {
    pullSeconds: fc.constantFrom(0, 3, 20),
    exits: fc.record({ afterSeconds: fc.constantFrom(3, 40, 95), exitCode: fc.constantFrom(0, 1) }),
    pull: fc.constant('denied'),
    ignoresSigterm: fc.boolean(),
  },
  { requiredKeys: [] },
);

const definition = (family: string) =>
  fc
    .record({
      cpu: fc.constantFrom(0, 256, 700),
      memory: fc.constantFrom(256, 512, 1_200),
      port: fc.constantFrom(null, 0, 80),
      networkMode: fc.constantFrom('bridge', 'bridge', 'host', 'awsvpc'),
      sidecar: fc.boolean(),
    })
    .map(({ cpu, memory, port, networkMode, sidecar }) => ({
      family,
      networkMode,
      containerDefinitions: [
        {
          name: 'main',
          image: `${family}:v1`,
          cpu,
          memory,
          ...(port === null
            ? {}
            : { portMappings: [{ containerPort: 80, ...(networkMode === 'bridge' ? { hostPort: port } : {}) }] }),
        },
        ...(sidecar ? [{ name: 'side', image: 'side', memory: 64, essential: false }] : []),
      ],
    }));

const service = (serviceName: string) =>
  fc.record({ desiredCount: fc.integer({ min: 0, max: 7 }), strategies, constraints, percentages }).map((it) => ({
    serviceName,
    taskDefinition: serviceName,
    desiredCount: it.desiredCount,
    placementStrategy: it.strategies,
    placementConstraints: it.constraints,
    deploymentConfiguration: { minimumHealthyPercent: it.percentages[0], maximumPercent: it.percentages[1] },
    networkConfiguration: NETWORK,
  }));

const NETWORK = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
const ids = fc.subarray(INSTANCES, { minLength: 1, maxLength: 2 });

const happenings = fc.oneof(
  fc
    .record({ count: fc.integer({ min: 1, max: 5 }), strategies, constraints })
    .map(({ count, strategies, constraints }) => ({
      action: 'RunTask',
      input: {
        taskDefinition: 'batch',
        count,
        placementStrategy: strategies,
        placementConstraints: constraints,
        networkConfiguration: NETWORK,
      },
    })),
  ids.map((containerInstances) => ({
    action: 'StartTask',
    input: { taskDefinition: 'batch', containerInstances, networkConfiguration: NETWORK },
  })),
  fc.constantFrom('web-1', 'api-2', 'batch-1').map((task) => ({ action: 'StopTask', input: { task } })),
  fc.constantFrom(...SERVICES).map((name) => ({ action: 'CrashTask', input: { service: name, count: 2 } })),
  fc
    .record({ service: fc.constantFrom(...SERVICES), desiredCount: fc.integer({ min: 0, max: 9 }) })
    .map((input) => ({ action: 'UpdateService', input })),
  fc
    .constantFrom(...SERVICES)
    .map((name) => ({ action: 'UpdateService', input: { service: name, forceNewDeployment: true } })),
  fc
    .record({ service: fc.constantFrom(...SERVICES), placementStrategy: strategies })
    .map((input) => ({ action: 'UpdateService', input })),
  fc.constantFrom(...SERVICES).map((name) => ({ action: 'DeleteService', input: { service: name, force: true } })),
  fc
    .record({ containerInstances: ids, status: fc.constantFrom('DRAINING', 'ACTIVE') })
    .map((input) => ({ action: 'UpdateContainerInstancesState', input })),
  fc
    .record({ containerInstance: fc.constantFrom(...INSTANCES), force: fc.boolean() })
    .map((input) => ({ action: 'DeregisterContainerInstance', input })),
  fc
    .constantFrom('TerminateInstances', 'DisconnectAgent', 'ReconnectAgent')
    .chain((action) => ids.map((containerInstances) => ({ action, input: { containerInstances } }))),
  fc
    .record({
      action: fc.constantFrom('FailAvailabilityZone', 'RestoreAvailabilityZone'),
      zone: fc.constantFrom(...ZONES),
    })
    .map(({ action, zone }) => ({ action, input: { availabilityZone: zone } })),
  fc
    .record({ targetId: fc.constantFrom(...INSTANCES), value: fc.constantFrom('prod', 'test') })
    .map(({ targetId, value }) => ({
      action: 'PutAttributes',
      input: { attributes: [{ name: 'stack', value, targetId }] },
    })),
  image.map((behaviour) => ({ action: 'SetImage', input: { image: 'web:v1', ...behaviour } })),
);

const timeline = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 400 }), happenings), { maxLength: 14 })
  .map((entries) => entries.map(([at, happening]) => ({ at, ...happening })));

/** Documents that `parseScenarioValue` takes. */
export const scenarioDocuments = fc
  .record({
    seed: fc.integer({ min: 0, max: 1_000 }),
    stack: fc.constantFrom('prod', 'test'),
    definitions: fc.tuple(definition('web'), definition('api'), definition('batch')),
    services: fc.tuple(service('web'), service('api')),
    images: fc.record({ 'web:v1': image, 'batch:v1': image }, { requiredKeys: [] }),
    initial: fc.integer({ min: 0, max: 3 }),
    timeline,
  })
  .map(({ seed, stack, definitions, services, images, initial, timeline }) => ({
    stowplan: 1,
    seed,
    containerInstances: [
      { id: 'a', count: 2, instanceType: 't3.medium', availabilityZones: ZONES, attributes: { stack } },
      { id: 'b', instanceType: 'm5.large', availabilityZone: ZONES[1], attributes: { stack: 'prod' } },
      { id: 'c', instanceType: 't3.small', availabilityZone: ZONES[2] },
      { id: 'late', instanceType: 'm5.large', availabilityZone: ZONES[0], at: 120 },
    ],
    taskDefinitions: definitions,
    services: services.map(({ networkConfiguration, ...rest }, index) =>
      definitions[index]?.networkMode === 'awsvpc' ? { ...rest, networkConfiguration } : rest,
    ),
    tasks: initial > 0 ? [{ taskDefinition: 'web', containerInstance: 'b', group: 'service:web', count: initial }] : [],
    images,
    timeline: timeline.map((entry) => (definitions[2].networkMode === 'awsvpc' ? entry : withoutNetwork(entry))),
  }));

/** ECS refuses a network configuration that the task definition's mode does not take. */
function withoutNetwork<T extends { readonly input: object }>(entry: T): T {
  const { networkConfiguration: _, ...input } = entry.input as Record<string, unknown>;
  return { ...entry, input };
}
