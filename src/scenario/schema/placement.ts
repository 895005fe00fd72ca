import * as z from 'zod/mini';
import { CONSTRAINT_TYPES, STRATEGY_TYPES, ZONE_FIELD } from '../../ecs/placement';
import { field, required, texts, word, wordField } from './field';

/** What services and task requests share: where tasks may go and which place is best. */

const strategy = z.strictObject({
  type: required(
    word(STRATEGY_TYPES),
    'spread: where the fewest tasks of this service or group are. binpack: where the least CPU or memory is left that still suffices. random: anywhere with room.',
    { enum: STRATEGY_TYPES },
  ),
  field: field(
    z.string(),
    'For spread: attribute:NAME (such as attribute:ecs.availability-zone) or instanceId. For binpack: cpu or memory. None for random.',
    { examples: [ZONE_FIELD, 'instanceId', 'memory', 'cpu'] },
  ),
});

const constraint = z.strictObject({
  type: required(
    word(CONSTRAINT_TYPES),
    'distinctInstance: at most one task of this service or group on an instance. memberOf: only instances that match the expression.',
    { enum: CONSTRAINT_TYPES },
  ),
  expression: field(z.string(), 'For memberOf, in the cluster query language; at most 2,000 characters.', {
    examples: ['attribute:ecs.instance-type =~ m5.*', 'attribute:stack == prod', 'not(task:group == service:cache)'],
  }),
});

export const placementFields = {
  placementStrategy: field(
    z.array(strategy),
    'Up to five rules, tried in order: each keeps the best candidates of those before it. Left out, a service spreads over zones and then instances; RunTask draws at random.',
    { maxItems: 5 },
  ),
  placementConstraints: field(
    z.array(constraint),
    'Conditions that every instance must meet; up to ten, those of the task definition included. No instance meets them: the task is not placed.',
    { maxItems: 10 },
  ),
};

const strategyItem = z.strictObject({
  capacityProvider: required(z.string(), 'Name of the capacity provider; FARGATE and FARGATE_SPOT always exist.'),
  weight: field(z.int(), 'Share of the tasks beyond the base, relative to the other providers.', {
    minimum: 0,
    maximum: 1000,
    default: 0,
  }),
  base: field(z.int(), 'Tasks that go here first. Only one provider may have a base.', {
    minimum: 0,
    maximum: 100_000,
    default: 0,
  }),
});

export const capacityProviderStrategy = z.array(strategyItem);

export const LAUNCH_TYPES = ['EC2', 'FARGATE', 'EXTERNAL'] as const;

/** What every request that starts tasks takes to say on what they run. */
export const launchFields = {
  launchType: wordField(LAUNCH_TYPES, 'What the tasks run on. Not together with capacityProviderStrategy.', {
    default: 'EC2',
  }),
  capacityProviderStrategy: field(capacityProviderStrategy, 'How tasks are shared between capacity providers.', {
    maxItems: 20,
  }),
  platformVersion: field(z.string(), 'Fargate platform version.', { default: 'LATEST' }),
};

const ENABLED = ['ENABLED', 'DISABLED'] as const;
export { ENABLED };

const awsvpcConfiguration = z.strictObject({
  subnets: required(
    texts,
    'Subnets of the tasks; 1 to 16. Their zones are those that the document gives them under `subnets`.',
    { maxItems: 16 },
  ),
  securityGroups: field(texts, 'Security groups; they do not change a placement.', { maxItems: 5 }),
  assignPublicIp: wordField(ENABLED, 'Whether tasks get a public address (Fargate only).', { default: 'DISABLED' }),
});

export const networkFields = {
  networkConfiguration: field(
    z.strictObject({
      awsvpcConfiguration: field(
        awsvpcConfiguration,
        'Required where the task definition has the network mode awsvpc.',
      ),
    }),
    'Network of awsvpc tasks.',
  ),
};

const tag = z.strictObject({
  key: field(z.string(), 'Name of the tag.'),
  value: field(z.string(), 'Value of the tag.'),
});

export const PROPAGATE_TAGS = ['TASK_DEFINITION', 'SERVICE', 'NONE'] as const;

/** What has no bearing on where tasks go. */
export const bookkeepingFields = {
  tags: field(z.array(tag), 'Tags of the resource.', { maxItems: 50 }),
  enableECSManagedTags: field(z.boolean(), 'Whether ECS tags the tasks.'),
  propagateTags: wordField(PROPAGATE_TAGS, 'Whose tags the tasks get.'),
  enableExecuteCommand: field(z.boolean(), 'Whether ECS Exec is allowed.'),
};

export const clusterField = {
  cluster: field(z.string(), 'Name or ARN of the cluster. There is one; left out, it is meant.'),
};
export const taskGroupFields = {
  group: field(
    z.string(),
    'Task group: whose tasks spread counts and distinctInstance keeps apart. Default: family: and the family.',
    { examples: ['family:batch'] },
  ),
  startedBy: field(z.string(), 'Mark of who started the task, to find it again.'),
};
export const countField = {
  count: field(z.int(), 'How many tasks, 1 to 10.', { minimum: 1, maximum: 10, default: 1 }),
};
