import * as z from 'zod/mini';
import { DEFAULT_TIMINGS } from '../scenario';
import { capacityProvider, cluster, loadBalancer } from './capacity';
import { count, field, required, seconds } from './field';
import { containerInstanceEntry } from './instance';
import { scalingEntry } from './scaling';
import { createServiceInput } from './service';
import { timelineEntry } from './timeline';
import { imageBehaviour, loadEntry, QUOTA_NAMES, role, view } from './world';

/** The whole document, as a person writes it (scenario.md, Shape). Defaults are shown here and applied in `complete/`. */

const initialTask = z.strictObject({
  taskDefinition: required(z.string(), 'Family, family:revision, or ARN.', { examples: ['web:1'] }),
  containerInstance: field(
    z.nullable(z.string()),
    'Id of the instance it runs on. Fargate tasks name an availabilityZone instead.',
  ),
  group: field(z.nullable(z.string()), 'Task group; service:NAME makes it one of that service’s tasks.', {
    examples: ['service:web'],
  }),
  count: field(count, 'How many such tasks.', { default: 1 }),
  startedBy: field(z.nullable(z.string()), 'Mark of who started it.'),
  launchType: field(z.enum(['EC2', 'FARGATE']), 'What it runs on.', { default: 'EC2' }),
  availabilityZone: field(z.nullable(z.string()), 'Zone of a Fargate task.'),
});

const timings = z.strictObject(
  Object.fromEntries(
    Object.entries(DEFAULT_TIMINGS).map(([key, value]) => [
      key,
      field(seconds, `Seconds; ${value} where left out.`, { default: value }),
    ]),
  ),
);
const quotas = z.strictObject(
  Object.fromEntries(QUOTA_NAMES.map((name) => [name, field(z.number().check(z.gte(0)), 'Limit to apply.')])),
);

export const scenarioDocument = z.strictObject({
  stowplan: required(z.literal(1), 'Version of the format: 1.'),
  name: field(z.string().check(z.maxLength(120)), 'Title, at most 120 characters.', { default: 'Untitled' }),
  description: field(z.string().check(z.maxLength(10_000)), 'Markdown text, at most 10,000 characters.', {
    default: '',
  }),
  seed: field(
    z.int().check(z.gte(0), z.lte(0xffff_ffff)),
    'Whole number from 0 to 4,294,967,295 from which everything random follows.',
    { default: 1 },
  ),
  region: field(z.string().check(z.regex(/^[a-z]{2,}(-[a-z]+)+-\d+$/)), 'AWS Region; names the zones.', {
    default: 'us-east-1',
  }),
  subnets: field(z.record(z.string(), z.string()), 'Zone of each subnet.', {
    examples: [{ 'subnet-0a1': 'us-east-1a' }],
    default: {},
  }),
  cluster: field(cluster, 'CreateCluster input.', { default: { clusterName: 'default' } }),
  containerInstances: field(z.array(containerInstanceEntry), 'The fleet. Its order breaks every tie.', { default: [] }),
  capacityProviders: field(
    z.array(capacityProvider),
    'CreateCapacityProvider inputs, each with its group as autoScalingGroup.',
    { default: [] },
  ),
  loadBalancers: field(z.array(loadBalancer), 'Load balancers and their target groups.', { default: [] }),
  taskDefinitions: field(
    z.array(z.record(z.string(), z.unknown())),
    'RegisterTaskDefinition inputs, or what describe-task-definition prints. The nth of a family is its revision n.',
    { default: [] },
  ),
  services: field(z.array(createServiceInput), 'CreateService inputs, created at second 0 in this order.', {
    default: [],
  }),
  tasks: field(z.array(initialTask), 'Tasks that are already RUNNING when the run begins.', { default: [] }),
  scaling: field(z.array(scalingEntry), 'Application Auto Scaling, by service.', { default: [] }),
  images: field(z.record(z.string(), imageBehaviour), 'How containers behave, by image name.', {
    examples: [{ 'batch:v1': { exits: { afterSeconds: 120 } } }],
    default: {},
  }),
  load: field(z.array(loadEntry), 'Demand over time, by service.', { default: [] }),
  roles: field(
    z.record(z.string(), role),
    'What IAM roles may not do, by name; null is a role that does not exist. instance is the instance role, caller whoever makes the requests of the timeline.',
    { examples: [{ ecsTaskExecutionRole: { deny: ['ecr:*'] } }], default: {} },
  ),
  quotas: field(quotas, 'Limits to apply beyond the hard ones of the API.', { default: {} }),
  startsAt: field(z.string(), 'Calendar time of second 0, ISO date and time, UTC.', {
    default: '2026-01-05T00:00:00Z',
  }),
  timings: field(timings, 'Durations in place of the default ones.', { default: {} }),
  timeline: field(z.array(timelineEntry), 'What happens when.', { default: [] }),
  view: field(view, 'How to show it; never changes a result.', { default: {} }),
});

/** A document of which names and types have been checked, still without defaults. */
export type ScenarioDocument = z.infer<typeof scenarioDocument>;
