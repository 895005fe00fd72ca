import type { CreateServiceInput } from '../../../ecs/service';
import type { RegisteredTaskDefinition } from '../../../ecs/task-definition';
import type { Scenario } from '../../../scenario/scenario';
import { fargateDefinition } from './fargate-definition';
import type { FargateDefinition } from './fargate-definition';
import { emptiedFleet } from './emptied-fleet';
import { fargateSubnets } from './subnets';
import { timelineOnFargate } from './timeline-on-fargate';

/** Services of a scenario moved to Fargate: the patch that does it, and what it has to change besides the launch type. */
export interface FargateMove {
  readonly services: readonly string[];
  readonly patch: Readonly<Record<string, unknown>>;
  readonly changes: readonly FargateChange[];
}

export type FargateChange =
  | { readonly kind: 'definition'; readonly family: string; readonly definition: FargateDefinition }
  /** A definition of its own, since the one that stands is used elsewhere, or is not the newest of its family. */
  | { readonly kind: 'copy'; readonly of: string; readonly family: string }
  | { readonly kind: 'rules'; readonly service: string; readonly fields: readonly string[] }
  | { readonly kind: 'targets'; readonly targetGroups: readonly string[] }
  | { readonly kind: 'emptied'; readonly instances: number; readonly providers: number; readonly daemons: number }
  | { readonly kind: 'stays'; readonly service: string };

/** What placement reads and Fargate has no use for. */
const RULES = ['capacityProviderStrategy', 'placementStrategy', 'placementConstraints'] as const;

/**
 * Null where none of the services can go. `names`: services of the scenario's list; daemons and those on Fargate already are passed over. `keepFleet`: also
 * machines on which nothing runs any more stay.
 */
export function onFargate(scenario: Scenario, names: readonly string[], keepFleet = false): FargateMove | null {
  const asked = scenario.services.filter((service) => names.includes(service.serviceName) && isOnInstances(service));
  const plans = asked.map((service) => ({ service, plan: planOf(scenario, service) }));
  const moved = plans.flatMap(({ service, plan }) => (plan ? { service, plan } : []));
  if (moved.length === 0) return null;
  const services = moved.map(({ service }) => service.serviceName);
  const definitions = definitionPatches(scenario, moved, services);
  const { subnets, ids } = fargateSubnets(scenario);
  const targets = targetsOf(scenario, moved);
  const fleet = keepFleet ? null : emptiedFleet(scenario, services);
  const timeline = timelineOnFargate(scenario, services, definitions.names, fleet !== null);
  const tasks = tasksOnFargate(scenario, services, definitions.names);
  return {
    services,
    patch: {
      services: {
        ...Object.fromEntries(
          moved.map(({ service }) => [service.serviceName, servicePatch(service, ids, definitions)]),
        ),
        ...fleet?.services,
      },
      ...fleet?.patch,
      taskDefinitions: definitions.patch,
      subnets,
      ...(targets.length > 0 && { loadBalancers: withIpTargets(scenario, targets) }),
      ...(tasks && { tasks }),
      ...(timeline && { timeline }),
    },
    changes: [
      ...definitions.changes,
      ...moved.flatMap(({ service }) => rulesOf(service)),
      ...(targets.length > 0 ? [{ kind: 'targets', targetGroups: targets } as const] : []),
      ...(fleet ? [fleet.change] : []),
      ...plans.flatMap(({ service, plan }) => (plan ? [] : [{ kind: 'stays', service: service.serviceName } as const])),
    ],
  };
}

/** Whether a service's tasks run on container instances, and could run elsewhere: a daemon's cannot. */
export function isOnInstances(service: CreateServiceInput): boolean {
  const { launchType, capacityProviderStrategy: strategy = [], schedulingStrategy, deploymentController } = service;
  if (schedulingStrategy === 'DAEMON' || (deploymentController?.type ?? 'ECS') !== 'ECS') return false;
  if (launchType !== undefined) return launchType === 'EC2';
  return !strategy.some(({ capacityProvider }) => capacityProvider.startsWith('FARGATE'));
}

interface Plan {
  readonly reference: string;
  readonly definition: RegisteredTaskDefinition;
  readonly fargate: FargateDefinition;
}

interface Moved {
  readonly service: CreateServiceInput;
  readonly plan: Plan;
}

function planOf(scenario: Scenario, { taskDefinition = '' }: CreateServiceInput): Plan | null {
  const definition = definitionNamed(scenario, taskDefinition);
  const fargate = definition && fargateDefinition(definition.input);
  return definition && fargate ? { reference: taskDefinition, definition, fargate } : null;
}

/** The definition that a family, `family:revision` or ARN means. */
export function definitionNamed(scenario: Scenario, reference: string): RegisteredTaskDefinition | undefined {
  const [, family, revision] = /^(?:.*\/)?([^:/]+)(?::(\d+))?$/.exec(reference) ?? [];
  const own = scenario.taskDefinitions.filter((definition) => definition.family === family);
  if (revision !== undefined) return own.find((definition) => definition.revision === Number(revision));
  return own.toSorted((a, b) => b.revision - a.revision)[0];
}

interface Definitions {
  readonly patch: Readonly<Record<string, unknown>>;
  readonly changes: readonly FargateChange[];
  /** New names of definitions, by `family:revision`. */
  readonly names: ReadonlyMap<string, string>;
}

