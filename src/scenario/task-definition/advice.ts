import { ADVISED_LEAST_MEMORY_MIB } from '../../ecs/container-memory';
import { DYNAMIC_HOST_PORTS, reservedPortHolder } from '../../ecs/ports';
import type { TaskDefinitionInput } from '../../ecs/task-definition';
import { staticHostPort } from '../../ecs/task-requirements';
import { warning } from '../finding';
import type { Finding } from '../finding';
import type { JsonPath } from '../path';

/**
 * What ECS accepts and a person is likely to regret.
 *
 * @param definition mended and checked
 * @param path where it stands in its document
 */
export function adviseOn(definition: TaskDefinitionInput, path: JsonPath = []): Finding[] {
  return [
    ...definition.containerDefinitions.flatMap((container, index) => {
      const containerPath = [...path, 'containerDefinitions', index];
      return [
        ...adviseOnMemory(container, containerPath),
        ...adviseOnPorts(definition, index, containerPath),
        ...adviseOnHealthCheck(container.healthCheck?.command[0], containerPath),
      ];
    }),
    ...adviseOnPlatform(definition, path),
  ];
}

function adviseOnMemory(container: { memory?: number; memoryReservation?: number }, path: JsonPath): Finding[] {
  return (['memory', 'memoryReservation'] as const).flatMap((field) => {
    const memory = container[field];
    return memory !== undefined && memory < ADVISED_LEAST_MEMORY_MIB
      ? [
          warning(
            'little-memory',
            [...path, field],
            `${memory} MiB: Docker 20.10 and later need at least ${ADVISED_LEAST_MEMORY_MIB} MiB.`,
          ),
        ]
      : [];
  });
}

function adviseOnHealthCheck(first: string | undefined, path: JsonPath): Finding[] {
  if (first === undefined || ['CMD', 'CMD-SHELL', 'NONE'].includes(first)) return [];
  const message = `The first item of the command is CMD or CMD-SHELL, not ${JSON.stringify(first)}: the container cannot be started.`;
  return [warning('health-command', [...path, 'healthCheck', 'command', 0], message)];
}

function adviseOnPorts(definition: TaskDefinitionInput, container: number, path: JsonPath): Finding[] {
  return (definition.containerDefinitions[container]?.portMappings ?? []).flatMap((mapping, index) => {
    const port = staticHostPort(definition, mapping);
    const field = definition.networkMode === 'host' ? 'containerPort' : 'hostPort';
    const portPath = [...path, 'portMappings', index, field];
    if (port === null) return [];
    const holder = reservedPortHolder(port);
    if (holder !== null) {
      return [
        warning(
          'reserved-port',
          portPath,
          `Host port ${port} belongs to ${holder}: no container instance will take the task.`,
        ),
      ];
    }
    if (port >= DYNAMIC_HOST_PORTS.first && port <= DYNAMIC_HOST_PORTS.last) {
      const range = `${DYNAMIC_HOST_PORTS.first} to ${DYNAMIC_HOST_PORTS.last}`;
      return [
        warning(
          'port-in-dynamic-range',
          portPath,
          `Host port ${port} lies among those that are handed out dynamically, ${range}.`,
        ),
      ];
    }
    return [];
  });
}

function adviseOnPlatform(
  { runtimePlatform, proxyConfiguration, containerDefinitions }: TaskDefinitionInput,
  path: JsonPath,
): Finding[] {
  const findings: Finding[] = [];
  if (runtimePlatform?.operatingSystemFamily?.startsWith('WINDOWS') === true) {
    const message = 'The operating system is checked and kept, but placement does not look at it here.';
    findings.push(warning('windows', [...path, 'runtimePlatform', 'operatingSystemFamily'], message));
  }
  if (
    proxyConfiguration !== undefined &&
    !containerDefinitions.some((c) => c.name === proxyConfiguration.containerName)
  ) {
    const message = `The definition has no container "${proxyConfiguration.containerName}" to be the proxy.`;
    findings.push(warning('no-proxy-container', [...path, 'proxyConfiguration', 'containerName'], message));
  }
  return findings;
}
