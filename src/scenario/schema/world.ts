import * as z from 'zod/mini';
import { MOST_WORLDS } from '../scenario';
import { anyObject, count, field, required, seconds, texts } from './field';

/** What is the playground's own: how containers behave, demand, roles, durations, the world's events, the view. */

const exits = z.strictObject({
  afterSeconds: required(seconds, 'Seconds after its start at which the container exits.', { examples: [120] }),
  exitCode: field(z.int().check(z.gte(0), z.lte(255)), 'Exit code; 0 is success.', { default: 0 }),
  outOfMemory: field(z.boolean(), 'Killed for going above its memory limit.', { default: false }),
});

const imageFields = {
  pullSeconds: field(seconds, 'Seconds that a first pull takes on an instance.', { default: 5 }),
  startSeconds: field(seconds, 'Seconds that a start takes.', { default: 1 }),
  pull: field(z.enum(['denied', 'notFound', 'unreachable']), 'Why the image cannot be pulled.'),
  exits: field(exits, 'When and how the container exits by itself. Left out, it runs until stopped.'),
  healthyAfterSeconds: field(z.nullable(seconds), 'Seconds after the start at which health checks pass; null: never.', {
    default: 0,
  }),
  ignoresSigterm: field(z.boolean(), 'Does not exit on SIGTERM and is killed after the stop timeout.', {
    default: false,
  }),
};

export const imageBehaviour = z.strictObject(imageFields);

export const loadEntry = z.strictObject({
  service: required(z.string(), 'Service that takes the requests.'),
  requestsPerSecond: required(
    z.array(z.tuple([seconds, z.number().check(z.gte(0))])).check(z.minLength(1)),
    'Points of [second, requests per second]; straight lines between them, level before and after.',
    {
      examples: [
        [
          [0, 100],
          [300, 900],
          [900, 100],
        ],
      ],
    },
  ),
  perTask: required(
    z.strictObject({
      requestsPerSecond: required(z.number().check(z.gt(0)), 'Requests per second that one healthy task can take.', {
        examples: [50],
      }),
      cpuAtCapacity: field(z.number().check(z.gte(0)), 'CPU per cent of a task at that rate.', { default: 90 }),
      memoryBase: field(z.number().check(z.gte(0)), 'Memory per cent of a task.', { default: 30 }),
    }),
    'What one task can do.',
  ),
});

export const role = z.nullable(
  z.strictObject({
    deny: field(
      texts,
      'Actions that the role may not do; * stands for any characters. sts:AssumeRole: nobody can assume it, its trust policy is wrong.',
      { examples: [['ecr:*', 'logs:CreateLogStream']] },
    ),
  }),
);

const zone = required(z.string(), 'Name of the zone.', { examples: ['us-east-1a'] });
const someTasks = {
  tasks: field(texts, 'Ids or short names of tasks, such as web-9.'),
  service: field(z.string(), 'Or tasks of this service, the oldest first.'),
  count: field(count, 'How many of the service’s.', { default: 1 }),
  container: field(z.string(), 'Name of the container; left out, the first essential one.'),
  exitCode: field(z.int(), 'Exit code.', { default: 1 }),
};

/** Inputs of the world's own events. Those of container instances stand with the instances. */
export const worldInputs = {
  FailAvailabilityZone: z.strictObject({ availabilityZone: zone }),
  RestoreAvailabilityZone: z.strictObject({ availabilityZone: zone }),
  InterruptFargateSpot: z.strictObject(someTasks),
  CrashTask: z.strictObject(someTasks),
  FailHealthCheck: z.strictObject(someTasks),
  SetImage: z.strictObject({
    image: required(z.string(), 'Image whose behaviour changes.', { examples: ['nginx:latest'] }),
    ...imageFields,
  }),
  SetFargateCapacity: z.strictObject({
    capacityProvider: field(z.enum(['FARGATE', 'FARGATE_SPOT']), 'Which capacity.', { default: 'FARGATE' }),
    availabilityZone: field(z.string(), 'Zone; left out, all.'),
    available: required(z.boolean(), 'Whether there is any.'),
  }),
};

