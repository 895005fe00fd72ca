import { drawIndex, randomStream } from '../../lib/random';
import type { Scenario } from '../../scenario/scenario';
import { scenarioOf } from '../testing/run-scenario';

/**
 * A large cluster's hour for the benchmark of time: 5,000 instances, 200 services that grow to 100,000 live tasks, and while they run
 * deployments, drains, scale-ins, crashes, lost instances, and one service whose containers never stay up. Times in simulated seconds.
 */

export const HOUR_SECONDS = 3_600;

/** How large the hour is; the share of live tasks per instance stays the same. */
export interface HourSize {
  readonly instances: number;
  readonly services: number;
  /** Live tasks when all services have grown. */
  readonly tasks: number;
}

export const LARGEST_HOUR: HourSize = { instances: 5_000, services: 200, tasks: 100_000 };

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

const STRATEGIES = [
  [
    { type: 'spread', field: 'attribute:ecs.availability-zone' },
    { type: 'binpack', field: 'memory' },
  ],
  [{ type: 'binpack', field: 'cpu' }],
  [{ type: 'spread', field: 'instanceId' }],
  [],
  [{ type: 'random' }],
];

/** When the services have all their tasks: in steps of a minute, from the first second on. */
const GROWN_AFTER_STEPS = 10;
const FIRST_TROUBLE_AT = 700;
const TROUBLE_EVERY = 15;

export function hourScenario(size: HourSize = LARGEST_HOUR): Scenario {
  return scenarioOf({
    seed: 1,
    containerInstances: fleet(size),
    taskDefinitions: Array.from({ length: size.services }, (_, index) => taskDefinition(index)),
    services: Array.from({ length: size.services }, (_, index) => service(size, index)),
    images: {
      'looping:1': { exits: { afterSeconds: 5, exitCode: 1 } },
      'web:1': { pullSeconds: 12 },
    },
    timeline: [...growth(size), ...trouble(size)].sort((a, b) => a.at - b.at),
  });
}

function fleet({ instances }: HourSize) {
  const share = Math.ceil(instances / 4);
  return Array.from({ length: 4 }, (_, group) => ({
    id: `g${group}`,
    count: Math.min(share, instances - group * share),
    instanceType: 'm5.xlarge',
    availabilityZones: ZONES,
    attributes: { stack: group === 0 ? 'test' : 'prod' },
  }));
}

function taskDefinition(index: number) {
  return {
    family: nameOf(index),
    containerDefinitions: [
      {
        name: 'main',
        image: index === 0 ? 'looping:1' : 'web:1',
        cpu: [64, 128, 192][index % 3],
        memory: [256, 512, 384][index % 3],
        ...(index % 4 === 1 ? { portMappings: [{ containerPort: 80, hostPort: 0 }] } : {}),
      },
      ...(index % 7 === 2 ? [{ name: 'side', image: 'side:1', memory: 64, essential: false }] : []),
    ],
  };
}

function service(size: HourSize, index: number) {
  return {
    serviceName: nameOf(index),
    taskDefinition: nameOf(index),
    desiredCount: desired(size, index, 1),
    placementStrategy: STRATEGIES[index % STRATEGIES.length],
    placementConstraints: index % 11 === 5 ? [{ type: 'memberOf', expression: 'attribute:stack == prod' }] : [],
    deploymentConfiguration: { minimumHealthyPercent: index % 2 === 0 ? 100 : 50, maximumPercent: 150 },
  };
}

/** One service in ten is six times as large as the others, and the first, whose tasks crash, is small. */
function desired({ services, tasks }: HourSize, index: number, step: number): number {
  const large = Math.ceil(services / 10);
  const unit = tasks / (large * 6 + (services - large));
  const full = index === 0 ? 5 : Math.ceil(unit * (index % 10 === 9 ? 6 : 1));
  return Math.ceil((full * Math.min(step, GROWN_AFTER_STEPS)) / GROWN_AFTER_STEPS);
}

function growth(size: HourSize) {
  return Array.from({ length: GROWN_AFTER_STEPS - 1 }, (_, step) =>
    Array.from({ length: size.services }, (_, index) => ({
      at: (step + 1) * 60 + (index % 60),
      action: 'UpdateService',
      input: { service: nameOf(index), desiredCount: desired(size, index, step + 2) },
    })),
  ).flat();
}

function trouble(size: HourSize) {
  const random = randomStream(1, 'hour');
  const any = () => nameOf(1 + drawIndex(random, size.services - 1));
  const instances = (count: number) =>
    Array.from({ length: count }, () => {
      const share = Math.ceil(size.instances / 4);
      return `g${drawIndex(random, 4)}-${1 + drawIndex(random, Math.max(1, share - 4))}`;
    });
  const few = Math.max(1, Math.round(size.instances / 500));
  const kinds = [
    () => ({ action: 'UpdateService', input: { service: any(), forceNewDeployment: true } }),
    () => ({ action: 'CrashTask', input: { service: any(), count: 40 } }),
    () => ({
      action: 'UpdateContainerInstancesState',
      input: { containerInstances: instances(few), status: 'DRAINING' },
    }),
    () => ({
      action: 'UpdateService',
      input: { service: any(), desiredCount: desired(size, 1, 6 + drawIndex(random, 5)) },
    }),
    () => ({ action: 'TerminateInstances', input: { containerInstances: instances(few) } }),
    () => ({
      action: 'UpdateContainerInstancesState',
      input: { containerInstances: instances(few), status: 'ACTIVE' },
    }),
  ];
  const length = Math.floor((HOUR_SECONDS - FIRST_TROUBLE_AT) / TROUBLE_EVERY);
  return Array.from({ length }, (_, turn) => ({
    at: FIRST_TROUBLE_AT + turn * TROUBLE_EVERY,
    ...kinds[turn % kinds.length]?.(),
  }));
}

function nameOf(index: number): string {
  return `s${index}`;
}
