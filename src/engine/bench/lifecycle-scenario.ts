import type { Scenario } from '../../scenario/scenario';
import { NETWORK, scenarioOf } from '../testing/run-scenario';

/**
 * Tasks that go through all eight statuses: each has a network interface and is in service discovery, and its container ends by itself, whereupon the
 * service starts another one. At the end all services are brought to zero.
 */
export interface LifecycleSize {
  readonly instances: number;
  readonly services: number;
  /** Tasks in all, about. */
  readonly tasks: number;
  /** How many tasks each place sees, one after the other; the others are there at the same time. */
  readonly generations: number;
}

/** Containers run for so long, by service: on average 150 seconds. */
const SHORTEST_SECONDS = 60;
const SPREAD_SECONDS = 180;
/** What a task's life takes besides: its way in and out, and the wait for the next pass. */
const AROUND_SECONDS = 33;

export function lifecycleEndSeconds(size: LifecycleSize): number {
  return endsAtSeconds(size) + 600;
}

function endsAtSeconds({ generations }: LifecycleSize): number {
  return Math.round(generations * (SHORTEST_SECONDS + SPREAD_SECONDS / 2 + AROUND_SECONDS));
}

const STRATEGIES = [
  [
    { type: 'spread', field: 'attribute:ecs.availability-zone' },
    { type: 'binpack', field: 'memory' },
  ],
  [{ type: 'binpack', field: 'cpu' }],
  [{ type: 'spread', field: 'instanceId' }],
  [{ type: 'random' }],
];

export function lifecycleScenario(size: LifecycleSize): Scenario {
  const services = Array.from({ length: size.services }, (_, index) => index);
  return scenarioOf({
    seed: 1,
    containerInstances: [
      {
        id: 'i',
        count: size.instances,
        instanceType: 'm5.4xlarge',
        availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
        awsvpcTrunking: true,
      },
    ],
    taskDefinitions: services.map(taskDefinition),
    services: services.map((index) => service(size, index)),
    images: Object.fromEntries(services.map((index) => [`${nameOf(index)}:1`, behaviour(size, index)])),
    timeline: services.map((index) => ({
      at: endsAtSeconds(size),
      action: 'UpdateService',
      input: { service: nameOf(index), desiredCount: 0 },
    })),
  });
}

function taskDefinition(index: number) {
  const container = {
    name: 'main',
    image: `${nameOf(index)}:1`,
    cpu: [64, 128, 192][index % 3],
    memory: [256, 512, 384][index % 3],
  };
  return { family: nameOf(index), networkMode: 'awsvpc', containerDefinitions: [container] };
}

function service(size: LifecycleSize, index: number) {
  return {
    serviceName: nameOf(index),
    taskDefinition: nameOf(index),
    desiredCount: Math.max(1, Math.round(size.tasks / size.generations / size.services)),
    placementStrategy: STRATEGIES[index % STRATEGIES.length],
    networkConfiguration: NETWORK,
    serviceRegistries: [{ registryArn: `arn:aws:servicediscovery:us-east-1:123456789012:service/srv-${index}` }],
  };
}

function behaviour({ services }: LifecycleSize, index: number) {
  const afterSeconds = SHORTEST_SECONDS + Math.floor((index * SPREAD_SECONDS) / services);
  return { pullSeconds: 5, exits: { afterSeconds, exitCode: 0 } };
}

function nameOf(index: number): string {
  return `s${index}`;
}