/** Quotas by name: services-and-capacity 8. Left out: hard limits of the API apply, rates and account quotas do not. */
export const QUOTA_NAMES = [
  'containerInstancesPerCluster',
  'servicesPerCluster',
  'tasksPerService',
  'tasksPerRunTask',
  'containerInstancesPerStartTask',
  'tasksInProvisioningPerCluster',
  'capacityProvidersPerCluster',
  'capacityProvidersPerStrategy',
  'containersPerTaskDefinition',
  'targetGroupsPerService',
  'securityGroupsPerAwsvpcConfiguration',
  'subnetsPerAwsvpcConfiguration',
  'reservedHostPortsPerInstance',
  'ec2LaunchesPerMinutePerService',
  'fargateLaunchesPerMinutePerService',
  'fargateLaunchBurst',
  'fargateLaunchesPerSecond',
  'runTaskFargateCallsPerSecond',
  'fargateOnDemandVcpus',
  'fargateSpotVcpus',
  'fargateSpotInterruptionsPerHour',
] as const;

/** A service as AWS App Runner would run it, in the words of its API. */
const appRunnerService = z.strictObject({
  Cpu: field(z.string(), 'CPU units of an instance.', {
    enum: ['256', '512', '1024', '2048', '4096'],
    default: '1024',
  }),
  Memory: field(z.string(), 'MiB of an instance.', {
    enum: ['512', '1024', '2048', '3072', '4096', '6144', '8192', '10240', '12288'],
    default: '2048',
  }),
  MaxConcurrency: field(z.int().check(z.gte(1), z.lte(200)), 'Requests that an instance takes at once.', {
    default: 100,
  }),
  MinSize: field(z.int().check(z.gte(1), z.lte(25)), 'Instances that are always provisioned.', { default: 1 }),
  MaxSize: field(z.int().check(z.gte(1)), 'Most instances.', { default: 25 }),
  secondsPerRequest: field(z.number().check(z.gt(0), z.lte(120)), 'How long a request takes, in seconds.', {
    default: 1,
  }),
});

const compareEntry = z.strictObject({
  label: field(z.string().check(z.maxLength(120)), 'Name of this world, at most 120 characters.'),
  patch: field(
    anyObject,
    'What differs: parts named by service, family, instance id or capacity provider; null removes.',
    {
      examples: [{ services: { web: { placementStrategy: [{ type: 'binpack', field: 'memory' }] } } }],
    },
  ),
  lens: field(
    z.enum(['ecs', 'eks']),
    'How this world schedules: ecs, or eks, the same workload as pods under the default kube-scheduler.',
    { default: 'ecs' },
  ),
});

/** How to show a scenario; never changes a result. */
export const view = z.strictObject({
  at: field(seconds, 'Simulated second to open at.', { default: 0 }),
  select: field(z.string(), 'Id of what is selected: a task, an instance, a service.'),
  camera: field(
    z.strictObject({
      x: required(
        z.number(),
        'What is in the middle, as a share of the drawing’s width: 0 its left edge, 1 its right.',
      ),
      y: required(z.number(), 'The same for its height: 0 its upper edge, 1 its lower.'),
      k: required(z.number().check(z.gt(0)), 'Magnification; 1 shows the whole cluster.'),
    }),
    'Part of the stage that is seen. Left out, the whole cluster.',
  ),
  caption: field(z.string(), 'One sentence over the stage, by who sends the link.'),
  speed: field(z.union([z.literal('slow'), z.number().check(z.gt(0))]), 'slow, or simulated seconds in a second.', {
    examples: ['slow', 1, 4, 10, 60, 300, 1000],
  }),
  panel: field(z.string(), 'Tab of the inspector that is open: why, scaling (of a service), task, json or events.'),
  appRunner: field(z.record(z.string(), appRunnerService), 'The App Runner view of services, by their names.', {
    examples: [{ web: { MaxConcurrency: 100, MinSize: 1, MaxSize: 25 } }],
  }),
  compare: field(
    z.array(compareEntry).check(z.minLength(2), z.maxLength(MOST_WORLDS)),
    'Two to four worlds side by side.',
  ),
});
