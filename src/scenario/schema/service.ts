import * as z from 'zod/mini';
import { DEPLOYMENT_STRATEGIES, HOOK_STAGES } from '../../ecs/traffic-shift';
import { anyObject, field, opaque, required, texts, word, wordField } from './field';
import { bookkeepingFields, clusterField, ENABLED, launchFields, networkFields, placementFields } from './placement';

/** Inputs of the service actions of ECS: CreateService, UpdateService, DeleteService and those of task sets. */

const CONTROLLERS = ['ECS', 'CODE_DEPLOY', 'EXTERNAL'] as const;
const SCHEDULING_STRATEGIES = ['REPLICA', 'DAEMON'] as const;

const THRESHOLD_TYPES = ['BOUNDED_PERCENT', 'UNBOUNDED_PERCENT', 'COUNT'] as const;

const circuitBreaker = z.strictObject({
  enable: required(z.boolean(), 'Whether a deployment that keeps failing is given up.'),
  rollback: required(z.boolean(), 'Whether the last good deployment then comes back.'),
  resetOnHealthyTask: field(z.boolean(), 'Whether a healthy task sets the count of failures back.', {
    default: true,
  }),
  thresholdConfiguration: field(
    z.strictObject({
      type: wordField(
        THRESHOLD_TYPES,
        'What value is: per cent of desiredCount with 3 as the least and 200 as the most, the same without limits, or a number of tasks.',
        { default: 'BOUNDED_PERCENT' },
      ),
      value: field(z.int(), 'Per cent, rounded up, or tasks.', { minimum: 1, default: 50 }),
    }),
    'How many failed tasks open the breaker.',
  ),
});

const alarms = z.strictObject({
  alarmNames: required(texts, 'CloudWatch alarms that fail a deployment.'),
  enable: required(z.boolean(), 'Whether they are watched.'),
  rollback: required(z.boolean(), 'Whether the last good deployment then comes back.'),
});

const lifecycleHook = z.strictObject({
  targetType: wordField(['AWS_LAMBDA', 'PAUSE'], 'What runs at the stage.', { default: 'AWS_LAMBDA' }),
  hookTargetArn: field(z.string(), 'Lambda function that decides.'),
  roleArn: field(z.string(), 'Role to call it with.'),
  lifecycleStages: field(texts, 'Stages at which it is asked.', { examples: [[HOOK_STAGES[0]]] }),
  hookDetails: opaque('What the function is given.'),
  timeoutConfiguration: field(
    z.strictObject({
      timeoutInMinutes: field(z.int(), 'Minutes to wait.', { minimum: 1, default: 1440 }),
      action: wordField(['ROLLBACK', 'CONTINUE'], 'What then.', { default: 'ROLLBACK' }),
    }),
    'How long to wait, and what then.',
  ),
});

const linear = z.strictObject({
  stepPercent: field(z.number(), 'Per cent of the traffic moved at each step.', {
    minimum: 3,
    maximum: 100,
    default: 10,
  }),
  stepBakeTimeInMinutes: field(z.int(), 'Minutes between steps.', { minimum: 0, maximum: 1440, default: 6 }),
});
const canary = z.strictObject({
  canaryPercent: field(z.number(), 'Per cent of the traffic in the first step.', {
    minimum: 0.1,
    maximum: 100,
    default: 5,
  }),
  canaryBakeTimeInMinutes: field(z.int(), 'Minutes before the rest follows.', {
    minimum: 0,
    maximum: 1440,
    default: 10,
  }),
});

const deploymentConfiguration = z.strictObject({
  minimumHealthyPercent: field(
    z.int(),
    'Lower limit of healthy tasks during a deployment, in per cent of desiredCount, rounded up.',
    { default: 100 },
  ),
  maximumPercent: field(
    z.int(),
    'Upper limit of running and pending tasks, in per cent of desiredCount, rounded down.',
    { default: 200 },
  ),
  deploymentCircuitBreaker: field(circuitBreaker, 'Gives up a deployment whose tasks keep failing.'),
  alarms: field(alarms, 'CloudWatch alarms that fail a deployment.'),
  strategy: wordField(DEPLOYMENT_STRATEGIES, 'How a new revision takes over.', { default: 'ROLLING' }),
  bakeTimeInMinutes: field(z.int(), 'Minutes that both revisions run before the old one goes.', {
    minimum: 0,
    maximum: 1440,
  }),
  lifecycleHooks: field(z.array(lifecycleHook), 'Who is asked at which stage.'),
  linearConfiguration: field(linear, 'Steps of the strategy LINEAR.'),
  canaryConfiguration: field(canary, 'Steps of the strategy CANARY.'),
});

const loadBalancer = z.strictObject({
  targetGroupArn: field(
    z.string(),
    'Target group by its name in this document; a pasted ARN counts by its name part.',
    { examples: ['web'] },
  ),
  loadBalancerName: field(z.string(), 'Classic load balancer by name.'),
  containerName: field(z.string(), 'Container that takes the traffic.'),
  containerPort: field(z.int(), 'Its port.', { minimum: 1, maximum: 65_535 }),
  advancedConfiguration: field(
    z.strictObject({
      alternateTargetGroupArn: field(z.string(), 'Target group of the other colour.'),
      productionListenerRule: field(z.string(), 'Rule (or listener) that carries production traffic.'),
      testListenerRule: field(z.string(), 'Rule (or listener) that carries test traffic.'),
      roleArn: field(z.string(), 'Role that changes the rules.'),
    }),
    'For blue/green, linear and canary deployments.',
  ),
});

