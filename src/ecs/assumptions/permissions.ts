import type { Assumption } from './assumption';

/** About task definitions and roles: services-and-capacity 7. Alphabetical by id. */
export const PERMISSIONS: readonly Assumption[] = [
  {
    id: 'agent-cannot-report',
    mark: 'modelling choice',
    text: 'An agent whose role may not ecs:SubmitTaskStateChange or ecs:SubmitContainerStateChange is connected and cannot say anything: tasks are placed on its instance, and for ECS they stay as they are.',
    spec: 'services-and-capacity 7.7',
  },
  {
    id: 'caller-role',
    mark: 'modelling choice',
    text: 'The role named caller in a scenario stands for whoever makes the requests of the timeline: without ecs:RunTask, iam:PassRole and so on they are refused with AccessDeniedException. Events of the world need nobody’s permission.',
    spec: 'services-and-capacity 7.7',
  },
  {
    id: 'least-container-memory',
    mark: 'modelling choice',
    text: 'A container with less than 4 MiB is refused, one with less than the 6 MiB that newer Docker versions need gets a warning.',
    spec: 'services-and-capacity 7.5',
  },
  {
    id: 'log-groups-exist',
    mark: 'modelling choice',
    text: 'Every log group that a task definition names exists, as do secrets, parameters and files; only a role that may not use them makes them fail.',
    spec: 'services-and-capacity 7.7',
  },
  {
    id: 'managed-instances-compatible',
    mark: 'modelling choice',
    text: 'A task definition is compatible with Managed Instances when it runs Linux in awsvpc or host mode and shares no namespace with the host. Real answers show no more than that.',
    spec: 'services-and-capacity 7.1',
  },
  {
    id: 'registration-order',
    mark: 'modelling choice',
    text: 'A task definition is checked rule by rule and refused at the first it breaks; ECS does not document its order.',
    spec: 'services-and-capacity 7.5',
  },
  {
    id: 'role-trust',
    mark: 'modelling choice',
    text: 'A role that is null, or that may not sts:AssumeRole, cannot be assumed: its trust policy is taken to be wrong. Denying * takes away what the role may do and leaves its trust policy as it is.',
    spec: 'services-and-capacity 7.7',
  },
  {
    id: 'roles-before-placement',
    mark: 'modelling choice',
    text: 'ECS tries to assume the task role and the execution role before it looks for a place. A service whose roles cannot be assumed tries again at every pass, and each try counts as a failed start.',
    spec: 'services-and-capacity 7.7',
  },
  {
    id: 'secrets-own-key',
    mark: 'modelling choice',
    text: 'A role that may not kms:Decrypt cannot read any secret or parameter: they are taken to be encrypted with a key of the customer’s own.',
    spec: 'services-and-capacity 7.7',
  },
  {
    id: 'service-linked-role',
    mark: 'modelling choice',
    text: 'Without AWSServiceRoleForECS requests are refused that have ECS attach network interfaces or register targets; others go through.',
    spec: 'services-and-capacity 7.7',
  },
];
