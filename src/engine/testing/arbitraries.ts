import fc from 'fast-check';
import type { PlacementStrategy } from '../../ecs/placement';
import type { TaskRequirements } from '../../ecs/task-definition';
import { plainDefinition, plainInstance, plainRequest } from './plain-cluster';
import type { PlainCluster, PlainInstance, PlainRequest } from './plain-cluster';

/**
 * Random clusters for property tests: small ones, with few different values, so that ties, full instances and every reason to refuse come up
 * all the time.
 */

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
const GROUPS = ['service:web', 'service:api', 'family:batch'];
const PROVIDERS = ['on-demand', 'spot'];

export const EXPRESSIONS = [
  'attribute:stack == prod',
  'attribute:stack != prod',
  'not(attribute:stack == prod)',
  'attribute:rack !exists',
  'attribute:ecs.availability-zone in [us-east-1a, us-east-1b]',
  'task:group == service:api',
  'not(task:group == service:web)',
  'runningTasksCount < 2',
  'runningTasksCount == 0 or attribute:stack =~ p.*',
  'agentVersion >= 1.80.0',
];

const instances: fc.Arbitrary<PlainInstance[]> = fc
  .array(
    fc.record({
      availabilityZone: fc.constantFrom(...ZONES),
      status: often('ACTIVE', fc.constantFrom('DRAINING', 'REGISTERING', 'INACTIVE')),
      agentConnected: often(true, fc.constant(false)),
      capacityProvider: fc.constantFrom(null, ...PROVIDERS),
      cpuUnits: fc.constantFrom(512, 1_024, 2_048),
      memoryMiB: fc.constantFrom(900, 1_954, 3_891),
      networkInterfaces: fc.constantFrom(0, 1, 3),
      gpus: often(0, fc.constantFrom(1, 2)),
      reservedPorts: often([22, 2375], fc.constantFrom([], manyPorts(98), manyPorts(100))),
      agentVersion: fc.constantFrom('1.9.0', '1.86.0'),
      attributes: attributes(),
    }),
    { maxLength: 9 },
  )
  .map((list) => list.map((instance, index) => plainInstance({ ...instance, id: `i${index}` })));

const definition: fc.Arbitrary<TaskRequirements> = fc
  .record({
    cpuUnits: fc.constantFrom(0, 128, 256, 512),
    memoryMiB: fc.constantFrom(128, 300, 512),
    tcpPorts: often<number[]>([], fc.constantFrom([80], [80, 443])),
    udpPorts: often<number[]>([], fc.constant([80])),
    gpus: often<number | 'ALL'>(0, fc.constantFrom(1, 2, 'ALL' as const)),
    networkInterfaces: fc.constantFrom(0 as const, 0 as const, 1 as const),
    requiredAttributes: often<string[]>([], fc.constantFrom(['stack'], ['rack', 'stack'])),
    cpuArchitecture: often(null, fc.constantFrom('x86_64' as const, 'arm64' as const)),
    memberOf: often([], fc.subarray(EXPRESSIONS, { minLength: 1, maxLength: 2 })),
  })
  .map((given) => plainDefinition(given));

/** Daemons of whose services no task is ever started, and one whose group has tasks. */
const daemons: fc.Arbitrary<PlainRequest[]> = fc.array(
  fc
    .record({
      definition: fc.constantFrom('api', 'batch'),
      group: fc.constantFrom('service:agent', 'service:logs', 'service:api'),
      memberOf: often([], fc.subarray(EXPRESSIONS, { maxLength: 1 })),
      zones: often<string[] | null>(null, fc.subarray(ZONES)),
    })
    .map((given) => plainRequest({ ...given, distinctInstance: true })),
  { maxLength: 2 },
);

/** A fleet of up to nine instances, three task definitions and in one case of four daemons, nothing placed yet. */
export const emptyClusters: fc.Arbitrary<PlainCluster> = fc
  .record({
    instances,
    definitions: fc.record({ web: definition, api: definition, batch: definition }),
    daemons: often([], daemons),
  })
  .map((cluster) => ({ ...cluster, tasks: [] }));

export const strategyLists: fc.Arbitrary<PlacementStrategy[]> = fc.array(
  fc.oneof(
    fc.constantFrom<PlacementStrategy>({ type: 'binpack', field: 'cpu' }, { type: 'binpack', field: 'MEMORY' }),
    fc
      .constantFrom('instanceId', 'attribute:ecs.availability-zone', 'attribute:stack', 'attribute:rack')
      .map((field): PlacementStrategy => ({ type: 'spread', field })),
    fc.constant<PlacementStrategy>({ type: 'random' }),
  ),
  { maxLength: 5 },
);

export const requests: fc.Arbitrary<PlainRequest> = fc.record({
  definition: fc.constantFrom('web', 'api', 'batch'),
  group: fc.constantFrom(...GROUPS),
  strategies: strategyLists,
  requestedBy: fc.constantFrom('service' as const, 'runTask' as const),
  memberOf: often([], fc.subarray(EXPRESSIONS, { maxLength: 2 })),
  distinctInstance: often(false, fc.constant(true)),
  zones: often<string[] | null>(null, fc.subarray(ZONES)),
  capacityProvider: often<string | null>(null, fc.constantFrom(...PROVIDERS, 'elsewhere')),
});

/** The usual value three times in four. */
function often<T>(usual: T, rare: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: rare });
}

function attributes(): fc.Arbitrary<Record<string, string>> {
  return fc
    .record(
      {
        stack: fc.constantFrom('prod', 'test', ''),
        rack: fc.constantFrom('r1', 'r2'),
        'ecs.cpu-architecture': fc.constantFrom('x86_64', 'arm64'),
      },
      { requiredKeys: [] },
    )
    .map((record) => ({ ...record }));
}

function manyPorts(count: number): number[] {
  return Array.from({ length: count }, (_, index) => 1_000 + index);
}
