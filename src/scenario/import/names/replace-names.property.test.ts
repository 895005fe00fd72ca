import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileQuery } from '../../../query/compile';
import { parseQuery } from '../../../query/parse';
import { parseScenario } from '../../parse';
import type { Scenario } from '../../scenario';
import { importCluster } from '../import-cluster';
import type { Raw } from '../raw';
import * as shop from '../testing/shop';

/** Everything in the documents of the shop by which it could be known. */
const IDENTIFIERS = [
  '204512873391 shop-prod shop-web-http shop-web-task shop-web shop-checkout shop-execution shop-deployer',
  'shop-on-demand shop-ecs-asg shop-front observability-agent nightly-report scheduler/nightly observability',
  'stripe-live-AbCdEf STRIPE_KEY DATABASE_URL hunter2 FEATURE_FLAGS new-basket webshop-4410 cost-centre',
  'datadoghq aws-appmesh-envoy db.internal sg-0c1d2e3f4a5b6c7d8 vpc-04f1e2d3c4b5a6978 ami-0b5f3c8e7d21a9f46',
  'subnet-0aaaaaaaaaaaaaaaa subnet-0bbbbbbbbbbbbbbbb subnet-0cccccccccccccccc i-0a5a5a5a5a5a5a5 nginx stack',
  'checkout report envoy agent:7',
].flatMap((line) => line.split(' '));

/** A word that no text of AWS or of ours has in it. */
const secret = fc
  .string({
    unit: fc.constantFrom(...'b c d f g h j k l m n p q r s t v w x z'.split(' ')),
    minLength: 7,
    maxLength: 7,
  })
  .map((text) => `zq${text}`);
const secrets = fc.uniqueArray(secret, { minLength: 60, maxLength: 60 });

/** The shop's documents with a word of the list in place of every identifier, and with that word in every field that takes a text. */
function documentsOf(words: readonly string[]): { readonly texts: string[]; readonly used: readonly string[] } {
  const account = '987654321098';
  let text = JSON.stringify(withTalk(shop.SHOP, words.slice(IDENTIFIERS.length)));
  const replacements = IDENTIFIERS.map((identifier, index) => {
    const word = words[index] ?? '';
    if (identifier === '204512873391') return [identifier, account] as const;
    const prefix = /^(?:subnet|sg|vpc|ami|i)-/.exec(identifier)?.[0] ?? '';
    return [identifier, prefix + word] as const;
  });
  for (const [identifier, word] of [...replacements].sort(([a], [b]) => b.length - a.length))
    text = text.replaceAll(identifier, word);
  return { texts: [text], used: [...words, account] };
}

/** Texts in all the places where people have some. */
function withTalk(documents: readonly Raw[], words: readonly string[]): unknown[] {
  const [a = '', b = '', c = '', d = '', e = '', f = ''] = words;
  const talk = {
    command: ['sh', '-c', a],
    entryPoint: [b],
    workingDirectory: `/${c}`,
    user: d,
    hostname: e,
    dockerLabels: { [a]: b },
    dnsServers: [c],
    extraHosts: [{ hostname: d, ipAddress: e }],
    environmentFiles: [{ value: `arn:aws:s3:::${a}/${b}.env`, type: 's3' }],
    repositoryCredentials: { credentialsParameter: `arn:aws:secretsmanager:us-east-1:1:secret:${f}` },
    mountPoints: [{ sourceVolume: a, containerPath: `/${b}` }],
    ulimits: [{ name: 'nofile', softLimit: 1, hardLimit: 2 }],
    systemControls: [{ namespace: 'net.x', value: c }],
    healthCheck: { command: ['CMD-SHELL', `curl ${d}`] },
  };
  const service = {
    tags: [{ key: a, value: b }],
    serviceRegistries: [{ registryArn: `arn:aws:servicediscovery:us-east-1:1:service/${c}` }],
    serviceConnectConfiguration: { enabled: true, namespace: d, services: [{ portName: e }] },
    placementConstraints: [
      { type: 'memberOf', expression: 'attribute:stack =~ check.* or attribute:stack !exists' },
      { type: 'memberOf', expression: `not(task:group == service:${a}) and attribute:ecs.instance-type =~ [cm]5.*` },
      { type: 'memberOf', expression: `attribute:${b} !exists or attribute:${b} > ${c}` },
      { type: 'memberOf', expression: 'ec2InstanceId =~ i-.*' },
    ],
  };
  const cluster = {
    tags: [{ key: a, value: b }],
    serviceConnectDefaults: { namespace: c },
    configuration: { executeCommandConfiguration: { kmsKeyId: d } },
  };
  return documents.map((document) => {
    const definition = document['taskDefinition'] as Raw | undefined;
    if (definition !== undefined) {
      const containers = (definition['containerDefinitions'] as Raw[]).map((container, index) =>
        index === 0 ? { ...container, ...talk } : container,
      );
      const volumes = [{ name: a, host: { sourcePath: `/${b}/${c}` } }];
      return {
        ...document,
        tags: [{ key: d, value: e }],
        taskDefinition: { ...definition, containerDefinitions: containers, volumes },
      };
    }
    if (Array.isArray(document['services'])) {
      const [first, ...others] = document['services'] as Raw[];
      return { ...document, services: [{ ...first, ...service }, ...others] };
    }
    return Array.isArray(document['clusters'])
      ? { clusters: [{ ...(document['clusters'][0] as Raw), ...cluster }] }
      : document;
  });
}

