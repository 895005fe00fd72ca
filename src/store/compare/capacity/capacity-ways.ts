import type { CreateServiceInput } from '../../../ecs/service';
import type { Scenario } from '../../../scenario/scenario';
import type { CompareEntry, CompareWay } from '../ways';
import { isOnInstances, onFargate } from './on-fargate';
import { onInstances } from './on-instances';
import { providersOf, usesProvider } from './providers';
import type { GroupProvider } from './providers';
import { withNewProvider } from './with-provider';

/** Comparisons of where the room comes from: what launches the tasks, who buys the instances, how much is kept spare, and what happens when it goes. */
export function capacityWays(scenario: Scenario): CompareWay[] {
  const providers = providersOf(scenario);
  return [
    ...fargateWays(scenario),
    ...providerWays(scenario, providers),
    ...targetWays(providers),
    ...spotWays(scenario, providers),
    ...drainingWays(providers),
  ];
}

/** EC2 against Fargate: for all services at once, and where there are several, for each. */
function fargateWays(scenario: Scenario): CompareWay[] {
  const names = scenario.services.filter(isOnInstances).map(({ serviceName }) => serviceName);
  const here = names.length > 0;
  const there = scenario.services.filter(isOnFargateNow).map(({ serviceName }) => serviceName);
  const way = (subject: string | null, of: readonly string[]): CompareWay[] => {
    const move = here ? onFargate(scenario, of) : onInstances(scenario, of);
    if (move === null) return [];
    const [own, other] = here ? ['EC2', 'Fargate'] : ['Fargate', 'EC2'];
    const entries = [entry(own ?? '', {}), entry(other ?? '', move.patch)];
    return [
      { kind: 'fargate', subject, what: '', entries: here ? entries : entries.toReversed(), changes: move.changes },
    ];
  };
  const all = here ? names : there;
  return [...way(null, all), ...(all.length > 1 ? all.flatMap((name) => way(name, [name])) : [])];
}

function isOnFargateNow(service: CreateServiceInput): boolean {
  return service.schedulingStrategy !== 'DAEMON' && !isOnInstances(service) && service.launchType !== 'EXTERNAL';
}

/** With one: the group grows with what waits. Without: its instances are as many as they were at the start. */
function providerWays(scenario: Scenario, providers: readonly GroupProvider[]): CompareWay[] {
  const managed = providers.filter(({ managedScaling }) => managedScaling);
  if (managed.length === 0) {
    const patch = withNewProvider(scenario);
    if (patch === null) return [];
    const entries = [entry('without a capacity provider', {}), entry('with a capacity provider', patch)];
    return [{ kind: 'provider', subject: null, what: '', entries }];
  }
  const using = scenario.services.filter((service) => usesProvider(scenario, service, managed));
  const services = using.map(({ serviceName, capacityProviderStrategy }): [string, object] => [
    serviceName,
    { launchType: 'EC2', ...(capacityProviderStrategy && { capacityProviderStrategy: null }) },
  ]);
  const off = forEach(managed, () => ({ autoScalingGroupProvider: { managedScaling: { status: 'DISABLED' } } }));
  const patch = { ...(services.length > 0 && { services: Object.fromEntries(services) }), ...off };
  const entries = [entry('with the capacity provider', {}), entry('without it', patch)];
  return [{ kind: 'provider', subject: null, what: managed.map(({ name }) => name).join(', '), entries }];
}

/** A full group against one with spare instances. */
function targetWays(providers: readonly GroupProvider[]): CompareWay[] {
  const managed = providers.filter(({ managedScaling }) => managedScaling);
  if (managed.length === 0) return [];
  const world = (target: number): CompareEntry =>
    entry(
      `target capacity ${target}`,
      forEach(managed, () => ({ autoScalingGroupProvider: { managedScaling: { targetCapacity: target } } })),
    );
  return [{ kind: 'target', subject: null, what: '', entries: [world(100), world(80)] }];
}

/** The same machines, bought in two ways; on Fargate the same tasks. How often Spot is interrupted is the scenario's to say. */
function spotWays(scenario: Scenario, providers: readonly GroupProvider[]): CompareWay[] {
  const world = (spot: boolean): CompareEntry => {
    const groups = forEach(providers, () => ({ autoScalingGroup: { spot } }));
    const listed = scenario.containerInstances.map(({ id }) => [id, { spot }]);
    const services = scenario.services.flatMap((service) => {
      const strategy = fargateStrategy(service, spot);
      return strategy ? [[service.serviceName, strategy] as const] : [];
    });
    return entry(spot ? 'Spot' : 'On-Demand', {
      ...groups,
      ...(listed.length > 0 && { containerInstances: Object.fromEntries(listed) as object }),
      ...(services.length > 0 && { services: Object.fromEntries(services) }),
    });
  };
  const [onDemand, spot] = [world(false), world(true)];
  if (Object.keys(spot.patch).length === 0) return [];
  return [{ kind: 'spot', subject: null, what: '', entries: [onDemand, spot] }];
}

/** The same service on FARGATE or on FARGATE_SPOT alone; null where it is on neither. */
function fargateStrategy(
  service: Pick<CreateServiceInput, 'launchType' | 'capacityProviderStrategy'>,
  spot: boolean,
): object | null {
  const strategy = service.capacityProviderStrategy ?? [];
  const onFargateNow =
    service.launchType === 'FARGATE' || strategy.some(({ capacityProvider }) => capacityProvider.startsWith('FARGATE'));
  if (!onFargateNow) return null;
  const only = [{ capacityProvider: spot ? 'FARGATE_SPOT' : 'FARGATE', weight: 1 }];
  return { capacityProviderStrategy: only, ...(service.launchType !== undefined && { launchType: null }) };
}

/** Whether tasks are moved before their instance goes. */
function drainingWays(providers: readonly GroupProvider[]): CompareWay[] {
  if (providers.length === 0) return [];
  const world = (on: boolean): CompareEntry =>
    entry(
      `${on ? 'with' : 'without'} draining`,
      forEach(providers, ({ spot }) => ({
        autoScalingGroupProvider: { managedDraining: on ? 'ENABLED' : 'DISABLED' },
        ...(spot && { autoScalingGroup: { agent: { ECS_ENABLE_SPOT_INSTANCE_DRAINING: on ? 'true' : 'false' } } }),
      })),
    );
  return [{ kind: 'draining', subject: null, what: '', entries: [world(true), world(false)] }];
}

function forEach(
  providers: readonly GroupProvider[],
  change: (provider: GroupProvider) => object,
): Readonly<Record<string, unknown>> {
  if (providers.length === 0) return {};
  return { capacityProviders: Object.fromEntries(providers.map((provider) => [provider.name, change(provider)])) };
}

function entry(label: string, patch: CompareEntry['patch']): CompareEntry {
  return { label, patch };
}
