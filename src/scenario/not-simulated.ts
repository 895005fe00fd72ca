import { isRecord } from '../lib/is-record';
import { info } from './finding';
import type { Finding } from './finding';
import type { JsonPath } from './path';
import type { ScenarioDocument } from './schema/document';

/**
 * What the playground accepts, keeps and does not act on yet. Paths inside the part; a value that says nothing (false, empty, ECS's own
 * default) is passed over. Task definitions have their own table, beside their fields.
 */
const DEPLOYMENTS = 'Deployments are not simulated yet: tasks that run stay as they are.';
const LOAD_BALANCING = 'Load balancers are not simulated yet.';
const DISCOVERY = 'Service discovery, Service Connect and VPC Lattice are not simulated.';
const CAPACITY =
  'Capacity providers are not simulated yet: they start no instances, and tasks go to those that are listed.';
const SCALING = 'Service auto scaling is not simulated yet.';
const BOOKKEEPING = 'It is kept; it has no bearing on where tasks go.';

type Table = Readonly<Record<string, string>>;

/** Top-level keys, and members of them. */
const DOCUMENT: Table = {
  'cluster.defaultCapacityProviderStrategy': CAPACITY,
  'cluster.settings': BOOKKEEPING,
  'cluster.configuration': BOOKKEEPING,
  'cluster.serviceConnectDefaults': DISCOVERY,
  'cluster.tags': BOOKKEEPING,
  capacityProviders: CAPACITY,
  loadBalancers: LOAD_BALANCING,
  scaling: SCALING,
  load: SCALING,
  roles: 'IAM roles are not simulated yet: every role exists and may do everything.',
  quotas: 'Quotas are not simulated yet, the hard limits of the API aside.',
  'view.compare': 'Worlds side by side are not shown yet.',
};

const REQUEST: Table = {
  capacityProviderStrategy: CAPACITY,
  platformVersion: 'Fargate is not simulated yet.',
  'networkConfiguration.awsvpcConfiguration.securityGroups': BOOKKEEPING,
  'networkConfiguration.awsvpcConfiguration.assignPublicIp': BOOKKEEPING,
  volumeConfigurations: 'Volumes are kept; what they do is not simulated.',
  tags: BOOKKEEPING,
  propagateTags: BOOKKEEPING,
  enableECSManagedTags: BOOKKEEPING,
  enableExecuteCommand: 'ECS Exec is not simulated.',
  clientToken: BOOKKEEPING,
};

/** CreateService and UpdateService. */
const SERVICE: Table = {
  ...REQUEST,
  'deploymentConfiguration.deploymentCircuitBreaker': DEPLOYMENTS,
  'deploymentConfiguration.alarms': DEPLOYMENTS,
  'deploymentConfiguration.strategy': DEPLOYMENTS,
  'deploymentConfiguration.bakeTimeInMinutes': DEPLOYMENTS,
  'deploymentConfiguration.lifecycleHooks': DEPLOYMENTS,
  'deploymentConfiguration.linearConfiguration': DEPLOYMENTS,
  'deploymentConfiguration.canaryConfiguration': DEPLOYMENTS,
  deploymentController: DEPLOYMENTS,
  forceNewDeployment: DEPLOYMENTS,
  availabilityZoneRebalancing: 'Zone rebalancing is not simulated yet: no task moves when zones have become uneven.',
  healthCheckGracePeriodSeconds: 'Health checks are not simulated yet.',
  loadBalancers: LOAD_BALANCING,
  role: LOAD_BALANCING,
  serviceRegistries: DISCOVERY,
  serviceConnectConfiguration: DISCOVERY,
  vpcLatticeConfigurations: DISCOVERY,
  monitoring: SCALING,
};

const UPDATE_SERVICE: Table = { ...SERVICE, taskDefinition: DEPLOYMENTS };

/** RunTask and StartTask. */
const TASK: Table = {
  ...REQUEST,
  overrides: 'Overrides are not simulated: the task runs as its definition says.',
  referenceId: BOOKKEEPING,
};

const INSTANCE: Table = {
  capacityProvider: CAPACITY,
  spotInterruptionsPerHour: 'Steady Spot interruption is not simulated yet.',
  instanceRole: 'IAM roles are not simulated yet: every role exists and may do everything.',
};

const INPUTS: Readonly<Record<string, Table>> = {
  CreateService: SERVICE,
  UpdateService: UPDATE_SERVICE,
  RunTask: TASK,
  StartTask: TASK,
  RegisterContainerInstance: INSTANCE,
};

