import { describe, expect, it } from 'vitest';
import type { ContainerDefinition } from './container-definition';
import { requiredAttributesOf } from './required-attributes';
import type { TaskDefinitionInput } from './task-definition';

const LEGACY = 'com.amazonaws.ecs.capability.';
const NEWER = 'ecs.capability.';

function namesOf(container: ContainerDefinition, task: Partial<TaskDefinitionInput> = {}): string[] {
  const definition = { family: 'web', ...task, containerDefinitions: [{ name: 'app', image: 'nginx', ...container }] };
  return requiredAttributesOf(definition).map((attribute) => attribute.name);
}

const ECR_IMAGE = '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1';
const SSM = { name: 'KEY', valueFrom: 'arn:aws:ssm:us-east-1:123456789012:parameter/key' };
const ASM = { name: 'KEY', valueFrom: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:key' };

describe('a plain definition', () => {
  it('needs nothing', () => {
    expect(namesOf({})).toEqual([]);
  });
});

describe('each feature needs its attribute', () => {
  const cases: [string, string, ContainerDefinition, Partial<TaskDefinitionInput>?][] = [
    ['awsvpc', `${NEWER}task-eni`, {}, { networkMode: 'awsvpc' }],
    ['a task role', `${LEGACY}task-iam-role`, {}, { taskRoleArn: 'role' }],
    [
      'a task role in host mode',
      `${LEGACY}task-iam-role-network-host`,
      {},
      { taskRoleArn: 'role', networkMode: 'host' },
    ],
    ['task-level cpu', `${NEWER}task-cpu-mem-limit`, {}, { cpu: '256' }],
    ['task-level memory', `${NEWER}task-cpu-mem-limit`, {}, { memory: '512' }],
    ['a log driver', `${LEGACY}logging-driver.fluentd`, { logConfiguration: { logDriver: 'fluentd' } }],
    [
      'awslogs with a role',
      `${NEWER}execution-role-awslogs`,
      { logConfiguration: { logDriver: 'awslogs' } },
      { executionRoleArn: 'role' },
    ],
    ['an ECR image', `${LEGACY}ecr-auth`, { image: ECR_IMAGE }],
    ['an ECR image with a role', `${NEWER}execution-role-ecr-pull`, { image: ECR_IMAGE }, { executionRoleArn: 'role' }],
    ['privileged', `${LEGACY}privileged-container`, { privileged: true }],
    ['a health check', `${NEWER}container-health-check`, { healthCheck: { command: ['CMD', 'true'] } }],
    ['dependsOn', `${NEWER}container-ordering`, { dependsOn: [{ containerName: 'x', condition: 'START' }] }],
    ['startTimeout', `${NEWER}container-ordering`, { startTimeout: 5 }],
    ['stopTimeout', `${NEWER}container-ordering`, { stopTimeout: 5 }],
    ['a restart policy', `${NEWER}container-restart-policy`, { restartPolicy: { enabled: true } }],
    ['a port range', `${NEWER}network.container-port-range`, { portMappings: [{ containerPortRange: '80-90' }] }],
    ['secrets of SSM', `${NEWER}secrets.ssm.environment-variables`, { secrets: [SSM] }],
    ['secrets of Secrets Manager', `${NEWER}secrets.asm.environment-variables`, { secrets: [ASM] }],
    [
      'secret log options',
      `${NEWER}secrets.ssm.bootstrap.log-driver`,
      { logConfiguration: { logDriver: 'splunk', secretOptions: [SSM] } },
    ],
    [
      'a private registry',
      `${NEWER}private-registry-authentication.secretsmanager`,
      { repositoryCredentials: { credentialsParameter: 'arn' } },
    ],
    ['environment files', `${NEWER}env-files.s3`, { environmentFiles: [{ type: 's3', value: 'arn' }] }],
    ['pidMode', `${NEWER}pid-ipc-namespace-sharing`, {}, { pidMode: 'host' }],
    ['ipcMode', `${NEWER}pid-ipc-namespace-sharing`, {}, { ipcMode: 'task' }],
    ['EFS', `${NEWER}efs`, {}, { volumes: [{ name: 'v', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }] }],
    [
      'EFS with IAM',
      `${NEWER}efsAuth`,
      {},
      {
        volumes: [
          { name: 'v', efsVolumeConfiguration: { fileSystemId: 'fs-1', authorizationConfig: { iam: 'ENABLED' } } },
        ],
      },
    ],
    [
      'a Docker volume',
      `${NEWER}docker-plugin.rexray`,
      {},
      { volumes: [{ name: 'v', dockerVolumeConfiguration: { driver: 'rexray' } }] },
    ],
    [
      'an EBS volume',
      `${NEWER}storage.ebs-task-volume-attach`,
      {},
      { volumes: [{ name: 'v', configuredAtLaunch: true }] },
    ],
    ['FireLens', `${NEWER}firelens.fluentbit`, { firelensConfiguration: { type: 'fluentbit' } }],
    ['FireLens, its driver', `${LEGACY}logging-driver.awsfirelens`, { firelensConfiguration: { type: 'fluentbit' } }],
    ['logging', `${LEGACY}docker-remote-api.1.18`, { logConfiguration: { logDriver: 'json-file' } }],
    ['ulimits', `${LEGACY}docker-remote-api.1.18`, { ulimits: [{ name: 'nofile', softLimit: 1, hardLimit: 1 }] }],
    ['labels', `${LEGACY}docker-remote-api.1.18`, { dockerLabels: { a: 'b' } }],
    ['awslogs', `${LEGACY}docker-remote-api.1.19`, { logConfiguration: { logDriver: 'awslogs' } }],
    ['a reservation', `${LEGACY}docker-remote-api.1.21`, { memoryReservation: 64 }],
  ];

  it.each(cases)('%s: %s', (_, attribute, container, task) => {
    expect(namesOf(container, task)).toContain(attribute);
  });
});

it('what is switched off needs nothing', () => {
  const names = namesOf({
    restartPolicy: { enabled: false },
    secrets: [],
    ulimits: [],
    dependsOn: [],
    linuxParameters: {},
  });
  expect(names).toEqual([]);
});

it('several containers need an attribute once', () => {
  const container = { image: ECR_IMAGE, logConfiguration: { logDriver: 'awslogs' as const } };
  const names = requiredAttributesOf({ family: 'web', containerDefinitions: [container, container] }).map(
    ({ name }) => name,
  );
  expect(new Set(names).size).toBe(names.length);
});
