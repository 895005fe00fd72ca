import { describe, expect, it } from 'vitest';
import type { ContainerDefinition } from './container-definition';
import type { TaskDefinitionInput } from './task-definition';
import { requirementsOf } from './task-requirements';

function requirements(containers: readonly ContainerDefinition[], task: Partial<TaskDefinitionInput> = {}) {
  return requirementsOf({ family: 'web', ...task, containerDefinitions: containers });
}

describe('CPU and memory', () => {
  it('are the sum over the containers, reservations before limits', () => {
    const containers = [{ cpu: 100, memory: 512, memoryReservation: 128 }, { memory: 64 }, { cpu: 28 }];
    expect(requirements(containers)).toMatchObject({ cpuUnits: 128, memoryMiB: 192 });
  });

  it('are the task’s own where it has them', () => {
    const containers = [{ cpu: 100, memory: 512, memoryReservation: 128 }];
    expect(requirements(containers, { cpu: '256', memory: '1024' })).toMatchObject({ cpuUnits: 256, memoryMiB: 1024 });
    expect(requirements(containers, { cpu: '256' })).toMatchObject({ cpuUnits: 256, memoryMiB: 128 });
    expect(requirements(containers, { cpu: '1 vCPU', memory: '0.5 GB' })).toMatchObject({
      cpuUnits: 1024,
      memoryMiB: 512,
    });
  });
});

describe('ports', () => {
  const mappings = [
    { containerPort: 80, hostPort: 8080 },
    { containerPort: 53, hostPort: 53, protocol: 'udp' as const },
    { containerPort: 9000 },
    { containerPort: 9001, hostPort: 0, protocol: 'udp' as const },
    { containerPortRange: '7000-7003' },
  ];

  it('of bridge mode: static ones by protocol, dynamic ones apart', () => {
    expect(requirements([{ name: 'a', portMappings: mappings }])).toMatchObject({
      tcpPorts: [8080],
      udpPorts: [53],
      dynamicPorts: [
        { containerName: 'a', protocol: 'tcp', containerPort: 9000, count: 1 },
        { containerName: 'a', protocol: 'udp', containerPort: 9001, count: 1 },
        { containerName: 'a', protocol: 'tcp', containerPort: 7000, count: 4 },
      ],
    });
  });

  it('of host mode: every container port', () => {
    const found = requirements([{ portMappings: mappings.slice(0, 3) }], { networkMode: 'host' });
    expect(found).toMatchObject({ tcpPorts: [80, 9000], udpPorts: [53], dynamicPorts: [] });
  });

  it('of awsvpc mode: none, but an interface', () => {
    const found = requirements([{ portMappings: mappings }], { networkMode: 'awsvpc' });
    expect(found).toMatchObject({ tcpPorts: [], udpPorts: [], dynamicPorts: [], networkInterfaces: 1 });
    expect(requirements([{}]).networkInterfaces).toBe(0);
  });
});

describe('GPUs', () => {
  const gpu = (value: string) => ({ resourceRequirements: [{ type: 'GPU' as const, value }] });

  it('are added up over containers', () => {
    expect(requirements([gpu('2'), {}, gpu('1')]).gpus).toBe(3);
    expect(requirements([{}]).gpus).toBe(0);
  });

  it('are all of them where one container wants all', () => {
    expect(requirements([gpu('2'), gpu('ALL')]).gpus).toBe('ALL');
  });

  it('are not to be mistaken for other devices', () => {
    expect(requirements([{ resourceRequirements: [{ type: 'InferenceAccelerator', value: 'device1' }] }]).gpus).toBe(0);
  });
});

it('says the architecture as the attribute does, and nothing where none is given', () => {
  const architecture = (cpuArchitecture: 'X86_64' | 'ARM64') =>
    requirements([{}], { runtimePlatform: { cpuArchitecture } }).cpuArchitecture;
  expect(architecture('X86_64')).toBe('x86_64');
  expect(architecture('ARM64')).toBe('arm64');
  expect(requirements([{}]).cpuArchitecture).toBeNull();
});

it('keeps the expressions in order', () => {
  const placementConstraints = ['attribute:a exists', 'attribute:b exists'].map((expression) => ({
    type: 'memberOf' as const,
    expression,
  }));
  expect(requirements([{}], { placementConstraints }).memberOf).toEqual(['attribute:a exists', 'attribute:b exists']);
});
