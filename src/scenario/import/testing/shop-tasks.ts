import { CLUSTER, CLUSTER_ARN, ECR, REGION, ecs, hex, instanceArn } from './shop-names';
import type { Json } from './shop-names';

interface TaskInput {
  readonly id: number;
  readonly definition: string;
  readonly on: number | null;
  readonly group: string;
  readonly cpu: string;
  readonly memory: string;
  readonly containers: readonly Json[];
  readonly zone: 'a' | 'b' | 'c';
  readonly startedBy?: string;
  readonly eni?: boolean;
  readonly lastStatus?: string;
  readonly desiredStatus?: string;
}

function task(input: TaskInput): Json {
  const {
    id,
    definition,
    on,
    group,
    cpu,
    memory,
    containers,
    zone,
    lastStatus = 'RUNNING',
    desiredStatus = 'RUNNING',
  } = input;
  const arn = ecs(`task/${CLUSTER}/${hex('7a5c', id)}`);
  return {
    attachments: input.eni
      ? [
          {
            id: `9f0c1d2e-0000-4000-8000-${String(id).padStart(12, '0')}`,
            type: 'ElasticNetworkInterface',
            status: 'ATTACHED',
            details: [
              { name: 'subnetId', value: `subnet-0${zone.repeat(16)}` },
              { name: 'networkInterfaceId', value: `eni-0${hex('e1', id).slice(0, 16)}` },
              { name: 'macAddress', value: '06:2f:91:aa:00:01' },
              { name: 'privateIPv4Address', value: `10.20.30.${id}` },
            ],
          },
        ]
      : [],
    attributes: [{ name: 'ecs.cpu-architecture', value: 'x86_64' }],
    availabilityZone: `${REGION}${zone}`,
    clusterArn: CLUSTER_ARN,
    connectivity: 'CONNECTED',
    connectivityAt: '2026-02-07T10:00:01.100000+01:00',
    ...(on === null ? {} : { containerInstanceArn: instanceArn(on) }),
    containers: containers.map((container, index) => ({
      containerArn: ecs(`container/${CLUSTER}/${hex('7a5c', id)}/${index}`),
      taskArn: arn,
      imageDigest: `sha256:${hex('d1', id)}${hex('d2', id)}`,
      runtimeId: hex('f00d', id),
      lastStatus,
      networkBindings: [],
      networkInterfaces: [],
      healthStatus: 'UNKNOWN',
      ...container,
    })),
    cpu,
    createdAt: '2026-02-07T09:59:58.001000+01:00',
    desiredStatus,
    enableExecuteCommand: false,
    group,
    healthStatus: 'UNKNOWN',
    lastStatus,
    launchType: 'EC2',
    memory,
    overrides: { containerOverrides: [], inferenceAcceleratorOverrides: [] },
    pullStartedAt: '2026-02-07T09:59:59.001000+01:00',
    pullStoppedAt: '2026-02-07T10:00:00.001000+01:00',
    startedAt: '2026-02-07T10:00:02.001000+01:00',
    startedBy: input.startedBy ?? 'ecs-svc/1029384756102938475',
    tags: [],
    taskArn: arn,
    taskDefinitionArn: ecs(`task-definition/${definition}`),
    version: 2,
  };
}

function webTask(id: number, revision: number, on: number, zone: TaskInput['zone']): Json {
  const networkBindings = [{ bindIP: '0.0.0.0', containerPort: 8080, hostPort: 32768 + id, protocol: 'tcp' }];
  const container = {
    name: 'nginx',
    image: `${ECR}/shop/web:1.${revision}`,
    cpu: '256',
    memory: '512',
    networkBindings,
  };
  return task({
    id,
    definition: `shop-web:${revision}`,
    on,
    zone,
    group: 'service:web',
    cpu: '256',
    memory: '512',
    containers: [container],
  });
}

function checkoutTask(id: number, on: number, zone: TaskInput['zone']): Json {
  const containers = [
    { name: 'checkout', image: `${ECR}/shop/checkout@sha256:9a1b`, cpu: '512', memoryReservation: '1024' },
    { name: 'envoy', image: 'public.ecr.aws/appmesh/aws-appmesh-envoy:v1.29', cpu: '128', memory: '256' },
  ];
  return task({
    id,
    definition: 'shop-checkout:12',
    on,
    zone,
    group: 'service:checkout',
    cpu: '640',
    memory: '1280',
    containers,
    eni: true,
  });
}

function agentTask(id: number, on: number, zone: TaskInput['zone']): Json {
  const container = { name: 'agent', image: 'gcr.io/datadoghq/agent:7', cpu: '64', memory: '256' };
  return task({
    id,
    definition: 'observability-agent:3',
    on,
    zone,
    group: 'service:observability',
    cpu: '64',
    memory: '256',
    containers: [container],
  });
}

function jobTask(id: number, on: number | null, zone: TaskInput['zone'], status: Partial<TaskInput> = {}): Json {
  const container = { name: 'report', image: `${ECR}/shop/report:nightly`, cpu: '128', memory: '1024' };
  const base = {
    id,
    definition: 'nightly-report:41',
    on,
    zone,
    group: 'family:nightly-report',
    cpu: '128',
    memory: '1024',
  };
  return task({ ...base, startedBy: 'scheduler/nightly', containers: [container], ...status });
}

/** Every task that runs, and three that do not count: one that stops, one that has stopped, one without an instance. */
export const tasks: Json = {
  tasks: [
    webTask(1, 8, 1, 'a'),
    webTask(2, 8, 1, 'a'),
    webTask(3, 8, 2, 'b'),
    webTask(4, 7, 2, 'b'),
    webTask(5, 7, 3, 'c'),
    checkoutTask(11, 4, 'a'),
    checkoutTask(12, 5, 'b'),
    agentTask(21, 1, 'a'),
    agentTask(22, 2, 'b'),
    agentTask(23, 3, 'c'),
    agentTask(24, 4, 'a'),
    agentTask(25, 5, 'b'),
    jobTask(31, 1, 'a'),
    jobTask(32, 1, 'a'),
    jobTask(33, 2, 'b'),
    jobTask(34, 3, 'c', { lastStatus: 'PENDING' }),
    jobTask(35, 4, 'a'),
    jobTask(36, 4, 'a', { lastStatus: 'DEACTIVATING', desiredStatus: 'STOPPED' }),
    jobTask(37, 4, 'a', { lastStatus: 'STOPPED', desiredStatus: 'STOPPED' }),
    jobTask(38, null, 'a', { lastStatus: 'PROVISIONING' }),
  ],
  failures: [],
};

/** Those of them that run or are about to, on an instance. */
export const RUNNING_TASKS = 17;
