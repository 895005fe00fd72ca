import type { Scenario } from '../scenario';
import { FARGATE_PROVIDERS } from '../refusal/placement';
import { leftOutOf } from './left-out';
import { createNetwork } from './network';
import { planBalancers } from './plan-balancers';
import { planDefinitions, planRequest } from './plan-definitions';
import { planMachines, planProviders } from './plan-machines';
import { planScaling } from './plan-scaling';
import type { ExportPlan, Tree } from './plan';
import { createPlaceholders } from './placeholders';

/** What has to be made in an account so that the scenario is there for real. */
export function makePlan(scenario: Scenario, written: Tree): ExportPlan {
  const placeholders = createPlaceholders();
  const network = createNetwork(scenario, placeholders);
  const definitions = planDefinitions(scenario, written, placeholders);
  const balancers = planBalancers(scenario, written, network);
  const providers = planProviders(scenario, network);
  const machines = planMachines(scenario, network, new Set(providers.map(({ name }) => name)));
  const request = planRequest(definitions, network);
  const {
    clusterName,
    capacityProviders: listed,
    defaultCapacityProviderStrategy: strategy,
    ...cluster
  } = scenario.cluster;
  const services = scenario.services.map((service) =>
    request(service.serviceName, { ...service, cluster: clusterName }),
  );
  const tasks = initialTasks(scenario).map((task) =>
    request(String(task['taskDefinition']), { ...task, cluster: clusterName }),
  );
  const inUse = new Set(JSON.stringify([scenario.services, strategy ?? []]).match(/FARGATE(?:_SPOT)?(?=")/g) ?? []);
  const names = Array.isArray(listed)
    ? listed.map(String)
    : [...providers.map(({ name }) => name), ...FARGATE_PROVIDERS.filter((name) => inUse.has(name))];
  const made = new Set([...providers.map(({ name }) => name), ...FARGATE_PROVIDERS]);
  return {
    title: scenario.name,
    region: scenario.region,
    clusterName,
    vpc: balancers.length > 0 ? network.vpc() : null,
    securityGroup: machines.length + providers.length + balancers.length > 0 ? network.securityGroup() : null,
    instanceProfile: machines.length + providers.length > 0 ? network.instanceProfile() : null,
    subnets: network.subnets(),
    cluster: { clusterName, ...cluster },
    definitions,
    balancers,
    providers,
    clusterProviders:
      names.length === 0
        ? null
        : { names: names.filter((name) => made.has(name)), strategy: (strategy as Tree[] | undefined) ?? [] },
    machines,
    services,
    tasks,
    scaling: scenario.scaling.map((entry) => planScaling(entry, clusterName)),
    leftOut: leftOutOf(
      scenario,
      made,
      providers.flatMap(({ unlike }) => unlike),
    ),
    placeholders: placeholders.list(),
  };
}

/** Tasks that no service starts, as RunTask takes them: at most 10 at once. */
function initialTasks(scenario: Scenario): Tree[] {
  const services = new Set(scenario.services.map(({ serviceName }) => `service:${serviceName}`));
  const counts = new Map<string, { readonly input: Tree; count: number }>();
  for (const { taskDefinition, group, startedBy, launchType, count } of scenario.tasks) {
    if (group !== null && services.has(group)) continue;
    const input = {
      taskDefinition,
      // Groups of services are ECS's own; a task outside of one gets its family's by itself.
      ...(group === null || group.startsWith('service:') || group.startsWith('family:') ? {} : { group }),
      ...(startedBy === null ? {} : { startedBy }),
      ...(launchType === 'EC2' ? {} : { launchType }),
    };
    const known = counts.get(JSON.stringify(input));
    if (known === undefined) counts.set(JSON.stringify(input), { input, count });
    else known.count += count;
  }
  return [...counts.values()].flatMap(({ input, count }) =>
    Array.from({ length: Math.ceil(count / 10) }, (_, index) => ({
      ...input,
      count: Math.min(10, count - index * 10),
    })),
  );
}
