import type { DocumentEdit, HostPortChange } from '../../../frame/ways-out';
import { isBridge, staticHostPort } from '../../../ecs/task-requirements';
import { portsInTheWay } from './blockers';
import type { WantedPort } from './blockers';
import { writtenDefinition } from './definition';
import type { WrittenDefinition } from './definition';
import type { Fix } from './fix';
import type { Question } from './question';

const SIZE_OF_FIRST = 0.12;
const SIZE_OF_NEXT = 0.04;
/** Sets of ports that are tried, at most. */
const MOST_SETS = 4;

/** The task takes any port of the host in place of one that is in use. In bridge mode alone: in host mode there is no other port. */
export function dynamicPorts(question: Question, instances: readonly number[]): Fix[] {
  const definition = writtenDefinition(question, question.request.taskDefinition);
  if (!definition || !isBridge(definition.input)) return [];
  const sets = new Map<string, WantedPort[]>();
  for (const instance of instances) {
    const ports = portsInTheWay(question.ask, instance);
    sets.set(ports.map(({ port, protocol }) => `${port}/${protocol}`).join(), ports);
  }
  // With fewer of them the tasks of the kind may be out of one another's way.
  const alone = [...sets.values()].flatMap((ports) => (ports.length > 1 ? ports.map((port) => [port]) : []));
  return [...alone, ...sets.values()]
    .sort((a, b) => a.length - b.length)
    .slice(0, MOST_SETS)
    .map((ports) => dynamic(definition, ports));
}

function dynamic(definition: WrittenDefinition, ports: readonly WantedPort[]): Fix {
  const { input, path, requirements } = definition;
  const edits: DocumentEdit[] = [];
  const changes: HostPortChange[] = [];
  input.containerDefinitions.forEach(({ name = '', portMappings = [] }, container) => {
    portMappings.forEach((mapping, index) => {
      const hostPort = staticHostPort(input, mapping);
      const { containerPort = 0, protocol = 'tcp' } = mapping;
      if (!ports.some((wanted) => wanted.port === hostPort && wanted.protocol === protocol)) return;
      edits.push({
        path: [...path, 'containerDefinitions', container, 'portMappings', index, 'hostPort'],
        value: undefined,
      });
      changes.push({ container: name, containerPort, hostPort: hostPort ?? 0, protocol });
    });
  });
  const left = (protocol: 'tcp' | 'udp', wanted: readonly number[]) =>
    wanted.filter((port) => !ports.some((it) => it.protocol === protocol && it.port === port));
  return {
    change: { kind: 'dynamic-port', taskDefinition: definition.name, ports: changes },
    edits,
    action: null,
    size: SIZE_OF_FIRST + SIZE_OF_NEXT * (ports.length - 1),
    asks: {
      requirements: new Map([
        [
          definition.index,
          {
            ...requirements,
            tcpPorts: left('tcp', requirements.tcpPorts),
            udpPorts: left('udp', requirements.udpPorts),
          },
        ],
      ]),
    },
  };
}
