import type { DocumentEdit, HostPortChange } from '../../../frame/ways-out';
import { isBridge, staticHostPort } from '../../../ecs/task-requirements';
import { taskDefinitionIndex } from '../../task-rows/kinds';
import { portsInTheWay } from './blockers';
import type { WantedPort } from './blockers';
import { writtenDefinition } from './definition';
import type { WrittenDefinition } from './definition';
import type { Fix } from './fix';
import { bridged } from './network-mode';
import type { Question } from './question';

const SIZE_OF_FIRST = 0.12;
const SIZE_OF_NEXT = 0.04;
/** Where it is another task that has to change. */
const SIZE_OF_OTHERS = 0.3;
/** Sets of ports that are tried, at most (assumption `way-out-limits`). */
const MOST_SETS = 4;

/**
 * Any port of the host will do, from the start of the run, for the task that waits, or for the tasks that have the port that it wants. In host mode there
 * is no other port: that takes bridge mode. @param instances that lack nothing else
 */
export function otherPorts(question: Question, instances: readonly number[]): Fix[] {
  const definition = writtenDefinition(question, question.request.taskDefinition);
  const sets = new Map<string, WantedPort[]>();
  for (const instance of instances) {
    const ports = portsInTheWay(question.ask, instance);
    sets.set(ports.map(({ port, protocol }) => `${port}/${protocol}`).join(), ports);
  }
  const own = definition === null ? [] : withoutPorts(question, definition, [...sets.values()]);
  return [...own, ...othersWithout(question, instances)];
}

function withoutPorts(question: Question, definition: WrittenDefinition, sets: readonly WantedPort[][]): Fix[] {
  if (!isBridge(definition.input)) return bridged(question, definition);
  // With fewer of them the tasks of the kind may be out of one another's way.
  const alone = sets.flatMap((ports) => (ports.length > 1 ? ports.map((port) => [port]) : []));
  return [...alone, ...sets]
    .sort((a, b) => a.length - b.length)
    .slice(0, MOST_SETS)
    .map((ports) => dynamic(definition, ports, SIZE_OF_FIRST));
}

/** The other task definitions whose tasks, or whose daemons that are yet to come, have the ports. */
function othersWithout(question: Question, instances: readonly number[]): Fix[] {
  const { engine, ask, request } = question;
  const { state } = engine;
  const found = new Map<number, WantedPort[]>();
  for (const instance of instances) {
    for (const wanted of portsInTheWay(ask, instance)) {
      const inUse =
        wanted.protocol === 'tcp' ? state.instances.tcpPortsInUse[instance] : state.instances.udpPortsInUse[instance];
      const holder = inUse?.get(wanted.port) ?? -1;
      const holders = holder >= 0 ? [taskDefinitionIndex(state, holder)] : daemonsWith(question, wanted);
      for (const other of holders) if (other !== request.taskDefinition) found.set(other, [wanted]);
    }
  }
  return [...found].slice(0, MOST_SETS).flatMap(([index, ports]) => {
    const definition = writtenDefinition(question, index);
    if (definition === null) return [];
    return isBridge(definition.input)
      ? [dynamic(definition, ports, SIZE_OF_OTHERS)]
      : bridged(question, definition).map((fix) => ({ ...fix, size: fix.size + SIZE_OF_OTHERS }));
  });
}

function daemonsWith({ engine: { state } }: Question, { port, protocol }: WantedPort): number[] {
  return state.daemons.flatMap(({ taskDefinition }) => {
    const requirements = state.taskDefinitions[taskDefinition]?.requirements;
    const ports = protocol === 'tcp' ? requirements?.tcpPorts : requirements?.udpPorts;
    return ports?.includes(port) === true ? [taskDefinition] : [];
  });
}

function dynamic(definition: WrittenDefinition, ports: readonly WantedPort[], size: number): Fix {
  const { requirements } = definition;
  const left = (protocol: 'tcp' | 'udp', wanted: readonly number[]) =>
    wanted.filter((port) => !ports.some((it) => it.protocol === protocol && it.port === port));
  const tcpPorts = left('tcp', requirements.tcpPorts);
  const udpPorts = left('udp', requirements.udpPorts);
  return {
    ...mappingsWithout(definition, ports),
    action: null,
    size: size + SIZE_OF_NEXT * (ports.length - 1),
    asks: { requirements: new Map([[definition.index, { ...requirements, tcpPorts, udpPorts }]]) },
  };
}

function mappingsWithout(
  { name: taskDefinition, input, path }: WrittenDefinition,
  ports: readonly WantedPort[],
): Pick<Fix, 'change' | 'edits'> {
  const edits: DocumentEdit[] = [];
  const changes: HostPortChange[] = [];
  input.containerDefinitions.forEach(({ name = '', portMappings = [] }, container) => {
    portMappings.forEach((mapping, index) => {
      const hostPort = staticHostPort(input, mapping) ?? 0;
      const { containerPort = 0, protocol = 'tcp' } = mapping;
      if (!ports.some((wanted) => wanted.port === hostPort && wanted.protocol === protocol)) return;
      edits.push({
        path: [...path, 'containerDefinitions', container, 'portMappings', index, 'hostPort'],
        value: undefined,
      });
      changes.push({ container: name, containerPort, hostPort, protocol });
    });
  });
  return { change: { kind: 'dynamic-port', taskDefinition, ports: changes }, edits };
}
