import type { RegisteredTaskDefinition } from '../../ecs/task-definition';
import { DEFAULT_TIMINGS, SCENARIO_VERSION } from '../scenario';
import type { ImageBehaviour, InitialTaskEntry, LoadEntry, Scenario } from '../scenario';
import type { ScenarioDocument } from '../schema/document';
import { completeInstance } from './instances';
import { completeLoadBalancer } from './load-balancers';
import { DEFAULT_REGION, worldZones } from './zones';

/** Every top-level default (scenario.md, Shape). */
export const DEFAULTS = {
  name: 'Untitled',
  description: '',
  seed: 1,
  region: DEFAULT_REGION,
  clusterName: 'default',
  startsAt: '2026-01-05T00:00:00Z',
} as const;

/** A checked document made into what the engine runs. */
export function completeScenario(
  document: ScenarioDocument,
  taskDefinitions: readonly RegisteredTaskDefinition[],
): Scenario {
  const region = document.region ?? DEFAULTS.region;
  const subnets = document.subnets ?? {};
  return {
    stowplan: SCENARIO_VERSION,
    name: document.name ?? DEFAULTS.name,
    description: document.description ?? DEFAULTS.description,
    seed: document.seed ?? DEFAULTS.seed,
    region,
    subnets,
    cluster: { ...document.cluster, clusterName: document.cluster?.clusterName ?? DEFAULTS.clusterName },
    zones: worldZones(document),
    containerInstances: (document.containerInstances ?? []).map((entry) => completeInstance(entry, region, subnets)),
    capacityProviders: document.capacityProviders ?? [],
    loadBalancers: (document.loadBalancers ?? []).map(completeLoadBalancer),
    taskDefinitions,
    services: document.services ?? [],
    tasks: (document.tasks ?? []).map(completeTask),
    scaling: document.scaling ?? [],
    images: completeImages(document.images ?? {}),
    load: (document.load ?? []).map(completeLoad),
    timings: { ...DEFAULT_TIMINGS, ...document.timings },
    roles: completeRoles(document.roles ?? {}),
    quotas: document.quotas ?? {},
    startsAt: document.startsAt ?? DEFAULTS.startsAt,
    timeline: (document.timeline ?? []).map((entry) => ({ ...entry, input: entry.input ?? {} })),
    view: document.view ?? {},
  };
}

function completeTask(task: NonNullable<ScenarioDocument['tasks']>[number]): InitialTaskEntry {
  return {
    taskDefinition: task.taskDefinition,
    containerInstance: task.containerInstance ?? null,
    group: task.group ?? null,
    count: task.count ?? 1,
    startedBy: task.startedBy ?? null,
    launchType: task.launchType ?? 'EC2',
    availabilityZone: task.availabilityZone ?? null,
  };
}

function completeLoad({
  service,
  requestsPerSecond,
  perTask,
}: NonNullable<ScenarioDocument['load']>[number]): LoadEntry {
  const { cpuAtCapacity = 90, memoryBase = 30 } = perTask;
  return {
    service,
    requestsPerSecond,
    perTask: { requestsPerSecond: perTask.requestsPerSecond, cpuAtCapacity, memoryBase },
  };
}

function completeRoles(roles: NonNullable<ScenarioDocument['roles']>): Scenario['roles'] {
  return Object.fromEntries(Object.entries(roles).map(([name, role]) => [name, role && { deny: role.deny ?? [] }]));
}

/** A missing tag means `latest`. */
function completeImages(images: Readonly<Record<string, ImageBehaviour>>): Record<string, ImageBehaviour> {
  return Object.fromEntries(Object.entries(images).map(([name, behaviour]) => [withTag(name), behaviour]));
}

/** `nginx` is `nginx:latest`; a tag or digest stands after the last slash. */
export function withTag(image: string): string {
  const name = image.slice(image.lastIndexOf('/') + 1);
  return name.includes(':') || name.includes('@') ? image : `${image}:latest`;
}