function imported(texts: readonly string[], replaceNames: boolean) {
  return importCluster(
    texts.map((text) => ({ name: '', text })),
    { replaceNames, cluster: null, into: null },
  );
}

function parsed(text: string | null): Scenario {
  const result = parseScenario(text ?? '');
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.scenario;
}

/** Indexes of the instances that each constraint of a scenario selects, when nothing runs. */
function selections({ services, containerInstances }: Scenario): number[][] {
  const constraints = services.flatMap(({ placementConstraints = [] }) =>
    placementConstraints.flatMap(({ expression }) => expression ?? []),
  );
  return constraints.map((expression) => {
    const query = parseQuery(expression);
    if (!query.ok) throw new Error(`${expression}: ${query.error.message}`);
    const test = compileQuery(query.query);
    return containerInstances.flatMap((entry, index) =>
      test({
        attributes: new Map([['ecs.instance-type', entry.instanceType], ...Object.entries(entry.attributes)]),
        agentConnected: entry.agentConnected,
        agentVersion: entry.agentVersion ?? '',
        ec2InstanceId: entry.ec2InstanceId ?? '',
        registeredAtMs: 0,
        runningTasksCount: 0,
        taskGroups: () => [],
      })
        ? [index]
        : [],
    );
  });
}

test('with names replaced, nothing by which the account is known is left, and the world is the same', () => {
  fc.assert(
    fc.property(secrets, (words) => {
      const { texts, used } = documentsOf(words);
      const plain = imported(texts, false);
      const replaced = imported(texts, true);
      const text = (replaced.text ?? '').toLowerCase();
      expect(used.filter((word) => text.includes(word))).toEqual([]);
      expect(
        IDENTIFIERS.filter((identifier) => text.includes(identifier.toLowerCase()) && identifier !== 'report'),
      ).toEqual([]);
      expect(replaced.counts).toEqual(plain.counts);
      const [before, after] = [parsed(plain.text), parsed(replaced.text)];
      expect(selections(after)).toEqual(selections(before));
      const shape = ({ taskDefinitions, tasks, services }: Scenario) => [
        taskDefinitions
          .map(({ requirements: { cpuUnits, memoryMiB, tcpPorts, networkInterfaces, requiredAttributes } }) => {
            const attributes = requiredAttributes.filter((name) => !name.includes('docker-remote-api'));
            return JSON.stringify([cpuUnits, memoryMiB, tcpPorts, networkInterfaces, attributes]);
          })
          .sort(),
        tasks.map(({ count }) => count).sort((a, b) => a - b),
        services.map(({ desiredCount }) => desiredCount),
      ];
      expect(shape(after)).toEqual(shape(before));
      // What was called what is told to the person, and to nobody else.
      expect(replaced.names.some(({ from, to }) => words.includes(from) && to === 'cluster-1')).toBe(true);
    }),
    { numRuns: 10, endOnFailure: true },
  );
});

test('the stand-ins are the same wherever a name occurs', () => {
  const { text } = imported(shop.SHOP.map(shop.printed), true);
  const scenario = parsed(text);
  expect(scenario.services.map(({ serviceName }) => serviceName)).toEqual(['service-1', 'service-2', 'service-3']);
  expect(new Set(scenario.tasks.map(({ group }) => group))).toEqual(
    new Set(['service:service-1', 'service:service-2', 'service:service-3', 'family:definition-1']),
  );
  expect(scenario.tasks.every(({ containerInstance }) => /^instance-[1-5]$/.test(containerInstance ?? ''))).toBe(true);
});
