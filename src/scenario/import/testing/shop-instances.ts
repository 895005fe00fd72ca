import { REGION, ec2Id, instanceArn } from './shop-names';
import type { Json } from './shop-names';

const CAPABILITIES = [
  'privileged-container docker-remote-api.1.17 docker-remote-api.1.18 docker-remote-api.1.19',
  'docker-remote-api.1.20 docker-remote-api.1.21 docker-remote-api.1.44 logging-driver.json-file',
  'logging-driver.syslog logging-driver.awslogs logging-driver.fluentd logging-driver.journald',
  'logging-driver.gelf logging-driver.splunk logging-driver.none logging-driver.awsfirelens ecr-auth',
  'task-iam-role task-iam-role-network-host',
]
  .flatMap((line) => line.split(' '))
  .map((name) => `com.amazonaws.ecs.capability.${name}`);
const NEWER_CAPABILITIES = [
  'docker-plugin.local docker-plugin.amazon-ecs-volume-plugin task-eni task-cpu-mem-limit',
  'execution-role-awslogs execution-role-ecr-pull secrets.asm.environment-variables',
  'secrets.ssm.environment-variables env-files.s3 container-health-check container-ordering full-sync',
  'pid-ipc-namespace-sharing efs efsAuth service-connect-v1 container-restart-policy',
  'network.container-port-range',
]
  .flatMap((line) => line.split(' '))
  .map((name) => `ecs.capability.${name}`);

interface Machine {
  readonly number: number;
  readonly type: string;
  readonly zone: 'a' | 'b' | 'c';
  readonly cpu: number;
  readonly memory: number;
  readonly running: number;
  readonly status?: string;
  readonly agentConnected?: boolean;
  readonly attributes?: readonly Json[];
  readonly provider?: string;
}

function resources(cpu: number, memory: number): Json[] {
  const amount = (name: string, integerValue: number): Json => ({
    name,
    type: 'INTEGER',
    doubleValue: 0.0,
    longValue: 0,
    integerValue,
  });
  const ports = (name: string, stringSetValue: readonly string[]): Json => ({
    name,
    type: 'STRINGSET',
    doubleValue: 0.0,
    longValue: 0,
    integerValue: 0,
    stringSetValue,
  });
  return [
    amount('CPU', cpu),
    amount('MEMORY', memory),
    ports('PORTS', ['22', '2376', '2375', '51678', '51679']),
    ports('PORTS_UDP', []),
  ];
}

function containerInstance(machine: Machine): Json {
  const {
    number,
    type,
    zone,
    cpu,
    memory,
    running,
    status = 'ACTIVE',
    agentConnected = true,
    attributes = [],
    provider,
  } = machine;
  return {
    containerInstanceArn: instanceArn(number),
    ec2InstanceId: ec2Id(number),
    ...(provider === undefined ? {} : { capacityProviderName: provider }),
    version: 4711 + number,
    versionInfo: { agentVersion: '1.97.1', agentHash: '6e4f1bd2', dockerVersion: 'DockerVersion: 25.0.8' },
    remainingResources: resources(cpu - 512, memory - 1024),
    registeredResources: resources(cpu, memory),
    status,
    agentConnected,
    runningTasksCount: running,
    pendingTasksCount: 0,
    attributes: [
      ...CAPABILITIES.map((name) => ({ name })),
      ...NEWER_CAPABILITIES.map((name) => ({ name })),
      { name: 'ecs.ami-id', value: 'ami-0b5f3c8e7d21a9f46' },
      { name: 'ecs.availability-zone', value: `${REGION}${zone}` },
      { name: 'ecs.cpu-architecture', value: 'x86_64' },
      { name: 'ecs.instance-type', value: type },
      { name: 'ecs.os-family', value: 'LINUX' },
      { name: 'ecs.os-type', value: 'linux' },
      { name: 'ecs.subnet-id', value: `subnet-0${zone.repeat(16)}` },
      { name: 'ecs.vpc-id', value: 'vpc-04f1e2d3c4b5a6978' },
      ...attributes,
    ],
    registeredAt: `2026-02-0${number}T09:12:33.${number}23000+01:00`,
    attachments: [],
    tags: [{ key: 'cost-centre', value: 'webshop-4410' }],
  };
}

const MACHINES: readonly Machine[] = [
  { number: 1, type: 'm5.large', zone: 'a', cpu: 2048, memory: 7680, running: 5, provider: 'shop-on-demand' },
  { number: 2, type: 'm5.large', zone: 'b', cpu: 2048, memory: 7680, running: 4, provider: 'shop-on-demand' },
  {
    number: 3,
    type: 'm5.large',
    zone: 'c',
    cpu: 2048,
    memory: 7782,
    running: 3,
    provider: 'shop-on-demand',
    status: 'DRAINING',
  },
  {
    number: 4,
    type: 'c5.xlarge',
    zone: 'a',
    cpu: 4096,
    memory: 7680,
    running: 3,
    attributes: [{ name: 'stack', value: 'checkout' }],
  },
  {
    number: 5,
    type: 'c5.xlarge',
    zone: 'b',
    cpu: 4096,
    memory: 7680,
    running: 2,
    attributes: [{ name: 'stack', value: 'checkout' }],
    agentConnected: false,
  },
];

/** `aws ecs describe-container-instances` */
export const containerInstances: Json = { containerInstances: MACHINES.map(containerInstance), failures: [] };
