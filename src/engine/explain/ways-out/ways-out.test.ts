import { describe, expect, it } from 'vitest';
import { DECISION } from '../../../frame/frame';
import type { WayOut } from '../../../frame/ways-out';
import { decisionAt } from '../../decisions/decision-rows';
import type { Simulation } from '../../simulation';
import { finished } from '../../testing/finished';
import { definition, NETWORK, runTo } from '../../testing/run-scenario';
import { waysOut } from './ways-out';

/** The last decision that found no place. */
function lastVain({ world }: Simulation): number {
  for (let number = world.decisions.count - 1; number >= 0; number--)
    if (decisionAt(world.decisions, number)[DECISION.instanceIndex] === -1) return number;
  return -1;
}

function waysOf(document: object, seconds: number, mostWork?: number): WayOut[] {
  const whole = { stowplan: 1, ...document };
  const simulation = runTo(seconds, whole);
  return finished(waysOut(simulation, whole, lastVain(simulation), mostWork));
}

const room = (id: string, memory: number, cpu = 4096, more: object = {}) => ({
  id,
  resources: { cpu, memory },
  availabilityZone: 'us-east-1a',
  ...more,
});
const web = (desiredCount: number, more: object = {}) => ({
  serviceName: 'web',
  taskDefinition: 'web',
  desiredCount,
  ...more,
});

/** A way out in a few words. */
function inShort({ changes, since }: WayOut): string {
  return `${changes.map(changeInShort).join(' and ')}, ${since === 'start' ? 'from the start' : 'from now on'}`;
}

function changeInShort(change: WayOut['changes'][number]): string {
  switch (change.kind) {
    case 'cpu':
    case 'memory':
    case 'daemon':
      return `${change.kind === 'daemon' ? 'daemon ' : ''}${change.taskDefinition} ${change.field} ${change.from} to ${change.to}`;
    case 'dynamic-port':
      return `any port but ${change.ports.map(({ hostPort }) => hostPort).join()}`;
    case 'constraint':
      return `no ${change.type} of the ${change.of}`;
    case 'instance':
      return `+1 ${change.instanceType} in ${change.availabilityZone}${JSON.stringify(change.attributes)}`;
    case 'attribute':
      return `${change.name}=${change.value} on ${change.containerInstance}`;
    case 'trunking':
      return `trunking of ${change.entry}`;
    case 'network-mode':
      return change.to;
    case 'gpus':
      return `gpus ${change.from} to ${change.to}`;
    case 'restore-zone':
      return `${change.availabilityZone} restored`;
    case 'desired-count':
    case 'minimum-healthy':
      return `${change.kind} ${change.from} to ${change.to}`;
    default:
      return `${change.kind} ${change.containerInstance}`;
  }
}

interface Case {
  readonly name: string;
  readonly document: object;
  readonly at: number;
  /** All of them, but for more instances of types that do not matter. */
  readonly ways: readonly string[];
}

const bigger = definition('web', { container: { memory: 1024 } });
const port80 = definition('web', { container: { portMappings: [{ containerPort: 80, hostPort: 80 }] } });
const ports = definition('web', {
  container: { portMappings: [80, 443].map((port) => ({ containerPort: port, hostPort: port })) },
});
const awsvpc = definition('web', { networkMode: 'awsvpc' });
const prod = [{ type: 'memberOf', expression: 'attribute:stack == prod' }];

