import { isRecord } from '../lib/is-record';
import { info } from './finding';
import type { Finding } from './finding';
import type { JsonPath } from './path';
import { FARGATE_PROVIDERS } from './refusal/placement';
import { fixedQuota } from './refusal/quotas';
import { scalingNotSimulated } from './scaling-not-simulated';
import type { ScenarioDocument } from './schema/document';

/**
 * What the playground accepts, keeps and does not act on yet. Paths inside the part; a value that says nothing (false, empty, ECS's own
 * default) is passed over. Task definitions have their own table, beside their fields.
 */
const TRAFFIC = 'Requests are not simulated one by one: a new target takes its share at once.';
const DISCOVERY = 'Of service discovery and Service Connect only the time that joining and leaving take is simulated.';
const LATTICE = 'VPC Lattice is not simulated.';
const CAPACITY = 'Capacity providers start no instances yet: their tasks go to those that are listed.';
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
  role: BOOKKEEPING,
  serviceRegistries: DISCOVERY,
  serviceConnectConfiguration: DISCOVERY,
  vpcLatticeConfigurations: LATTICE,
  monitoring: 'CloudWatch’s periods are a minute long in the playground.',
};

/** RunTask and StartTask. */
const TASK: Table = {
  ...REQUEST,
  overrides: 'Overrides are not simulated: the task runs as its definition says.',
  referenceId: BOOKKEEPING,
};

/** An instance that is not Spot. */
const NO_SPOT: Table = {
  spotInterruptionsPerHour: 'Only Spot instances are interrupted: the entry needs "spot": true.',
};

const TARGET_GROUP: Table = { slowStartSeconds: TRAFFIC };

/** CreateTaskSet. */
const TASK_SET: Table = { ...REQUEST, serviceRegistries: DISCOVERY };

/** CodeDeploy's. */
const CODE_DEPLOY: Table = {
  autoRollbackConfiguration: 'A deployment that fails always goes back to the original task set.',
  overrideAlarmConfiguration: 'Alarms do not stop deployments of CodeDeploy.',
};

const INPUTS: Readonly<Record<string, Table>> = {
  CreateService: SERVICE,
  UpdateService: SERVICE,
  RunTask: TASK,
  StartTask: TASK,
  CreateDeployment: CODE_DEPLOY,
  CreateTaskSet: TASK_SET,
};

/** Actions that change nothing yet. */
const ACTIONS: Table = {
  PutClusterCapacityProviders: CAPACITY,
  UpdateCapacityProvider: CAPACITY,
  InterruptFargateSpot: 'Fargate is not simulated yet.',
  SetFargateCapacity: 'Fargate is not simulated yet.',
};

/** What decides on what tasks run: those of such a request are not started. */
const NOT_STARTED = {
  FARGATE: 'Fargate is not simulated yet: the tasks are not started.',
  EXTERNAL: 'ECS Anywhere is not simulated: the tasks are not started.',
} as const;

/** What ECS takes a field for when it is left out: saying it says nothing. */
const ECS_DEFAULTS: Readonly<Record<string, string>> = {
  platformVersion: '"LATEST"',
};

/** The fields of a request that decide on what its tasks run. */
export interface WhatRuns {
  readonly launchType?: string;
  readonly capacityProviderStrategy?: readonly { readonly capacityProvider: string }[];
}

/**
 * Why the tasks of a request are not started, and the field that says so (null where it is the cluster's default strategy); null where they
 * are started.
 */
export function notStarted(
  request: WhatRuns,
  defaultStrategy: readonly { readonly capacityProvider: string }[] = [],
): { readonly field: keyof WhatRuns | null; readonly message: string } | null {
  const { launchType, capacityProviderStrategy } = request;
  if (launchType === 'FARGATE' || launchType === 'EXTERNAL')
    return { field: 'launchType', message: NOT_STARTED[launchType] };
  const strategy = launchType === undefined ? (capacityProviderStrategy ?? defaultStrategy) : [];
  if (strategy.some(({ capacityProvider }) => FARGATE_PROVIDERS.includes(capacityProvider))) {
    const field = capacityProviderStrategy === undefined ? null : 'capacityProviderStrategy';
    return { field, message: NOT_STARTED.FARGATE };
  }
  return null;
}

/** Everything in a document that is kept and not acted on, in the order of the tables. */
export function notSimulatedIn(document: ScenarioDocument): Finding[] {
  const { services = [], containerInstances = [], loadBalancers = [], timeline = [], tasks = [] } = document;
  const defaultStrategy = document.cluster?.defaultCapacityProviderStrategy ?? [];
  return [
    ...listed(document, DOCUMENT, []),
    ...Object.entries(document.quotas ?? {}).flatMap(([name, value]) => {
      const fixed = fixedQuota(name, value);
      return fixed === null ? [] : [notice(['quotas', name], fixed)];
    }),
    ...services.flatMap((service, index) => inRequest(service, SERVICE, ['services', index], defaultStrategy)),
    ...loadBalancers.flatMap(({ targetGroups = [] }, balancer) =>
      targetGroups.flatMap((group, index) =>
        listed(group, TARGET_GROUP, ['loadBalancers', balancer, 'targetGroups', index]),
      ),
    ),
    ...containerInstances.flatMap((entry, index) =>
      entry.spot === true ? [] : listed(entry, NO_SPOT, ['containerInstances', index]),
    ),
    ...tasks.flatMap(({ launchType }, index) =>
      launchType === 'FARGATE' ? [notice(['tasks', index, 'launchType'], NOT_STARTED.FARGATE)] : [],
    ),
    ...scalingNotSimulated(document),
    ...timeline.flatMap(({ action, input = {} }, index) => {
      const path = ['timeline', index];
      const whole = ACTIONS[action];
      if (whole !== undefined) return [info('not-simulated', [...path, 'action'], whole)];
      // An update says nothing of its launch type when it leaves it out: the service keeps its own.
      const inherited = action === 'UpdateService' ? [] : defaultStrategy;
      return inRequest(input, INPUTS[action] ?? {}, [...path, 'input'], STARTING.includes(action) ? inherited : null);
    }),
  ];
}

const STARTING: readonly string[] = ['CreateService', 'UpdateService', 'RunTask', 'CreateTaskSet'];

/** What is kept of one request; that its tasks are not started goes before what else is said of the same field. */
function inRequest(
  request: WhatRuns,
  table: Table,
  path: JsonPath,
  defaultStrategy: readonly { readonly capacityProvider: string }[] | null,
): Finding[] {
  const found = defaultStrategy === null ? null : notStarted(request, defaultStrategy);
  if (found === null) return listed(request, table, path);
  const { field, message } = found;
  const others = listed(request, table, path).filter((finding) => field === null || !finding.path.includes(field));
  return [notice(field === null ? path : [...path, field], message), ...others];
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
