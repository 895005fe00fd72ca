import { describe, expect, test } from 'vitest';
import { parseScenario } from '../parse';
import { entries, imported } from './testing/imported';
import * as shop from './testing/shop';
import * as shopDefinitions from './testing/shop-definitions';
import * as shopInstances from './testing/shop-instances';
import * as names from './testing/shop-names';
import * as shopServices from './testing/shop-services';
import * as shopTasks from './testing/shop-tasks';

const whole = imported(shop.SHOP);

describe('a whole cluster', () => {
  test('is a scenario without a mistake, and nothing is missing', () => {
    const parsed = parseScenario(whole.text ?? '');
    expect(parsed.problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(whole.counts).toEqual({
      containerInstances: 5,
      tasks: shopTasks.RUNNING_TASKS,
      services: 3,
      taskDefinitions: 5,
      capacityProviders: 1,
      loadBalancers: 1,
    });
    expect([whole.missing, whole.problems]).toEqual([[], []]);
  });

  test('names the cluster and its Region', () => {
    const document = JSON.parse(whole.text ?? '{}') as object;
    expect(document).toMatchObject({
      name: 'shop-prod',
      region: 'eu-central-1',
      cluster: { clusterName: 'shop-prod' },
    });
  });

  test('instances say type, zone, provider, status, and what differs from the catalogue', () => {
    const [first, , draining, fourth, cutOff] = entries(whole.text, 'containerInstances');
    expect(first).toMatchObject({
      id: names.ec2Id(1),
      instanceType: 'm5.large',
      availabilityZone: 'eu-central-1a',
      capacityProvider: 'shop-on-demand',
      resources: { memory: 7680 },
      agentVersion: '1.97.1',
      registeredAt: '2026-02-01T08:12:33Z',
    });
    expect(draining).toMatchObject({ status: 'DRAINING' });
    // What the catalogue says of the type is not said again.
    expect(draining).not.toHaveProperty('resources');
    expect(fourth).toMatchObject({ attributes: { stack: 'checkout' } });
    expect(fourth).not.toHaveProperty('agent');
    expect(cutOff).toMatchObject({ agentConnected: false });
  });

  test('capabilities that the usual agent has are not written down, those that are lacking are settings', () => {
    const [instance] = shopInstances.containerInstances['containerInstances'] as Record<string, unknown>[];
    const attributes = ((instance?.['attributes'] ?? []) as { name: string }[]).filter(
      ({ name }) => !name.endsWith('.task-eni') && !name.endsWith('logging-driver.splunk'),
    );
    const { text } = imported([{ containerInstances: [{ ...instance, attributes }] }]);
    const [entry] = entries(text, 'containerInstances');
    expect(entry?.['agent']).toEqual({
      ECS_ENABLE_TASK_ENI: 'false',
      ECS_AVAILABLE_LOGGING_DRIVERS: '["awslogs","fluentd","gelf","journald","json-file","none","syslog"]',
    });
    expect(Object.keys(entry?.['attributes'] as object)).toEqual(['ecs.ami-id', 'ecs.subnet-id', 'ecs.vpc-id']);
  });

  test('services are what CreateService would have taken', () => {
    expect(entries(whole.text, 'services').map(({ serviceName }) => serviceName)).toEqual([
      'checkout',
      'observability',
      'web',
    ]);
    const [checkout, daemon, web] = entries(whole.text, 'services');
    expect(web).toMatchObject({
      taskDefinition: 'shop-web:8',
      desiredCount: 5,
      placementStrategy: [
        { type: 'spread', field: 'attribute:ecs.availability-zone' },
        { type: 'binpack', field: 'MEMORY' },
      ],
      loadBalancers: [{ targetGroupArn: 'shop-web-http', containerName: 'nginx', containerPort: 8080 }],
    });
    expect(checkout?.['placementConstraints']).toHaveLength(2);
    expect(daemon).toMatchObject({ schedulingStrategy: 'DAEMON' });
    expect(daemon).not.toHaveProperty('desiredCount');
    expect(web).not.toHaveProperty('events');
  });

  test('tasks are where they run, counted, those of an older deployment too', () => {
    const tasks = entries(whole.text, 'tasks');
    const at = (instance: number): unknown[] =>
      tasks
        .filter(({ containerInstance }) => containerInstance === names.ec2Id(instance))
        .map(({ taskDefinition, group, count = 1 }) => `${String(count)} ${String(taskDefinition)} ${String(group)}`);
    expect(at(1)).toEqual([
      '2 nightly-report:41 family:nightly-report',
      '1 observability-agent:3 service:observability',
      '2 shop-web:8 service:web',
    ]);
    expect(at(3)).toContain('1 shop-web:7 service:web');
    expect(whole.notes).toEqual([
      '2 tasks that stopped or are stopping are left out.',
      '1 task without an instance so far is left out; services place theirs again.',
      '1 task not RUNNING yet is taken as RUNNING.',
    ]);
  });

  test('a group of instances keeps its limits, and has the instances that it has', () => {
    expect(entries(whole.text, 'capacityProviders')[0]).toMatchObject({
      name: 'shop-on-demand',
      autoScalingGroup: { minSize: 2, maxSize: 9, desiredCapacity: 3, instanceType: 'm5.large' },
    });
  });

  test('load balancers are known by the names in their ARNs', () => {
    expect(entries(whole.text, 'loadBalancers')).toMatchObject([
      {
        name: 'shop-front',
        targetGroups: [{ targetGroupName: 'shop-web-http', healthCheck: { intervalSeconds: 10 } }],
      },
    ]);
  });

  test('what nobody reads is listed', () => {
    expect(whole.ignored).toContainEqual({ kind: 'container instance', field: 'remainingResources', count: 5 });
    expect(whole.ignored).toContainEqual({ kind: 'service', field: 'events', count: 3 });
    expect(whole.ignored).toContainEqual({ kind: 'task definition', field: 'registeredBy', count: 5 });
    expect(whole.ignored).toContainEqual({ kind: 'task', field: 'containers[].runtimeId', count: 20 });
    expect(whole.ignored.filter(({ field }) => field === 'attributes')).toEqual([]);
  });
});

describe('parts of a cluster', () => {
  test('tasks of instances that nothing describes are left out, and the command is at hand', () => {
    const { counts, missing } = imported([shopTasks.tasks]);
    expect(counts).toMatchObject({ tasks: 0, containerInstances: 0 });
    expect(missing[0]?.what).toBe('5 container instances');
    expect(missing[0]?.command).toMatch(/^aws ecs list-container-instances --cluster shop-prod /);
  });

  test('of a few instances the others are asked for by id', () => {
    const [first] = shopInstances.containerInstances['containerInstances'] as object[];
    const { counts, missing } = imported([shopTasks.tasks, { containerInstances: [first] }]);
    expect(counts.tasks).toBe(5);
    expect(missing[0]).toMatchObject({ what: '4 container instances', effect: '12 tasks run there and are left out.' });
    expect(missing[0]?.command).toContain(`--container-instances ${names.instanceArn(2).split('/').at(-1)} `);
  });

  test('a definition that nothing describes is made of its tasks, and says so', () => {
    const { text, missing, counts } = imported([
      shopInstances.containerInstances,
      shopTasks.tasks,
      shopServices.services,
    ]);
    expect(counts).toMatchObject({ tasks: shopTasks.RUNNING_TASKS, services: 3, taskDefinitions: 5 });
    expect(missing.map(({ what }) => what)).toEqual([
      'the task definitions nightly-report:41, observability-agent:3, shop-checkout:12, shop-web:7 and shop-web:8',
      'the cluster shop-prod',
      'the capacity provider shop-on-demand',
      'the target group shop-web-http',
    ]);
    expect(missing[0]?.command).toBe(
      'for it in nightly-report:41 observability-agent:3 shop-checkout:12 shop-web:7 shop-web:8; do aws ecs describe-task-definition --task-definition "$it" --output json --no-cli-pager; done',
    );
    const definitions = entries(text, 'taskDefinitions');
    const checkout = definitions.find(({ family }) => family === 'shop-checkout');
    expect(checkout).toMatchObject({
      revision: 12,
      networkMode: 'awsvpc',
      containerDefinitions: [
        { name: 'checkout', cpu: 512, memoryReservation: 1024 },
        { name: 'envoy', cpu: 128, memory: 256 },
      ],
      tags: [{ key: 'stowplan:made-from', value: 'describe-tasks' }],
    });
    // Dynamic ports stay dynamic: the host port is not written.
    const web = definitions.find(({ family }) => family === 'shop-web');
    expect(web).toMatchObject({ containerDefinitions: [{ portMappings: [{ containerPort: 8080 }] }] });
    expect(parseScenario(text ?? '').problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test('a service whose definition is not known is left out, and named', () => {
    const { counts, missing } = imported([shopServices.services]);
    expect(counts.services).toBe(0);
    const definitions = missing.find(({ what }) => what.startsWith('the task definitions'));
    expect(definitions?.effect).toBe('Without them the services checkout, observability and web cannot be there.');
  });

  test('without its service a task keeps the group, and the service is asked for', () => {
    const { missing, text } = imported([
      shopInstances.containerInstances,
      shopTasks.tasks,
      ...shopDefinitions.taskDefinitions,
    ]);
    expect(missing[0]?.what).toBe('the services checkout, observability and web');
    expect(missing[0]?.command).toBe(
      'aws ecs describe-services --cluster shop-prod --services checkout observability web --output json --no-cli-pager',
    );
    expect(parseScenario(text ?? '').ok).toBe(true);
  });

  test('running tasks that nothing describes are asked for', () => {
    const { missing } = imported([
      shopInstances.containerInstances,
      shopServices.services,
      ...shopDefinitions.taskDefinitions,
    ]);
    expect(missing[0]?.what).toBe('17 running tasks');
    expect(missing[0]?.command).toContain('aws ecs describe-tasks --cluster shop-prod');
  });

  test('a list of names says what to run instead', () => {
    const { documents, text } = imported([shop.listTasks]);
    expect(text).toBeNull();
    expect(documents).toEqual([
      {
        source: '0.json',
        line: 1,
        command: 'list-tasks',
        holds: 'names of 2 tasks alone',
        hint: 'Paste what aws ecs describe-tasks prints of them.',
      },
    ]);
  });

  test('JSON of another kind is named by what is in it', () => {
    const { documents, text } = imported([{ Buckets: [], Owner: {} }, 7]);
    expect(text).toBeNull();
    expect(documents.map(({ holds }) => holds)).toEqual(['JSON of another kind (Buckets, Owner)', 'a single value']);
  });

  test('what AWS could not describe is said', () => {
    const { problems } = imported([{ tasks: [], failures: [{ arn: 'arn:aws:ecs:x:1:task/a', reason: 'MISSING' }] }]);
    expect(problems[0]).toMatchObject({
      severity: 'warning',
      message: 'AWS did not describe arn:aws:ecs:x:1:task/a: MISSING.',
    });
  });

  test('of two clusters the one most is told of is taken, or the one that is asked for', () => {
    const arn = 'arn:aws:ecs:eu-central-1:204512873391:cluster/staging';
    const other = { clusters: [{ clusterArn: arn, clusterName: 'staging', status: 'ACTIVE' }] };
    const both = imported([other, ...shop.SHOP]);
    expect([both.cluster, both.clusters]).toEqual(['shop-prod', ['shop-prod', 'staging']]);
    expect(both.notes).toContain('1 thing of another cluster is left out.');
    const asked = imported([other, ...shop.SHOP], { cluster: 'staging' });
    expect(JSON.parse(asked.text ?? '{}')).toMatchObject({ name: 'staging', cluster: { clusterName: 'staging' } });
    expect(asked.counts.containerInstances).toBe(0);
  });

  test('things picked out with --query or jq are known by their looks', () => {
    const { containerInstances } = shopInstances.containerInstances;
    const { tasks } = shopTasks.tasks;
    const definitions = shopDefinitions.taskDefinitions.map(({ taskDefinition }) => taskDefinition);
    const { counts } = imported([containerInstances, [tasks, definitions]]);
    expect(counts).toMatchObject({ containerInstances: 5, tasks: shopTasks.RUNNING_TASKS, taskDefinitions: 5 });
  });

  test('an instance of an unknown type, as old as it may be, has what it registered', () => {
    const { text } = imported([
      {
        containerInstances: [
          {
            containerInstanceArn: 'arn:aws:ecs:us-east-1:204512873391:container-instance/4f1e-old',
            registeredAt: 1_500_000_000.25,
            registeredResources: [
              { name: 'CPU', integerValue: 3000 },
              { name: 'MEMORY', integerValue: 5000 },
              { name: 'PORTS', stringSetValue: ['22', '8125'] },
              { name: 'PORTS_UDP', stringSetValue: ['53'] },
            ],
            attributes: [{ name: 'ecs.instance-type', value: 'x99.giant' }],
          },
        ],
      },
    ]);
    expect(entries(text, 'containerInstances')).toEqual([
      {
        id: '4f1e-old',
        instanceType: 'x99.giant',
        resources: { cpu: 3000, memory: 5000 },
        reservedPorts: [22, 8125],
        agent: { ECS_RESERVED_PORTS_UDP: '[53]' },
        registeredAt: '2017-07-14T02:40:00Z',
      },
    ]);
    expect(parseScenario(text ?? '').ok).toBe(true);
  });

  test('Fargate tasks stand in their zone', () => {
    const task = {
      taskArn: 'arn:aws:ecs:us-east-1:1:task/f/1',
      clusterArn: 'arn:aws:ecs:us-east-1:1:cluster/f',
      taskDefinitionArn: 'arn:aws:ecs:us-east-1:1:task-definition/api:2',
      group: 'service:api',
      lastStatus: 'RUNNING',
      desiredStatus: 'RUNNING',
      launchType: 'FARGATE',
      capacityProviderName: 'FARGATE_SPOT',
      availabilityZone: 'us-east-1b',
      cpu: '256',
      memory: '512',
      containers: [{ name: 'api', image: 'api:2' }],
      attachments: [{ type: 'ElasticNetworkInterface', details: [{ name: 'subnetId', value: 'subnet-1' }] }],
    };
    const { text, notes } = imported([{ tasks: [task, { ...task, taskArn: 'arn:aws:ecs:us-east-1:1:task/f/2' }] }]);
    expect(entries(text, 'tasks')).toEqual([
      {
        taskDefinition: 'api:2',
        launchType: 'FARGATE',
        availabilityZone: 'us-east-1b',
        group: 'service:api',
        count: 2,
      },
    ]);
    expect(entries(text, 'taskDefinitions')[0]).toMatchObject({
      revision: 2,
      cpu: '256',
      memory: '512',
      networkMode: 'awsvpc',
    });
    expect(JSON.parse(text ?? '{}')).toMatchObject({ subnets: { 'subnet-1': 'us-east-1b' } });
    expect(notes[0]).toBe('2 tasks on Fargate Spot are taken as plain Fargate tasks.');
    expect(parseScenario(text ?? '').ok).toBe(true);
  });

  test('a port that is bound for IPv4 and for IPv6 is one mapping', () => {
    const arn = 'arn:aws:ecs:us-east-1:1:container-instance/c/4f1e';
    const bound = (containerPort: number, hostPort: number, protocol = 'tcp'): object[] =>
      ['0.0.0.0', '::'].map((bindIP) => ({ bindIP, containerPort, hostPort, protocol }));
    const task = {
      taskArn: 'arn:aws:ecs:us-east-1:1:task/c/1',
      clusterArn: 'arn:aws:ecs:us-east-1:1:cluster/c',
      containerInstanceArn: arn,
      taskDefinitionArn: 'arn:aws:ecs:us-east-1:1:task-definition/web:2',
      lastStatus: 'RUNNING',
      desiredStatus: 'RUNNING',
      containers: [
        {
          name: 'web',
          image: 'web:2',
          memory: '64',
          // Docker may hand out a port of its own for each of the two addresses.
          networkBindings: [
            ...bound(80, 80),
            ...bound(53, 53, 'udp'),
            { bindIP: '0.0.0.0', containerPort: 8080, hostPort: 32768, protocol: 'tcp' },
            { bindIP: '::', containerPort: 8080, hostPort: 32769, protocol: 'tcp' },
          ],
        },
      ],
    };
    const { text, counts } = imported([
      { containerInstances: [{ containerInstanceArn: arn, status: 'ACTIVE' }] },
      { tasks: [task] },
    ]);
    expect(counts).toMatchObject({ tasks: 1, taskDefinitions: 1 });
    expect(entries(text, 'taskDefinitions')[0]?.['containerDefinitions']).toMatchObject([
      {
        portMappings: [
          { containerPort: 80, hostPort: 80 },
          { containerPort: 53, hostPort: 53, protocol: 'udp' },
          { containerPort: 8080 },
        ],
      },
    ]);
  });

  test('fields that AWS has added since are left out, and listed', () => {
    const [web] = (shopServices.services['services'] as object[]).map((service) => ({
      ...service,
      novelty: { a: 1 },
      deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 100, timeTravel: { hours: 3 } },
    }));
    const definitions = shopDefinitions.taskDefinitions.map(({ taskDefinition }) => ({
      taskDefinition: { ...(taskDefinition as object), quantum: true },
    }));
    const { text, ignored } = imported([shopInstances.containerInstances, { services: [web] }, ...definitions]);
    expect(parseScenario(text ?? '').ok).toBe(true);
    expect(ignored).toContainEqual({ kind: 'service', field: 'novelty', count: 1 });
    expect(ignored).toContainEqual({ kind: 'service', field: 'deploymentConfiguration.timeTravel', count: 1 });
    expect(ignored).toContainEqual({ kind: 'task definition', field: 'quantum', count: 5 });
  });
});