/** The newest of a family that nobody else runs is changed where it stands; of others there is a copy. */
function definitionPatches(scenario: Scenario, moved: readonly Moved[], services: readonly string[]): Definitions {
  const patch: Record<string, unknown> = {};
  const changes: FargateChange[] = [];
  const names = new Map<string, string>();
  for (const { plan } of moved) {
    const { family, revision, input } = plan.definition;
    const key = `${family}:${revision}`;
    if (names.has(key)) continue;
    const isNewest = scenario.taskDefinitions.every((other) => other.family !== family || other.revision <= revision);
    const inPlace = isNewest && !isUsedElsewhere(scenario, family, services);
    const name = inPlace ? family : `${family}${isNewest ? '' : `-${revision}`}-fargate`;
    names.set(key, inPlace ? key : `${name}:1`);
    const { family: _family, ...rest } = input;
    patch[name] = inPlace ? plan.fargate.patch : { ...rest, ...plan.fargate.patch };
    changes.push({ kind: 'definition', family: name, definition: plan.fargate });
    if (!inPlace) changes.push({ kind: 'copy', of: key, family: name });
  }
  return { patch, changes, names };
}

function isUsedElsewhere(scenario: Scenario, family: string, services: readonly string[]): boolean {
  const uses = (reference: unknown): boolean =>
    typeof reference === 'string' && definitionNamed(scenario, reference)?.family === family;
  return (
    scenario.services.some((other) => !services.includes(other.serviceName) && uses(other.taskDefinition)) ||
    scenario.tasks.some(({ group, taskDefinition }) => !services.includes(serviceOf(group)) && uses(taskDefinition)) ||
    scenario.timeline.some(
      ({ action, input }) => (action === 'RunTask' || action === 'StartTask') && uses(input['taskDefinition']),
    )
  );
}

function serviceOf(group: string | null): string {
  return group?.startsWith('service:') === true ? group.slice('service:'.length) : '';
}

function servicePatch(service: CreateServiceInput, ids: readonly string[], { names }: Definitions): object {
  const own = service.networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
  const reference = service.taskDefinition ?? '';
  const renamed = [...names].find(([key, name]) => key !== name && isReferenceTo(reference, key))?.[1];
  return {
    launchType: 'FARGATE',
    ...Object.fromEntries(RULES.filter((field) => service[field] !== undefined).map((field) => [field, null])),
    ...(renamed !== undefined && { taskDefinition: renamed }),
    ...(own.length === 0 && {
      networkConfiguration: { awsvpcConfiguration: { subnets: ids, assignPublicIp: 'ENABLED' } },
    }),
  };
}

/** Whether a reference, which may leave the revision out, means `family:revision`. */
function isReferenceTo(reference: string, key: string): boolean {
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  return name === key || name === key.slice(0, key.lastIndexOf(':'));
}

function rulesOf(service: CreateServiceInput): FargateChange[] {
  const fields = RULES.filter((field) => (service[field] ?? []).length > 0);
  return fields.length > 0 ? [{ kind: 'rules', service: service.serviceName, fields }] : [];
}

/** Target groups of the services whose targets are instances: tasks with network interfaces of their own are targets by address. */
function targetsOf(scenario: Scenario, moved: readonly Moved[]): string[] {
  const groups = scenario.loadBalancers.flatMap(({ targetGroups }) => targetGroups);
  const used = moved.flatMap(({ service }) =>
    (service.loadBalancers ?? []).flatMap(
      ({ targetGroupArn = '' }) => targetGroupArn.split('/').at(-2) ?? targetGroupArn,
    ),
  );
  return groups.flatMap(({ targetGroupName, targetType }) =>
    targetType === 'instance' && used.includes(targetGroupName) ? targetGroupName : [],
  );
}

function withIpTargets(scenario: Scenario, names: readonly string[]): unknown {
  return scenario.loadBalancers.map((balancer) => ({
    name: balancer.name,
    type: balancer.type,
    ...(balancer.availabilityZones && { availabilityZones: balancer.availabilityZones }),
    ...(balancer.type === 'classic' && { healthCheck: balancer.healthCheck }),
    targetGroups: balancer.targetGroups.map((group) =>
      names.includes(group.targetGroupName) ? { ...group, targetType: 'ip' } : group,
    ),
  }));
}

/** Tasks that run from the start stand in the zone of their instance. */
function tasksOnFargate(
  scenario: Scenario,
  services: readonly string[],
  names: Definitions['names'],
): readonly unknown[] | null {
  if (!scenario.tasks.some(({ group }) => services.includes(serviceOf(group)))) return null;
  return scenario.tasks.map(({ launchType, ...task }) => {
    const said = Object.fromEntries(Object.entries(task).filter(([, value]) => value !== null));
    if (!services.includes(serviceOf(task.group))) return { ...said, ...(launchType === 'FARGATE' && { launchType }) };
    const { containerInstance, taskDefinition, ...rest } = said;
    return {
      ...rest,
      taskDefinition: names.get(String(taskDefinition)) ?? taskDefinition,
      launchType: 'FARGATE',
      availabilityZone: zoneOfInstance(scenario, String(containerInstance)),
    };
  });
}

function zoneOfInstance({ containerInstances, zones }: Scenario, id: string): string {
  for (const { id: name, count, availabilityZones } of containerInstances) {
    const index =
      count === 1 ? (name === id ? 0 : -1) : id.startsWith(`${name}-`) ? Number(id.slice(name.length + 1)) - 1 : -1;
    if (index >= 0 && index < count) return availabilityZones[index % availabilityZones.length] ?? zones[0] ?? '';
  }
  return zones[0] ?? '';
}
