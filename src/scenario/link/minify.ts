import { isRecord } from '../../lib/is-record';
import { DEFAULTS } from '../complete/complete';
import { HEALTH_CHECK_DEFAULTS, LOAD_BALANCER_DEFAULTS, TARGET_GROUP_DEFAULTS } from '../complete/load-balancers';
import { DEFAULT_TIMINGS } from '../scenario';

/**
 * A document without what its defaults say anyway, for the share link. Only keys of the scenario's own are left out: inputs of AWS and what
 * is not understood stay as they are.
 */
export function withoutDefaults(document: unknown): unknown {
  if (!isRecord(document)) return document;
  const { timings, containerInstances, loadBalancers, tasks } = document;
  const lean = {
    ...document,
    ...(isRecord(timings) && { timings: without(timings, DEFAULT_TIMINGS) }),
    ...(Array.isArray(containerInstances) && {
      containerInstances: containerInstances.map((entry) => without(entry, INSTANCE)),
    }),
    ...(Array.isArray(loadBalancers) && { loadBalancers: loadBalancers.map(leanBalancer) }),
    ...(Array.isArray(tasks) && { tasks: tasks.map((entry) => without(entry, TASK)) }),
  };
  return without(lean, DOCUMENT);
}

type Defaults = Readonly<Record<string, unknown>>;

const DOCUMENT: Defaults = {
  name: DEFAULTS.name,
  description: DEFAULTS.description,
  seed: DEFAULTS.seed,
  region: DEFAULTS.region,
  subnets: {},
  cluster: { clusterName: DEFAULTS.clusterName },
  containerInstances: [],
  capacityProviders: [],
  loadBalancers: [],
  taskDefinitions: [],
  services: [],
  tasks: [],
  scaling: [],
  images: {},
  load: [],
  roles: {},
  quotas: {},
  startsAt: DEFAULTS.startsAt,
  timings: {},
  timeline: [],
  view: {},
};

const INSTANCE: Defaults = {
  count: 1,
  attributes: {},
  capacityProvider: null,
  spot: false,
  spotInterruptionsPerHour: 0,
  agent: {},
  agentConnected: true,
  status: 'ACTIVE',
  awsvpcTrunking: false,
  at: 0,
};

const HEALTH_CHECK: Defaults = { ...HEALTH_CHECK_DEFAULTS, path: '/' };
const TARGET_GROUP: Defaults = { ...TARGET_GROUP_DEFAULTS, healthCheck: {} };
const LOAD_BALANCER: Defaults = { ...LOAD_BALANCER_DEFAULTS, targetGroups: [], healthCheck: {} };

const TASK: Defaults = {
  containerInstance: null,
  group: null,
  count: 1,
  startedBy: null,
  launchType: 'EC2',
  availabilityZone: null,
};

/** A load balancer with its target groups, each without what is the default. */
function leanBalancer(balancer: unknown): unknown {
  if (!isRecord(balancer)) return balancer;
  const { targetGroups } = balancer;
  const lean = leanChecked({
    ...balancer,
    ...(Array.isArray(targetGroups) && {
      targetGroups: targetGroups.map((group: unknown) => without(leanChecked(group), TARGET_GROUP)),
    }),
  });
  return without(lean, LOAD_BALANCER);
}

function leanChecked(part: unknown): unknown {
  if (!isRecord(part) || !isRecord(part['healthCheck'])) return part;
  return { ...part, healthCheck: without(part['healthCheck'], HEALTH_CHECK) };
}

function without(part: unknown, defaults: Defaults): unknown {
  if (!isRecord(part)) return part;
  return Object.fromEntries(Object.entries(part).filter(([key, value]) => !isDefault(value, key, defaults)));
}

function isDefault(value: unknown, key: string, defaults: Defaults): boolean {
  return Object.hasOwn(defaults, key) && JSON.stringify(value) === JSON.stringify(defaults[key]);
}
