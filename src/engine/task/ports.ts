import type { PortMapping } from '../../ecs/container-definition';
import { dynamicHostPorts, parsePortRange } from '../../ecs/ports';
import { isBridge, staticHostPort } from '../../ecs/task-requirements';
import type { Engine } from '../engine';
import type { ContainerState, NetworkBinding } from '../state';
import { taskChanged } from '../task-changes';
import { containerDefinitionsOf, definitionOf } from './definition';

/** Host ports of a task's containers. Source: placement-and-lifecycle 7.3. Assumption `lowest-dynamic-port`. */

interface PortsInUse {
  readonly tcp: ReadonlySet<number>;
  readonly udp: ReadonlySet<number>;
}

/** The containers with their network bindings: static ports as written, dynamic ones the lowest free on the instance. */
export function bindPorts(engine: Engine, task: number, containers: readonly ContainerState[]): ContainerState[] {
  const { state } = engine;
  const { input } = definitionOf(state, task);
  if (!isBridge(input) && input.networkMode !== 'host') return [...containers];
  const definitions = containerDefinitionsOf(state, task);
  if (definitions.every((definition) => (definition.portMappings ?? []).length === 0)) return [...containers];
  taskChanged(state, task);
  const inUse = portsInUse(engine, task);
  const { agent } = state.instances.records[state.tasks.instanceIndex[task] ?? -1] ?? {};
  const { first } = dynamicHostPorts(agent?.['ECS_DYNAMIC_HOST_PORT_RANGE']);
  const next = { tcp: first, udp: first };
  const free = (protocol: 'tcp' | 'udp'): number => {
    while (inUse[protocol].has(next[protocol])) next[protocol]++;
    return next[protocol]++;
  };
  return containers.map((container, index) => ({
    ...container,
    networkBindings: (definitions[index]?.portMappings ?? []).flatMap((mapping) => {
      const hostPort = staticHostPort(input, mapping);
      return hostPort === null
        ? dynamicBindings(mapping, free)
        : [binding(mapping, mapping.containerPort ?? hostPort, hostPort)];
    }),
  }));
}

function dynamicBindings(mapping: PortMapping, free: (protocol: 'tcp' | 'udp') => number): NetworkBinding[] {
  const range = mapping.containerPortRange === undefined ? null : parsePortRange(mapping.containerPortRange);
  const first = range?.first ?? mapping.containerPort;
  if (first === undefined) return [];
  const count = range === null ? 1 : range.last - range.first + 1;
  return Array.from({ length: count }, (_, offset) =>
    binding(mapping, first + offset, free(mapping.protocol ?? 'tcp')),
  );
}

function binding(mapping: PortMapping, containerPort: number, hostPort: number): NetworkBinding {
  return { bindIP: '0.0.0.0', containerPort, hostPort, protocol: mapping.protocol ?? 'tcp' };
}

/** Ports that are reserved on the instance or held by containers that are still there. */
function portsInUse({ state }: Engine, task: number): PortsInUse {
  const instance = state.tasks.instanceIndex[task] ?? -1;
  const record = state.instances.records[instance];
  const tcp = new Set(record?.tcpPorts.keys());
  const udp = new Set(record?.udpPorts.keys());
  for (const other of state.instanceLife.hosted[instance] ?? []) {
    for (const container of state.taskLife.containers[other] ?? []) {
      for (const bound of container.networkBindings) (bound.protocol === 'udp' ? udp : tcp).add(bound.hostPort);
    }
  }
  return { tcp, udp };
}