/** Actions that change nothing yet. */
const ACTIONS: Table = {
  PutClusterCapacityProviders: CAPACITY,
  UpdateCapacityProvider: CAPACITY,
  RegisterScalableTarget: SCALING,
  PutScalingPolicy: SCALING,
  PutScheduledAction: SCALING,
  SetAlarmState: SCALING,
  UpdateTaskProtection: 'Task protection is not simulated yet.',
  StopServiceDeployment: DEPLOYMENTS,
  CreateDeployment: DEPLOYMENTS,
  CreateTaskSet: DEPLOYMENTS,
  UpdateTaskSet: DEPLOYMENTS,
  UpdateServicePrimaryTaskSet: DEPLOYMENTS,
  DeleteTaskSet: DEPLOYMENTS,
  InterruptSpotInstances: 'Spot interruption is not simulated yet.',
  InterruptFargateSpot: 'Fargate is not simulated yet.',
  SetFargateCapacity: 'Fargate is not simulated yet.',
  FailHealthCheck: 'Health checks are not simulated yet.',
  CrashTask: 'Crashes are not simulated yet.',
  SetImage: 'Changes of an image while the clock runs are not simulated yet.',
};

/** Values that decide what runs: the tasks of such a request are not started. */
const NOT_STARTED: Readonly<Record<string, Table>> = {
  launchType: {
    FARGATE: 'Fargate is not simulated yet, so its tasks are not started.',
    EXTERNAL: 'ECS Anywhere is not simulated, so its tasks are not started.',
  },
  schedulingStrategy: { DAEMON: 'Daemon services are not simulated yet, so its tasks are not started.' },
};
const FARGATE_STRATEGY = 'Fargate is not simulated yet, so its tasks are not started.';
const EXTERNAL_CONTROLLER = 'Task sets are not simulated yet, so its tasks are not started.';

/** What ECS takes a field for when it is left out: saying it says nothing. */
const ECS_DEFAULTS: Readonly<Record<string, string>> = {
  'deploymentConfiguration.strategy': '"ROLLING"',
  deploymentController: '{"type":"ECS"}',
  availabilityZoneRebalancing: '"DISABLED"',
  platformVersion: '"LATEST"',
};

/** The fields of a request that decide on what its tasks run. */
export interface WhatRuns {
  readonly launchType?: string;
  readonly schedulingStrategy?: string;
  readonly capacityProviderStrategy?: readonly { readonly capacityProvider: string }[];
  readonly deploymentController?: { readonly type: string };
}

/** A sentence on why the tasks of a request are not started, and the field that says so; null where they are. */
export function notStarted(request: WhatRuns): { readonly field: keyof WhatRuns; readonly message: string } | null {
  for (const field of ['launchType', 'schedulingStrategy'] as const) {
    const message = NOT_STARTED[field]?.[request[field] ?? ''];
    if (message !== undefined) return { field, message };
  }
  if (request.deploymentController?.type === 'EXTERNAL')
    return { field: 'deploymentController', message: EXTERNAL_CONTROLLER };
  const onFargate = request.capacityProviderStrategy?.some(({ capacityProvider }) =>
    /^FARGATE(?:_SPOT)?$/.test(capacityProvider),
  );
  return onFargate === true ? { field: 'capacityProviderStrategy', message: FARGATE_STRATEGY } : null;
}

/** Everything in a document that is kept and not acted on, in the order of the tables. */
export function notSimulatedIn(document: ScenarioDocument): Finding[] {
  const { services = [], containerInstances = [], timeline = [], tasks = [] } = document;
  return [
    ...listed(document, DOCUMENT, []),
    ...services.flatMap((service, index) => [
      ...startless(service, ['services', index]),
      ...listed(service, SERVICE, ['services', index]),
    ]),
    ...containerInstances.flatMap((entry, index) => listed(entry, INSTANCE, ['containerInstances', index])),
    ...tasks.flatMap(({ launchType }, index) =>
      launchType === 'FARGATE'
        ? [notice(['tasks', index, 'launchType'], NOT_STARTED['launchType']?.['FARGATE'] ?? '')]
        : [],
    ),
    ...timeline.flatMap(({ action, input = {} }, index) => {
      const path = ['timeline', index];
      const whole = ACTIONS[action];
      if (whole !== undefined) return [info('not-simulated', [...path, 'action'], whole)];
      return [...startless(input, [...path, 'input']), ...listed(input, INPUTS[action] ?? {}, [...path, 'input'])];
    }),
  ];
}

function startless(request: WhatRuns, path: JsonPath): Finding[] {
  const found = notStarted(request);
  return found === null ? [] : [notice([...path, found.field], found.message)];
}

function listed(part: object, table: Table, path: JsonPath): Finding[] {
  return Object.entries(table).flatMap(([name, message]) => {
    const inside = name.split('.');
    const value = inside.reduce<unknown>((member, key) => (isRecord(member) ? member[key] : undefined), part);
    const saysNothing = isEmpty(value) || ECS_DEFAULTS[name] === JSON.stringify(value);
    return saysNothing ? [] : [notice([...path, ...inside], message)];
  });
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '' || value === 0) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function notice(path: JsonPath, message: string): Finding {
  return info('not-simulated', path, message, { mark: 'key' });
}