const CASES: readonly Case[] = [
  {
    name: 'less memory for every task: what is missing is shared among them',
    document: { containerInstances: [room('a', 1700)], taskDefinitions: [definition('web')], services: [web(4)] },
    at: 60,
    ways: ['web:1 memory 512 to 425, from the start', 'desired-count 4 to 3, from now on'],
  },
  {
    name: 'less CPU, of the container with the most, as a text where it is one',
    document: {
      containerInstances: [room('a', 4000, 1024)],
      taskDefinitions: [{ ...definition('web', { cpu: '600' }), memory: '512' }],
      timeline: [{ at: 10, action: 'RunTask', input: { taskDefinition: 'web', count: 2 } }],
    },
    at: 10,
    ways: ['web:1 cpu 600 to 512, from the start'],
  },
  {
    name: 'a reservation is what counts',
    document: {
      containerInstances: [room('a', 1000)],
      taskDefinitions: [definition('web', { container: { memory: 900, memoryReservation: 600 } })],
      services: [web(2)],
    },
    at: 30,
    ways: ['web:1 memoryReservation 600 to 500, from the start', 'desired-count 2 to 1, from now on'],
  },
  {
    name: 'a dynamic port, or distinct instances',
    document: { containerInstances: [room('a', 4000)], taskDefinitions: [port80], services: [web(2)] },
    at: 30,
    ways: ['any port but 80, from the start', 'desired-count 2 to 1, from now on'],
  },
  {
    name: 'of several ports all that are in the way',
    document: { containerInstances: [room('a', 4000)], taskDefinitions: [ports], services: [web(2)] },
    at: 30,
    ways: ['any port but 80,443, from the start', 'desired-count 2 to 1, from now on'],
  },
  {
    name: 'a port that another task definition has, in host mode here and in bridge mode there',
    document: {
      containerInstances: [room('a', 4000)],
      taskDefinitions: [
        definition('web', { networkMode: 'host', container: { portMappings: [{ containerPort: 80 }] } }),
        definition('front', { container: { portMappings: [{ containerPort: 8080, hostPort: 80 }] } }),
      ],
      tasks: [{ taskDefinition: 'front', containerInstance: 'a' }],
      services: [web(1)],
    },
    at: 30,
    ways: ['any port but 80, from the start', 'bridge, from the start'],
  },
  {
    name: 'a constraint of the service, or the attribute that it asks for',
    document: {
      containerInstances: [room('a', 4000)],
      taskDefinitions: [definition('web')],
      services: [web(1, { placementConstraints: prod })],
    },
    at: 30,
    ways: ['stack=prod on a, from now on', 'no memberOf of the request, from the start'],
  },
  {
    name: 'a constraint of the task definition, for a RunTask',
    document: {
      containerInstances: [room('a', 4000)],
      taskDefinitions: [definition('web', { placementConstraints: prod })],
      timeline: [{ at: 10, action: 'RunTask', input: { taskDefinition: 'web' } }],
    },
    at: 10,
    ways: ['stack=prod on a, from now on', 'no memberOf of the taskDefinition, from the start'],
  },
  {
    name: 'distinctInstance dropped',
    document: {
      containerInstances: [room('a', 4000)],
      taskDefinitions: [definition('web')],
      services: [web(2, { placementConstraints: [{ type: 'distinctInstance' }] })],
    },
    at: 30,
    ways: ['no distinctInstance of the request, from the start', 'desired-count 2 to 1, from now on'],
  },
  {
    name: 'an instance that drains, or has lost its agent',
    document: {
      containerInstances: [
        room('a', 4000, 4096, { status: 'DRAINING' }),
        room('b', 4000, 4096, { agentConnected: false }),
      ],
      taskDefinitions: [definition('web')],
      services: [web(1)],
    },
    at: 30,
    ways: ['activate a, from now on', 'reconnect b, from now on'],
  },
  {
    name: 'a zone that has failed',
    document: {
      containerInstances: [room('a', 4000)],
      taskDefinitions: [definition('web')],
      services: [web(1)],
      timeline: [{ at: 30, action: 'FailAvailabilityZone', input: { availabilityZone: 'us-east-1a' } }],
    },
    at: 200,
    ways: ['us-east-1a restored, from now on'],
  },
  {
    name: 'network interfaces: trunking, or none of its own',
    document: {
      containerInstances: [{ id: 'a', instanceType: 'm5.large', availabilityZone: 'us-east-1a' }],
      taskDefinitions: [awsvpc],
      services: [web(3, { networkConfiguration: NETWORK })],
    },
    at: 60,
    ways: ['trunking of a, from the start', 'bridge, from the start', 'desired-count 3 to 2, from now on'],
  },
  {
    name: 'fewer GPUs',
    document: {
      containerInstances: [room('a', 4000, 4096, { gpus: 3 })],
      taskDefinitions: [definition('web', { container: { resourceRequirements: [{ type: 'GPU', value: '2' }] } })],
      services: [web(2)],
    },
    at: 30,
    ways: ['gpus 2 to 1, from the start', 'desired-count 2 to 1, from now on'],
  },
  {
    name: 'a deployment that may stop a task first',
    document: {
      containerInstances: [room('a', 2100)],
      taskDefinitions: [definition('web'), bigger],
      services: [web(4, { taskDefinition: 'web:1' })],
      timeline: [{ at: 60, action: 'UpdateService', input: { service: 'web', taskDefinition: 'web:2' } }],
    },
    at: 80,
    ways: ['minimum-healthy 100 to 50, from now on', 'web:2 memory 1024 to 52, from the start'],
  },
  {
    name: 'a daemon that room is kept for',
    document: {
      containerInstances: [room('a', 1000, 4096, { agentConnected: true })],
      taskDefinitions: [
        definition('web', { container: { memory: 800 } }),
        definition('agent', { container: { memory: 300 } }),
      ],
      services: [
        { serviceName: 'agent', taskDefinition: 'agent', schedulingStrategy: 'DAEMON', placementConstraints: [] },
        web(1),
      ],
      images: { agent: { pull: 'denied' } },
    },
    at: 30,
    ways: ['web:1 memory 800 to 700, from the start', 'daemon agent:1 memory 300 to 200, from the start'],
  },
  {
    name: 'two things at once where neither is enough',
    document: {
      containerInstances: [room('a', 1000, 400)],
      taskDefinitions: [definition('web', { container: { cpu: 512, memory: 1100 } })],
      services: [web(1)],
    },
    at: 30,
    ways: ['web:1 cpu 512 to 400 and web:1 memory 1100 to 1000, from the start'],
  },
];

