import * as z from 'zod/mini';
import { count, field, required, seconds, texts, wholeNumber } from './field';
import { clusterField } from './placement';

/** Entries of the fleet, and the inputs of ECS's container instance actions. */

const port = z.int().check(z.gte(1), z.lte(65_535));
const attributeMap = z.record(z.string(), z.string());
const attribute = z.strictObject({
  name: required(z.string(), 'Name of the attribute.', { examples: ['stack'] }),
  value: field(z.string(), 'Its value; none is the empty text.', { examples: ['prod'] }),
  targetType: field(z.string(), 'container-instance.'),
  targetId: field(z.string(), 'Id of the container instance.'),
});

/** What an entry of the fleet and an inlined Auto Scaling group have in common. */
export const machineFields = {
  instanceType: field(z.string(), 'EC2 instance type, which gives CPU, memory and network interfaces.', {
    examples: ['m5.large', 'c5.xlarge'],
  }),
  availabilityZones: field(z.array(z.string()).check(z.minLength(1)), 'Zones that the instances go round, in order.', {
    examples: [['us-east-1a', 'us-east-1b']],
  }),
  attributes: field(
    attributeMap,
    'Custom attributes, and overrides of ECS’s own (ecs.ami-id, ecs.subnet-id, ...). One without value is "".',
    {
      examples: [{ stack: 'prod' }],
    },
  ),
  spot: field(z.boolean(), 'Spot capacity: it can be interrupted.', { default: false }),
  spotInterruptionsPerHour: field(z.number().check(z.gte(0)), 'Steady Spot interruption, drawn from the seed.', {
    default: 0,
  }),
  resources: field(
    z.strictObject({
      cpu: field(wholeNumber, 'CPU units registered; 1,024 are one vCPU.', { examples: [2048] }),
      memory: field(wholeNumber, 'MiB registered.', { examples: [7680] }),
    }),
    'What the agent registers, in place of what the instance type gives.',
  ),
  agent: field(attributeMap, 'Settings of the ECS agent by environment variable, values as texts.', {
    examples: [{ ECS_RESERVED_MEMORY: '256' }],
  }),
  agentVersion: field(z.string(), 'Version of the ECS agent, for expressions.', { examples: ['1.86.0'] }),
  gpus: field(wholeNumber, 'GPUs registered, in place of what the instance type gives.'),
  reservedPorts: field(z.array(port), 'TCP ports that no task gets, in place of the agent’s own list.', {
    default: [22, 2375, 2376, 51678, 51679],
  }),
  awsvpcTrunking: field(
    z.boolean(),
    'The account had opted in to ENI trunking before the launch: more awsvpc tasks fit.',
    { default: false },
  ),
  instanceRole: field(z.string(), 'Instance role, where it is not the one called instance.'),
};

export const containerInstanceEntry = z.strictObject({
  id: required(
    z.string().check(z.minLength(1)),
    'Id of the instance; with a count above 1 the instances are id-1, id-2, ...',
    { examples: ['web'] },
  ),
  count: field(count, 'How many such instances.', { default: 1 }),
  availabilityZone: field(z.string(), 'Zone of the instances.', { examples: ['us-east-1a'] }),
  ...machineFields,
  capacityProvider: field(z.nullable(z.string()), 'Capacity provider whose group it belongs to.'),
  agentConnected: field(z.boolean(), 'Whether the agent talks to ECS.', { default: true }),
  ec2InstanceId: field(z.string(), 'EC2 instance id, for expressions.', { examples: ['i-0abc123def4567890'] }),
  registeredAt: field(z.string(), 'ISO date, for expressions that ask for it.', { examples: ['2026-01-05T00:00:00Z'] }),
  status: field(z.enum(['ACTIVE', 'DRAINING']), 'Status at the start.', { default: 'ACTIVE' }),
  at: field(seconds, 'Second at which it registers.', { default: 0 }),
});

const instances = required(texts, 'Ids of container instances.');

export const instanceInputs = {
  /** An entry of the fleet: what ECS's own input (an identity document) says only in effect. */
  RegisterContainerInstance: containerInstanceEntry,
  DeregisterContainerInstance: z.strictObject({
    ...clusterField,
    containerInstance: required(z.string(), 'Id of the container instance.'),
    force: field(z.boolean(), 'Deregisters it though tasks run on it.', { default: false }),
  }),
  UpdateContainerInstancesState: z.strictObject({
    ...clusterField,
    containerInstances: required(texts, 'Ids of up to 10 container instances.', { maxItems: 10 }),
    status: required(z.string(), 'DRAINING: no new tasks, and service tasks move off. ACTIVE: back in use.', {
      enum: ['ACTIVE', 'DRAINING'],
    }),
  }),
  PutAttributes: z.strictObject({
    ...clusterField,
    attributes: required(z.array(attribute), 'Attributes to set; up to 10.', { maxItems: 10 }),
  }),
  DeleteAttributes: z.strictObject({
    ...clusterField,
    attributes: required(z.array(attribute), 'Attributes to remove; up to 10.', { maxItems: 10 }),
  }),
  TerminateInstances: z.strictObject({ containerInstances: instances }),
  /** Of EC2: the machine stops or starts, and its container instance stays. */
  StopInstances: z.strictObject({ containerInstances: instances }),
  StartInstances: z.strictObject({ containerInstances: instances }),
  DisconnectAgent: z.strictObject({ containerInstances: instances }),
  ReconnectAgent: z.strictObject({ containerInstances: instances }),
  InterruptSpotInstances: z.strictObject({
    containerInstances: field(texts, 'Ids of container instances.'),
    availabilityZone: field(z.string(), 'Or a whole zone.'),
    capacityProvider: field(z.string(), 'Or some of a capacity provider’s.'),
    count: field(count, 'How many of them.'),
  }),
};
