import { isRecord } from '../lib/is-record';
import { info } from './finding';
import type { Finding } from './finding';
import type { JsonPath } from './path';
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
const BOOKKEEPING = 'It is kept; it has no bearing on where tasks go.';

type Table = Readonly<Record<string, string>>;

/** Top-level keys, and members of them. */
const DOCUMENT: Table = {
  'cluster.settings': BOOKKEEPING,
  'cluster.configuration': BOOKKEEPING,
  'cluster.serviceConnectDefaults': DISCOVERY,
  'cluster.tags': BOOKKEEPING,
};

const REQUEST: Table = {
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

const PROVIDER: Table = {
  managedInstancesProvider: 'ECS Managed Instances are not simulated: such a provider launches nothing.',
  tags: BOOKKEEPING,
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

/** Of such a request tasks are not started. */
const EXTERNAL = 'ECS Anywhere is not simulated: the tasks are not started.';

/** Why the tasks of a request are not started, and the field that says so; null where they are. */
export function notStarted({
  launchType,
}: {
  readonly launchType?: string;
}): { readonly field: 'launchType'; readonly message: string } | null {
  return launchType === 'EXTERNAL' ? { field: 'launchType', message: EXTERNAL } : null;
}

/** Everything in a document that is kept and not acted on, in the order of the tables. */
export function notSimulatedIn(document: ScenarioDocument): Finding[] {
  const {
    services = [],
    containerInstances = [],
    capacityProviders = [],
    loadBalancers = [],
    timeline = [],
  } = document;
  return [
    ...listed(document, DOCUMENT, []),
    ...Object.entries(document.quotas ?? {}).flatMap(([name, value]) => {
      const fixed = fixedQuota(name, value);
      return fixed === null ? [] : [notice(['quotas', name], fixed)];
    }),
    ...services.flatMap((service, index) => inRequest(service, SERVICE, ['services', index])),
    ...loadBalancers.flatMap(({ targetGroups = [] }, balancer) =>
      targetGroups.flatMap((group, index) =>
        listed(group, TARGET_GROUP, ['loadBalancers', balancer, 'targetGroups', index]),
      ),
    ),
    ...capacityProviders.flatMap((provider, index) => listed(provider, PROVIDER, ['capacityProviders', index])),
    ...containerInstances.flatMap((entry, index) =>
      entry.spot === true ? [] : listed(entry, NO_SPOT, ['containerInstances', index]),
    ),
    ...scalingNotSimulated(document),
    ...timeline.flatMap(({ action, input = {} }, index) => {
      const path = ['timeline', index];
      return inRequest(input, INPUTS[action] ?? {}, [...path, 'input'], STARTING.includes(action));
    }),
  ];
}

const STARTING: readonly string[] = ['CreateService', 'UpdateService', 'RunTask', 'CreateTaskSet'];

/** What is kept of one request; that its tasks are not started goes before what else is said of the same field. */
function inRequest(request: { readonly launchType?: string }, table: Table, path: JsonPath, starts = true): Finding[] {
  const found = starts ? notStarted(request) : null;
  if (found === null) return listed(request, table, path);
  const { field, message } = found;
  const others = listed(request, table, path).filter((finding) => !finding.path.includes(field));
  return [notice([...path, field], message), ...others];
}

function listed(part: object, table: Table, path: JsonPath): Finding[] {
  return Object.entries(table).flatMap(([name, message]) => {
    const inside = name.split('.');
    const value = inside.reduce<unknown>((member, key) => (isRecord(member) ? member[key] : undefined), part);
    return isEmpty(value) ? [] : [notice([...path, ...inside], message)];
  });
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '' || value === 0) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function notice(path: JsonPath, message: string): Finding {
  return info('not-simulated', path, message, { mark: 'key' });
}
