import type { PortMapping } from '../../ecs/container-definition';
import { dynamicHostPorts, parsePortRange } from '../../ecs/ports';
import type { RegisteredTaskDefinition, TaskDefinitionInput } from '../../ecs/task-definition';
import { isBridge, staticHostPort } from '../../ecs/task-requirements';
import type { Engine } from '../engine';
import type { ContainerState, NetworkBinding, SimulationState } from '../state';
import { definitionOf } from './definition';
import { forEachHostPort } from './plan/shared-containers';

/** Host ports of a task's containers. Source: placement-and-lifecycle 7.3. Assumption `lowest-dynamic-port`. */

/** The containers with their network bindings: static ports as written, dynamic ones the lowest free on the instance. */
export function bindPorts(engine: Engine, task: number, containers: readonly ContainerState[]): ContainerState[] {
  const wanted = wantedBindings(definitionOf(engine.state, task));
  if (wanted === null) return [...containers];
  const ports = freePorts(engine, task);
  let port = 0;
  return containers.map((container, index) => ({
    ...container,
    networkBindings: (wanted[index] ?? []).map((binding) => ({ ...binding, hostPort: ports[port++] ?? 0 })),
  }));
}

/** The host ports that the containers of a task would have now, in the order of their bindings. */
export function freePorts(engine: Engine, task: number): readonly number[] {
  const wanted = wantedBindings(definitionOf(engine.state, task));
  if (wanted === null) return NO_PORTS;
  const { instances, tasks } = engine.state;
  const agent = instances.records[tasks.instanceIndex[task] ?? -1]?.agent;
  const { first } = dynamicHostPorts(agent?.['ECS_DYNAMIC_HOST_PORT_RANGE']);
  const next = { tcp: first, udp: first };
  let isMarked = false;
  return wanted.flatMap((bindings) =>
    bindings.map(({ hostPort, protocol }) => {
      if (hostPort !== DYNAMIC) return hostPort;
      if (!isMarked) markPortsInUse(engine, task);
      isMarked = true;
      while (inUse[protocol][next[protocol]] === mark) next[protocol]++;
      return next[protocol]++;
    }),
  );
}

const NO_PORTS: readonly number[] = [];

/** Whether the containers of a task bind host ports. */
export function bindsPorts(state: SimulationState, task: number): boolean {
  return wantedBindings(definitionOf(state, task)) !== null;
}

/** In place of a host port that is not known yet. */
const DYNAMIC = 0;

/** What the containers of a definition bind, each; null where none binds anything. */
function wantedBindings(definition: RegisteredTaskDefinition): readonly (readonly NetworkBinding[])[] | null {
  const known = wantedOf.get(definition);
  if (known !== undefined) return known;
  const { input } = definition;
  const binds = isBridge(input) || input.networkMode === 'host';
  const wanted = input.containerDefinitions.map(({ portMappings = [] }) =>
    binds ? portMappings.flatMap((mapping) => bindingsOf(input, mapping)) : [],
  );
  const result = wanted.every((bindings) => bindings.length === 0) ? null : wanted;
  wantedOf.set(definition, result);
  return result;
}

const wantedOf = new WeakMap<RegisteredTaskDefinition, readonly (readonly NetworkBinding[])[] | null>();

function bindingsOf(input: TaskDefinitionInput, mapping: PortMapping): NetworkBinding[] {
  const hostPort = staticHostPort(input, mapping);
  if (hostPort !== null) return [binding(mapping, mapping.containerPort ?? hostPort, hostPort)];
  const range = mapping.containerPortRange === undefined ? null : parsePortRange(mapping.containerPortRange);
  const first = range?.first ?? mapping.containerPort;
  if (first === undefined) return [];
  const count = range === null ? 1 : range.last - range.first + 1;
  return Array.from({ length: count }, (_, offset) => binding(mapping, first + offset, DYNAMIC));
}

function binding(mapping: PortMapping, containerPort: number, hostPort: number): NetworkBinding {
  return { bindIP: '0.0.0.0', containerPort, hostPort, protocol: mapping.protocol ?? 'tcp' };
}

/** More than there are ports: the search for a free one never leaves it. */
const PORTS = 2 * 65_536;
/** Ports in use on the instance that was looked at last hold the latest mark. */
const inUse = { tcp: new Int32Array(PORTS), udp: new Int32Array(PORTS) };
let mark = 0;

/** Marks the ports that are reserved on the instance or held by containers that are still there. */
function markPortsInUse({ state }: Engine, task: number): void {
  mark++;
  const instance = state.tasks.instanceIndex[task] ?? -1;
  const { tcpPortsInUse, udpPortsInUse } = state.instances;
  for (const port of tcpPortsInUse[instance]?.keys() ?? []) inUse.tcp[port] = mark;
  for (const port of udpPortsInUse[instance]?.keys() ?? []) inUse.udp[port] = mark;
  for (const other of state.instanceLife.binding[instance] ?? []) forEachHostPort(state, other, markPort);
}

function markPort(port: number, protocol: 'tcp' | 'udp'): void {
  inUse[protocol][port] = mark;
}
