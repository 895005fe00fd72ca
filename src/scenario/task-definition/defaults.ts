import type { ContainerDefinition, HealthCheck, PortMapping } from '../../ecs/container-definition';
import type { NetworkMode, TaskDefinitionInput, Volume } from '../../ecs/task-definition';

/**
 * Fills in what ECS fills in when it answers: networkMode bridge, essential true, cpu 0, protocol tcp, host ports, the
 * numbers of a health check, and the lists that are empty. Sizes are units already; nothing a person wrote changes.
 *
 * @param definition mended and checked
 */
export function withDefaults(definition: TaskDefinitionInput): TaskDefinitionInput {
  const networkMode = definition.networkMode ?? 'bridge';
  return {
    ...definition,
    networkMode,
    containerDefinitions: definition.containerDefinitions.map((container) =>
      containerWithDefaults(container, networkMode),
    ),
    volumes: (definition.volumes ?? []).map(volumeWithDefaults),
    placementConstraints: definition.placementConstraints ?? [],
  };
}

function containerWithDefaults(container: ContainerDefinition, networkMode: NetworkMode): ContainerDefinition {
  return {
    ...container,
    cpu: container.cpu ?? 0,
    essential: container.essential ?? true,
    portMappings: (container.portMappings ?? []).map((mapping) => portMappingWithDefaults(mapping, networkMode)),
    environment: container.environment ?? [],
    mountPoints: container.mountPoints ?? [],
    volumesFrom: container.volumesFrom ?? [],
    ...(container.healthCheck === undefined ? {} : { healthCheck: healthCheckWithDefaults(container.healthCheck) }),
  };
}

/** A dynamic port stays 0; a range of ports gets its host ports on the instance. */
function portMappingWithDefaults(mapping: PortMapping, networkMode: NetworkMode): PortMapping {
  const protocol = mapping.protocol ?? 'tcp';
  if (mapping.containerPort === undefined) return { ...mapping, protocol };
  const hostPort = networkMode === 'bridge' ? 0 : mapping.containerPort;
  return { ...mapping, hostPort: mapping.hostPort ?? hostPort, protocol };
}

function healthCheckWithDefaults(healthCheck: HealthCheck): HealthCheck {
  return { interval: 30, timeout: 5, retries: 3, ...healthCheck };
}

/** A volume that says nothing is an empty bind mount. */
function volumeWithDefaults(volume: Volume): Volume {
  const { name, ...configuration } = volume;
  return Object.keys(configuration).length === 0 ? { ...(name === undefined ? {} : { name }), host: {} } : volume;
}
