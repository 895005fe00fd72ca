import * as z from 'zod/mini';
import { anyObject, field, required, wholeNumber, wordField } from './field';
import { machineFields } from './instance';
import { bookkeepingFields, capacityProviderStrategy, ENABLED } from './placement';

/** The cluster, capacity providers with their Auto Scaling groups and load balancers. */

export const cluster = z.strictObject({
  clusterName: field(z.string().check(z.minLength(1)), 'Name of the cluster.', { default: 'default' }),
  capacityProviders: field(
    z.array(z.string()),
    'Capacity providers of the cluster; left out: all of this document and both of Fargate.',
    { maxItems: 20 },
  ),
  defaultCapacityProviderStrategy: field(
    capacityProviderStrategy,
    'Used where neither a launch type nor a strategy is given.',
  ),
  settings: field(
    z.array(z.strictObject({ name: field(z.string(), 'Name.'), value: field(z.string(), 'Value.') })),
    'Container Insights.',
  ),
  configuration: field(anyObject, 'ECS Exec and storage.'),
  serviceConnectDefaults: field(anyObject, 'Namespace of Service Connect.'),
  tags: bookkeepingFields.tags,
});

const managedScaling = z.strictObject({
  status: wordField(ENABLED, 'Whether ECS sizes the group. Without managedScaling it does not.', {
    default: 'ENABLED',
  }),
  targetCapacity: field(z.int(), 'Per cent of the group to keep in use: 80 keeps one spare instance for four.', {
    minimum: 1,
    maximum: 100,
    default: 100,
  }),
  minimumScalingStepSize: field(z.int(), 'Fewest instances added at once for tasks that wait.', {
    minimum: 1,
    maximum: 10_000,
    default: 1,
  }),
  maximumScalingStepSize: field(z.int(), 'Most instances added at once for tasks that wait.', {
    minimum: 1,
    maximum: 10_000,
    default: 10_000,
  }),
  instanceWarmupPeriod: field(
    z.int(),
    'Seconds in which new instances hold up further growth, unless more is needed at once.',
    {
      minimum: 0,
      maximum: 10_000,
      default: 300,
    },
  ),
});

export const autoScalingGroup = z.strictObject({
  minSize: field(wholeNumber, 'Fewest instances.', { default: 0 }),
  maxSize: field(wholeNumber, 'Most instances; left out, as many as it starts with, at least 1.'),
  desiredCapacity: field(wholeNumber, 'Instances at the start, those listed for it included; left out, minSize.'),
  instanceTypes: field(z.array(z.string()).check(z.minLength(1)), 'Instance types, in place of one: launched in turn.'),
  availabilityZone: field(z.string(), 'Zone of the instances.'),
  ...machineFields,
});

const autoScalingGroupProvider = z.strictObject({
  autoScalingGroupArn: field(z.string(), 'ARN of the group; may be left out, the group stands under autoScalingGroup.'),
  managedScaling: field(managedScaling, 'Whether and how ECS sizes the group.'),
  managedTerminationProtection: wordField(
    ENABLED,
    'Whether instances with tasks, daemons aside, are kept from scale-in. Needs managed scaling.',
    {
      default: 'DISABLED',
    },
  ),
  managedDraining: wordField(ENABLED, 'Whether instances are drained before their group terminates them.', {
    default: 'ENABLED',
  }),
});

const updateProvider = {
  name: required(z.string().check(z.minLength(1)), 'Name of the capacity provider.', { examples: ['on-demand'] }),
  autoScalingGroupProvider: field(autoScalingGroupProvider, 'How ECS uses the group.'),
  managedInstancesProvider: field(anyObject, 'ECS Managed Instances.'),
  cluster: field(z.string(), 'Name or ARN of the cluster.'),
};

export const capacityProvider = z.strictObject({
  ...updateProvider,
  autoScalingGroup: field(autoScalingGroup, 'The Auto Scaling group itself, in place of its ARN.'),
  tags: bookkeepingFields.tags,
});

export const capacityInputs = {
  UpdateCapacityProvider: z.strictObject(updateProvider),
  PutClusterCapacityProviders: z.strictObject({
    cluster: field(z.string(), 'Name or ARN of the cluster.'),
    capacityProviders: required(z.array(z.string()), 'Capacity providers of the cluster.'),
    defaultCapacityProviderStrategy: required(
      capacityProviderStrategy,
      'Used where neither a launch type nor a strategy is given.',
    ),
  }),
};

/** Ranges and defaults: services-and-capacity 2.3. */
const within = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));

const healthCheck = z.strictObject({
  intervalSeconds: field(within(5, 300), 'Seconds between checks, 5 to 300.', { default: 30 }),
  timeoutSeconds: field(within(2, 120), 'Seconds to wait for an answer, 2 to 120.', { default: 5 }),
  healthyThresholdCount: field(within(2, 10), 'Passes that make an unhealthy target healthy again, 2 to 10.', {
    default: 5,
  }),
  unhealthyThresholdCount: field(within(2, 10), 'Failures in a row that make a target unhealthy, 2 to 10.', {
    default: 2,
  }),
  path: field(z.string(), 'Path that is asked for.', { default: '/' }),
});

const targetGroup = z.strictObject({
  targetGroupName: required(z.string(), 'Name, by which services refer to it.', { examples: ['web'] }),
  targetType: field(z.enum(['instance', 'ip']), 'instance for bridge and host mode, ip for awsvpc.', {
    default: 'instance',
  }),
  port: field(within(1, 65_535), 'Port of the targets; a task registers its own.', { default: 80 }),
  protocol: field(z.string(), 'Protocol of the targets.', { default: 'HTTP' }),
  deregistrationDelaySeconds: field(
    within(0, 3_600),
    'Seconds that a stopping task keeps draining connections, 0 to 3,600.',
    { default: 300 },
  ),
  slowStartSeconds: field(
    within(0, 900),
    'Seconds in which a new target gets a growing share: 30 to 900, or 0 for off.',
    { default: 0 },
  ),
  healthCheck: field(healthCheck, 'How targets are checked.'),
});

export const loadBalancer = z.strictObject({
  name: required(z.string(), 'Name of the load balancer.', { examples: ['front'] }),
  type: field(z.enum(['application', 'network', 'classic']), 'Kind of load balancer.', { default: 'application' }),
  targetGroups: field(z.array(targetGroup), 'Its target groups; a classic one has none.'),
  healthCheck: field(healthCheck, 'How a classic load balancer checks its instances.'),
  availabilityZones: field(z.array(z.string()), 'Zones it is enabled in; left out, all.'),
});
