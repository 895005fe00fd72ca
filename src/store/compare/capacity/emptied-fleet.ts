import type { Scenario } from '../../../scenario/scenario';
import type { FargateChange } from './on-fargate';

/** Machines on which nothing would run any more: left out, or their cost would be held against Fargate. */
export interface EmptiedFleet {
  readonly patch: Readonly<Record<string, unknown>>;
  /** Daemons that looked after the machines. */
  readonly services: Readonly<Record<string, null>>;
  readonly change: Extract<FargateChange, { kind: 'emptied' }>;
}

/** Null where something else than daemons still runs on instances, or there are none. `moved`: services that have gone to Fargate. */
export function emptiedFleet(scenario: Scenario, moved: readonly string[]): EmptiedFleet | null {
  const { containerInstances, capacityProviders, services, timeline, tasks, cluster } = scenario;
  if (containerInstances.length + capacityProviders.length === 0) return null;
  const others = services.filter(({ serviceName }) => !moved.includes(serviceName));
  const daemons = others.filter(({ schedulingStrategy }) => schedulingStrategy === 'DAEMON');
  const groups = [...moved, ...daemons.map(({ serviceName }) => serviceName)].map((name) => `service:${name}`);
  const isUsed =
    others.some((service) => service.schedulingStrategy !== 'DAEMON' && service.launchType !== 'FARGATE') ||
    tasks.some(({ group, launchType }) => launchType === 'EC2' && !groups.includes(group ?? '')) ||
    timeline.some(({ action, input }) => RUNS.has(action) && input['launchType'] !== 'FARGATE');
  if (isUsed) return null;
  const names = capacityProviders.flatMap(({ name }) => (typeof name === 'string' ? name : []));
  const gone = (keys: readonly string[]): Record<string, null> => Object.fromEntries(keys.map((key) => [key, null]));
  const clusterHas = ['capacityProviders', 'defaultCapacityProviderStrategy'].filter(
    (key) => cluster[key] !== undefined,
  );
  return {
    patch: {
      ...(containerInstances.length > 0 && { containerInstances: gone(containerInstances.map(({ id }) => id)) }),
      ...(names.length > 0 && { capacityProviders: gone(names) }),
      ...(clusterHas.length > 0 && { cluster: gone(clusterHas) }),
    },
    services: gone(daemons.map(({ serviceName }) => serviceName)),
    change: {
      kind: 'emptied',
      instances: containerInstances.reduce((sum, { count }) => sum + count, 0),
      providers: names.length,
      daemons: daemons.length,
    },
  };
}

/** Actions that put tasks on instances. */
const RUNS: ReadonlySet<string> = new Set(['RunTask', 'StartTask', 'CreateService', 'CreateTaskSet']);
