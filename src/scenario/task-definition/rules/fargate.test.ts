import { describe, expect, it } from 'vitest';
import type { ContainerDefinition } from '../../../ecs/container-definition';
import { FARGATE_SIZES } from '../../../ecs/fargate-sizes';
import type { TaskDefinitionInput } from '../../../ecs/task-definition';
import { fargate } from '../testing/definitions';
import { validateTaskDefinition } from '../validate';

/** Every row of services-and-capacity 5.1 and 5.2. */

const messageOf = (definition: TaskDefinitionInput) => validateTaskDefinition(definition)?.message ?? null;
const WINDOWS = { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } } as const;

const NOT_IN_CONTAINERS: readonly (readonly [parameter: string, container: ContainerDefinition])[] = [
  ['privileged', { privileged: true }],
  ['dockerSecurityOptions', { dockerSecurityOptions: ['no-new-privileges'] }],
  ['extraHosts', { extraHosts: [{ hostname: 'a', ipAddress: '10.0.0.1' }] }],
  ['dnsServers', { dnsServers: ['10.0.0.2'] }],
  ['dnsSearchDomains', { dnsSearchDomains: ['a.b'] }],
  ['disableNetworking', { disableNetworking: true }],
  ['resourceRequirements', { resourceRequirements: [{ type: 'GPU', value: '1' }] }],
  ['linuxParameters.devices', { linuxParameters: { devices: [{ hostPath: '/dev/a' }] } }],
  ['linuxParameters.sharedMemorySize', { linuxParameters: { sharedMemorySize: 64 } }],
  ['linuxParameters.maxSwap', { linuxParameters: { maxSwap: 64 } }],
  ['linuxParameters.swappiness', { linuxParameters: { swappiness: 10 } }],
  ['linuxParameters.capabilities.add', { linuxParameters: { capabilities: { add: ['NET_ADMIN'] } } }],
];

const NOT_IN_TASKS: readonly (readonly [parameter: string, task: Partial<TaskDefinitionInput>])[] = [
  ['ipcMode', { ipcMode: 'task' }],
  ['pidMode', { pidMode: 'host' }],
  ['dockerVolumeConfiguration', { volumes: [{ name: 'v', dockerVolumeConfiguration: {} }] }],
  ['host.sourcePath', { volumes: [{ name: 'v', host: { sourcePath: '/v' } }] }],
];

describe('Fargate does not support', () => {
  it.each(NOT_IN_CONTAINERS)('%s', (parameter, container) => {
    expect(messageOf(fargate({}, container))).toBe(`Fargate does not support ${parameter}.`);
  });

  it.each(NOT_IN_TASKS)('%s of a task', (parameter, task) => {
    expect(messageOf(fargate(task))).toBe(`Fargate does not support ${parameter}.`);
  });

  it('links, as no awsvpc task does', () => {
    expect(messageOf(fargate({}, { links: ['b'] }))).toBe('Links are not supported when networkMode=awsvpc.');
  });

  it('ulimits above what its machines have', () => {
    const nofile = (hardLimit: number) => fargate({}, { ulimits: [{ name: 'nofile', softLimit: 1, hardLimit }] });
    expect(messageOf(nofile(1_048_576))).toBeNull();
    expect(messageOf(nofile(1_048_577))).toBe('Fargate does not support ulimits above 1048576.');
  });

  it('another network mode', () => {
    expect(messageOf(fargate({ networkMode: 'host' }))).toBe('Fargate only supports network mode ‘awsvpc’.');
  });

  it('Windows on ARM64', () => {
    const runtimePlatform = { ...WINDOWS.runtimePlatform, cpuArchitecture: 'ARM64' } as const;
    expect(messageOf(fargate({ cpu: '1024', memory: '2048', runtimePlatform }))).toBe(
      'Fargate does not support Windows on ARM64.',
    );
  });
});

