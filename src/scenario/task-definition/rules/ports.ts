import { parsePortRange } from '../../../ecs/ports';
import type { TaskDefinitionInput } from '../../../ecs/task-definition';
import { isBridge, staticHostPort } from '../../../ecs/task-requirements';
import type { Violation, Rule } from './rule';
import { inContainers, inPortMappings, nameOf } from './rule';

/** Port mappings: V14 to V17, and placement-and-lifecycle.md 7.3. */

const MAX_PORT = 65535;
const MAX_RANGES = 100;
/** Reserved by the documentation, but in no instance's list of ports in use: placement would not see it. Assumption `agent-metrics-port`. */
const AGENT_METRICS_PORT = 51680;

function checkPortNumbers(definition: TaskDefinitionInput): Violation | null {
  return inPortMappings(definition, (mapping, path, container) => {
    const invalid = (field: string) => ({
      path: [...path, field],
      message: `Invalid '${field}' setting for container '${nameOf(container)}'.`,
    });
    const { containerPort, hostPort = 0, containerPortRange } = mapping;
    if (containerPortRange === undefined) {
      if (containerPort === undefined || containerPort < 1 || containerPort > MAX_PORT) {
        return { ...invalid('containerPort'), hint: `A port is a number from 1 to ${MAX_PORT}.` };
      }
    } else if (containerPort !== undefined || mapping.hostPort !== undefined) {
      return { ...invalid('containerPortRange'), hint: 'A range stands alone: without containerPort and hostPort.' };
    } else if (parsePortRange(containerPortRange) === null) {
      return { ...invalid('containerPortRange'), hint: 'Write the first and the last port, such as "8000-8010".' };
    } else if (!isBridge(definition) && definition.networkMode !== 'awsvpc') {
      return { ...invalid('containerPortRange'), hint: 'Ranges go with bridge and awsvpc mode only.' };
    }
    if (staticHostPort(definition, mapping) === AGENT_METRICS_PORT) {
      return { ...invalid('hostPort'), hint: 'The ECS agent has that port for its metrics.' };
    }
    if (hostPort < 0 || hostPort > MAX_PORT)
      return { ...invalid('hostPort'), hint: `A port is at most ${MAX_PORT}; 0 takes a free one.` };
    return null;
  });
}

function checkRangeCount(definition: TaskDefinitionInput): Violation | null {
  return inContainers(definition, (container, path) => {
    const ranges = (container.portMappings ?? []).filter((mapping) => mapping.containerPortRange !== undefined);
    return ranges.length > MAX_RANGES
      ? {
          path: [...path, 'portMappings'],
          message: `Invalid setting for container '${nameOf(container)}'. At most ${MAX_RANGES} container port ranges can be specified.`,
        }
      : null;
  });
}

function checkHostPortsMatch(definition: TaskDefinitionInput): Violation | null {
  const mode = definition.networkMode;
  if (mode !== 'awsvpc' && mode !== 'host') return null;
  return inPortMappings(definition, ({ containerPort, hostPort = containerPort }, path) =>
    hostPort === containerPort
      ? null
      : {
          path: [...path, 'hostPort'],
          message: `When networkMode=${mode}, the host ports and container ports in port mappings must match.`,
          hint: 'Leave hostPort out.',
        },
  );
}

/** In bridge mode static host ports, in host and awsvpc mode container ports: those that all containers of a task share. */
function checkPortsAreUnique(definition: TaskDefinitionInput): Violation | null {
  if (definition.networkMode === 'none') return null;
  const field = isBridge(definition) ? 'hostPort' : 'containerPort';
  const seen = new Set<string>();
  return inPortMappings(definition, (mapping, path) => {
    const port = mapping[field] ?? 0;
    if (port === 0) return null;
    const key = `${port}/${mapping.protocol ?? 'tcp'}`;
    if (seen.has(key)) {
      return {
        path: [...path, field],
        message: `Container port mapping conflict: host port ${key} is used more than once.`,
      };
    }
    seen.add(key);
    return null;
  });
}

function checkOneProtocolPerPort(definition: TaskDefinitionInput): Violation | null {
  return inContainers(definition, (container, path) => {
    const protocols = new Map<number, string>();
    for (const [index, { containerPort, protocol = 'tcp' }] of (container.portMappings ?? []).entries()) {
      if (containerPort === undefined) continue;
      if ((protocols.get(containerPort) ?? protocol) !== protocol) {
        return {
          path: [...path, 'portMappings', index, 'containerPort'],
          message: `Invalid setting for container '${nameOf(container)}'. The same container port can't be exposed for multiple protocols.`,
        };
      }
      protocols.set(containerPort, protocol);
    }
    return null;
  });
}

export const portRules: readonly Rule[] = [
  { id: 'V14', check: checkPortNumbers },
  { id: 'port-ranges', check: checkRangeCount },
  { id: 'V15', check: checkHostPortsMatch },
  { id: 'V16', check: checkPortsAreUnique },
  { id: 'one-protocol-per-port', check: checkOneProtocolPerPort },
  {
    id: 'V17',
    check: (definition) =>
      definition.networkMode === 'none'
        ? inPortMappings(definition, (_, path) => ({
            path,
            message: "Networking mode 'none' can't be used with port mappings.",
          }))
        : null,
  },
];
