import type { ContainerDefinition, PortMapping } from './container-definition';
import { parsePortRange } from './ports';
import { requiredAttributesOf } from './required-attributes';
import type { DynamicPorts, TaskDefinitionInput, TaskRequirements } from './task-definition';
import { parseTaskSize } from './task-size';

/**
 * What one task takes of a container instance, and what it asks of it (placement-and-lifecycle.md 7.2 to 7.5).
 *
 * Task-level `cpu` and `memory` go before the sum of the containers'. Ports count where the host sees them: bridge mode's
 * `hostPort` and host mode's `containerPort`, TCP and UDP apart.
 *
 * @param definition mended and checked
 */
export function requirementsOf(definition: TaskDefinitionInput): TaskRequirements {
  const containers = definition.containerDefinitions;
  const architecture = definition.runtimePlatform?.cpuArchitecture;
  return {
    cpuUnits: taskSize('cpu', definition.cpu) ?? sum(containers.map((container) => container.cpu ?? 0)),
    memoryMiB: taskSize('memory', definition.memory) ?? sum(containers.map(containerMemoryMiB)),
    tcpPorts: staticHostPorts(definition, 'tcp'),
    udpPorts: staticHostPorts(definition, 'udp'),
    dynamicPorts: isBridge(definition) ? containers.flatMap(dynamicPorts) : [],
    gpus: gpusOf(containers),
    networkInterfaces: definition.networkMode === 'awsvpc' ? 1 : 0,
    requiredAttributes: requiredAttributesOf(definition).map((attribute) => attribute.name),
    cpuArchitecture: architecture === undefined ? null : architecture === 'ARM64' ? 'arm64' : 'x86_64',
    memberOf: (definition.placementConstraints ?? []).flatMap((constraint) => constraint.expression ?? []),
  };
}

/** MiB of one container that placement counts: its reservation, or without one its limit. */
export function containerMemoryMiB(container: ContainerDefinition): number {
  return container.memoryReservation ?? container.memory ?? 0;
}

/** Whether the task shares the host's ports through bridge mode, the default. */
export function isBridge(definition: TaskDefinitionInput): boolean {
  return (definition.networkMode ?? 'bridge') === 'bridge';
}

/** Host port that the mapping binds on its own, whatever runs beside it; null for a dynamic port or none. */
export function staticHostPort(definition: TaskDefinitionInput, mapping: PortMapping): number | null {
  if (definition.networkMode === 'host') return mapping.containerPort ?? null;
  if (!isBridge(definition)) return null;
  return mapping.hostPort === undefined || mapping.hostPort === 0 ? null : mapping.hostPort;
}

function staticHostPorts(definition: TaskDefinitionInput, protocol: 'tcp' | 'udp'): number[] {
  const ports = definition.containerDefinitions
    .flatMap((container) => container.portMappings ?? [])
    .filter((mapping) => (mapping.protocol ?? 'tcp') === protocol)
    .flatMap((mapping) => staticHostPort(definition, mapping) ?? []);
  return [...new Set(ports)].sort((a, b) => a - b);
}

function dynamicPorts(container: ContainerDefinition): DynamicPorts[] {
  return (container.portMappings ?? []).flatMap((mapping) => {
    if (mapping.hostPort !== undefined && mapping.hostPort !== 0) return [];
    const range =
      mapping.containerPortRange === undefined
        ? { first: mapping.containerPort ?? 0, last: mapping.containerPort ?? 0 }
        : parsePortRange(mapping.containerPortRange);
    if (range === null || range.first === 0) return [];
    return {
      containerName: container.name ?? '',
      protocol: mapping.protocol ?? 'tcp',
      containerPort: range.first,
      count: range.last - range.first + 1,
    };
  });
}

function gpusOf(containers: readonly ContainerDefinition[]): number | 'ALL' {
  const values = containers
    .flatMap((container) => container.resourceRequirements ?? [])
    .filter((requirement) => requirement.type === 'GPU')
    .map((requirement) => requirement.value);
  return values.includes('ALL') ? 'ALL' : sum(values.map(Number));
}

function taskSize(kind: 'cpu' | 'memory', text: string | undefined): number | null {
  return text === undefined ? null : parseTaskSize(kind, text);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