const serviceRegistry = z.strictObject({
  registryArn: field(z.string(), 'Service of AWS Cloud Map.'),
  port: field(z.int(), 'Port of an SRV record.'),
  containerName: field(z.string(), 'Container that is registered.'),
  containerPort: field(z.int(), 'Its port.'),
});

const monitoring = z.strictObject({
  metricConfigurations: field(
    z.array(
      z.strictObject({
        metricNames: required(texts, 'CPUUtilization, MemoryUtilization.', { examples: [['CPUUtilization']] }),
        resolutionSeconds: required(z.int().check(z.gte(20), z.lte(60)), 'Seconds of a datapoint: 20 or 60.', {
          examples: [20],
        }),
      }),
    ),
    'Which metrics come how often; every 60 seconds when left out.',
  ),
});

/** What CreateService and UpdateService have in common. */
const serviceFields = {
  ...clusterField,
  taskDefinition: field(z.string(), 'Family (its newest revision), family:revision, or ARN.', {
    examples: ['web', 'web:1'],
  }),
  desiredCount: field(
    z.int(),
    'How many tasks to keep running. Required for REPLICA services, refused for DAEMON ones.',
    { minimum: 0, maximum: 5000 },
  ),
  ...launchFields,
  ...placementFields,
  ...networkFields,
  deploymentConfiguration: field(
    deploymentConfiguration,
    'How many tasks may be missing or too many while a new revision takes over.',
  ),
  deploymentController: field(
    z.strictObject({ type: required(word(CONTROLLERS), 'Who runs deployments.', { enum: CONTROLLERS }) }),
    'Who runs deployments.',
    {
      default: { type: 'ECS' },
    },
  ),
  availabilityZoneRebalancing: wordField(ENABLED, 'Whether ECS moves tasks when zones have become uneven.'),
  healthCheckGracePeriodSeconds: field(
    z.int(),
    'Seconds after the start in which failing health checks do not stop a task.',
    { minimum: 0, default: 0 },
  ),
  loadBalancers: field(z.array(loadBalancer), 'Target groups or the classic load balancer in front of the service.'),
  serviceRegistries: field(z.array(serviceRegistry), 'Service discovery.'),
  serviceConnectConfiguration: field(anyObject, 'Service Connect.'),
  volumeConfigurations: field(z.array(anyObject), 'Volumes configured at launch.'),
  vpcLatticeConfigurations: field(z.array(anyObject), 'Target groups of VPC Lattice.'),
  monitoring: field(monitoring, 'Resolution of the metrics.'),
  propagateTags: bookkeepingFields.propagateTags,
  enableECSManagedTags: bookkeepingFields.enableECSManagedTags,
  enableExecuteCommand: bookkeepingFields.enableExecuteCommand,
};

export const createServiceInput = z.strictObject({
  serviceName: required(z.string(), 'Name of the service, unique in the cluster.', { examples: ['web'] }),
  ...serviceFields,
  schedulingStrategy: wordField(
    SCHEDULING_STRATEGIES,
    'REPLICA keeps desiredCount tasks; DAEMON one on every instance.',
    { default: 'REPLICA' },
  ),
  clientToken: field(z.string(), 'Makes a repeated request harmless.'),
  role: field(z.string(), 'Role that registers targets.'),
  tags: bookkeepingFields.tags,
});

export const updateServiceInput = z.strictObject({
  service: required(z.string(), 'Name or ARN of the service to change. Fields that are left out stay as they are.'),
  ...serviceFields,
  forceNewDeployment: field(z.boolean(), 'Replaces all tasks though nothing of theirs has changed.', {
    default: false,
  }),
});

export const deleteServiceInput = z.strictObject({
  ...clusterField,
  service: required(z.string(), 'Name or ARN of the service.'),
  force: field(z.boolean(), 'Deletes it though it has tasks.', { default: false }),
});

const scale = field(
  z.strictObject({ value: field(z.number(), 'Size.'), unit: field(z.string(), 'PERCENT.') }),
  'Share of the service’s desired count.',
);
const taskSetNames = { ...clusterField, service: required(z.string(), 'Name or ARN of the service.') };

export const taskSetInputs = {
  CreateTaskSet: z.strictObject({
    ...taskSetNames,
    taskDefinition: required(z.string(), 'Family, family:revision, or ARN.'),
    externalId: field(z.string(), 'Your own name for the task set.'),
    ...networkFields,
    ...launchFields,
    loadBalancers: serviceFields.loadBalancers,
    serviceRegistries: serviceFields.serviceRegistries,
    scale,
    clientToken: field(z.string(), 'Makes a repeated request harmless.'),
    tags: bookkeepingFields.tags,
  }),
  UpdateTaskSet: z.strictObject({ ...taskSetNames, taskSet: required(z.string(), 'Id of the task set.'), scale }),
  UpdateServicePrimaryTaskSet: z.strictObject({
    ...taskSetNames,
    primaryTaskSet: required(z.string(), 'Id of the task set.'),
  }),
  DeleteTaskSet: z.strictObject({
    ...taskSetNames,
    taskSet: required(z.string(), 'Id of the task set.'),
    force: field(z.boolean(), 'Deletes it though it has tasks.'),
  }),
};