describe('Fargate limits', () => {
  it.each(['stopTimeout', 'startTimeout'] as const)('%s to 2 to 120 seconds', (field) => {
    expect(messageOf(fargate({}, { [field]: 120 }))).toBeNull();
    expect(messageOf(fargate({}, { [field]: 2 }))).toBeNull();
    expect(messageOf(fargate({}, { [field]: 121 }))).toContain('less than 120 seconds');
    expect(messageOf(fargate({}, { [field]: 1 }))).toContain('at least 2 seconds');
  });

  it('ephemeral storage to 21 to 200 GiB', () => {
    const storage = (sizeInGiB: number) => messageOf(fargate({ ephemeralStorage: { sizeInGiB } }));
    expect([21, 200].map(storage)).toEqual([null, null]);
    expect(storage(20)).toBe('Ephemeral storage size must be between 21 and 200 GiB.');
  });

  it('log drivers, and asks for a stream prefix and an execution role', () => {
    const log = (logDriver: 'awslogs' | 'splunk' | 'json-file', options: Record<string, string> = {}) =>
      messageOf(fargate({ executionRoleArn: 'role' }, { logConfiguration: { logDriver, options } }));
    const options = { 'awslogs-group': 'g', 'awslogs-region': 'us-east-1' };
    expect(log('json-file')).toBe('json-file is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]');
    expect(log('awslogs', options)).toContain('awslogs-stream-prefix');
    expect(log('awslogs', { ...options, 'awslogs-stream-prefix': 'p' })).toBeNull();
    expect(log('splunk')).toBeNull();
  });
});

describe('Fargate takes', () => {
  it.each<readonly [string, TaskDefinitionInput]>([
    ['pidMode task', fargate({ pidMode: 'task' })],
    ['SYS_PTRACE', fargate({}, { linuxParameters: { capabilities: { add: ['SYS_PTRACE'] } } })],
    ['tmpfs', fargate({}, { linuxParameters: { tmpfs: [{ containerPath: '/t', size: 64 }] } })],
    ['systemControls', fargate({}, { systemControls: [{ namespace: 'net.core.somaxconn', value: '1024' }] })],
    ['bind mounts and EFS', fargate({ volumes: [{ name: 'a' }, efs('b')] })],
    ['ARM64', fargate({ runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' } })],
    ['Windows from one vCPU on', fargate({ cpu: '1024', memory: '2048', ...WINDOWS })],
  ])('%s', (_, definition) => {
    expect(messageOf(definition)).toBeNull();
  });

  function efs(name: string) {
    return { name, efsVolumeConfiguration: { fileSystemId: 'fs-1' } };
  }

  it('every one of its 74 sizes, and no other memory between them', () => {
    const pairs = FARGATE_SIZES.flatMap(({ cpuUnits, memoryMiB }) => memoryMiB.map((memory) => [cpuUnits, memory]));
    expect(pairs).toHaveLength(74);
    for (const [cpu, memory] of pairs)
      expect(messageOf(fargate({ cpu: String(cpu), memory: String(memory) }))).toBeNull();
    for (const { cpuUnits, memoryMiB } of FARGATE_SIZES)
      expect(messageOf(fargate({ cpu: String(cpuUnits), memory: String((memoryMiB.at(-1) ?? 0) + 512) }))).toContain(
        'No Fargate configuration exists for given values',
      );
  });

  it.each([
    ['256', '1536', 'The smallest that holds it: 256 CPU with 2048 MiB. 256 CPU goes with 512, 1024, 2048 MiB.'],
    [
      '8192',
      '18432',
      'The smallest that holds it: 8192 CPU with 20480 MiB. 8192 CPU goes with 16384 to 61440 MiB in steps of 4096.',
    ],
    [
      '300',
      '512',
      'The smallest that holds it: 512 CPU with 1024 MiB. CPU sizes are 256, 512, 1024, 2048, 4096, 8192, 16384.',
    ],
    ['16384', '122881', '16384 CPU goes with 32768 to 122880 MiB in steps of 8192.'],
  ])('of %s CPU with %s MiB the nearest', (cpu, memory, hint) => {
    expect(validateTaskDefinition(fargate({ cpu, memory }))?.hint).toBe(hint);
  });

  it('on Windows only some sizes', () => {
    const sized = (cpu: string, memory: string) => validateTaskDefinition(fargate({ cpu, memory, ...WINDOWS }))?.hint;
    expect(sized('512', '1024')).toBe(
      'The smallest that holds it: 1024 CPU with 2048 MiB. Windows sizes are 1024, 2048, 4096.',
    );
    expect(sized('8192', '16384')).toBe('Windows sizes are 1024, 2048, 4096.');
  });
});