describe('waysOut', () => {
  it.each(CASES)('$name', ({ document, at, ways }) => {
    const found = waysOf(document, at);
    expect(found.filter(({ kind }) => kind !== 'instance').map(inShort)).toEqual(ways);
    expect(found.every(({ proof }) => proof === 'run')).toBe(true);
  });

  it('asks the placement alone where the run is too long to be repeated: of that one task, with what is there', () => {
    const document = {
      containerInstances: [room('a', 1700)],
      taskDefinitions: [definition('web')],
      services: [web(4)],
    };
    const less = waysOf(document, 60, 0).find(({ kind }) => kind === 'memory');
    expect(less).toMatchObject({ proof: 'decision', changes: [{ from: 512, to: 164 }] });
  });

  it('has nothing to say of a task that was placed, and of no decision at all', () => {
    const document = {
      stowplan: 1,
      containerInstances: [room('a', 1700)],
      taskDefinitions: [definition('web')],
      services: [web(4)],
    };
    const simulation = runTo(60, document);
    expect([0, -1, 99].map((number) => finished(waysOut(simulation, document, number)))).toEqual([[], [], []]);
  });

  it('leaves the present as it is', () => {
    const document = {
      stowplan: 1,
      containerInstances: [room('a', 1700)],
      taskDefinitions: [definition('web')],
      services: [web(4)],
    };
    const simulation = runTo(60, document);
    const before = simulation.stateHash();
    finished(waysOut(simulation, document, lastVain(simulation)));
    expect(simulation.stateHash()).toBe(before);
  });

  it('places a RunTask by what happens just before it, among other things of its moment', () => {
    const timeline = [10, 10].map((at) => ({ at, action: 'RunTask', input: { taskDefinition: 'web' } }));
    const document = { containerInstances: [room('a', 600)], taskDefinitions: [definition('web')], timeline };
    const instance = waysOf(document, 60).find(({ kind }) => kind === 'instance');
    expect(instance?.edits).toMatchObject([{ path: ['timeline', 1], insert: true, value: { at: 10 } }]);
    expect(instance).toMatchObject({ placedAtMs: 10_000, places: 1, of: 1 });
  });
});
