import { PERIOD_MS } from '../../ecs/scaling';
import type { CapacityProviderStrategyItem } from '../../ecs/service';
import { completeInstance, resourcesAreKnown } from '../../scenario/complete/instances';
import type { WrittenInstance } from '../../scenario/complete/instances';
import { machineZones } from '../../scenario/complete/zones';
import { clusterRefusals, createCapacityProviderRefusals } from '../../scenario/refusal/capacity';
import type { CapacityProviderInput } from '../../scenario/refusal/capacity';
import { FARGATE_PROVIDERS } from '../../scenario/refusal/placement';
import type { Refusal } from '../../scenario/refusal/refusal';
import type { ContainerInstanceEntry } from '../../scenario/scenario';
import type { Engine } from '../engine';
import { writeEvent } from '../events';
import { registerAll } from '../registration';
import type { AutoScalingGroup } from './capacity-state';
import { missingMembers } from './launch';
import { settingsOf } from './settings';

/** Capacity providers and their groups as the scenario has them at second 0. Source: scenario.md, `cluster` and `capacityProviders`. */

/** A provider of the document with its group inlined: what machines have in common, and how many there are to be. */
interface WrittenProvider extends CapacityProviderInput {
  readonly autoScalingGroup?: CapacityProviderInput['autoScalingGroup'] &
    Omit<WrittenInstance, 'id' | 'count'> & { readonly instanceTypes?: readonly string[] };
}

/** Before the fleet registers: what ECS refuses is not there. */
export function setUpCapacity(engine: Engine): void {
  const { state, scenario } = engine;
  for (const written of scenario.capacityProviders as unknown as WrittenProvider[]) {
    const provider = state.capacityProviders.push(written.name) - 1;
    const refusal = createCapacityProviderRefusals(written)[0];
    if (refusal) refuse(engine, 'CreateCapacityProvider', written.name, refusal);
    else state.capacity.groups.push(newGroup(engine, written, provider));
  }
  setUpCluster(engine);
  if (state.capacity.groups.length > 0) state.capacity.nextPeriodAtMs = PERIOD_MS;
}

function setUpCluster(engine: Engine): void {
  const { state, scenario } = engine;
  const { clusterName, capacityProviders, defaultCapacityProviderStrategy } = scenario.cluster;
  const known = [
    ...state.capacity.groups.map(({ provider }) => state.capacityProviders[provider] ?? ''),
    ...FARGATE_PROVIDERS,
  ];
  const attached = Array.isArray(capacityProviders) ? (capacityProviders as string[]) : known;
  const strategy = (defaultCapacityProviderStrategy ?? []) as CapacityProviderStrategyItem[];
  const refusals = clusterRefusals(attached, strategy, known);
  for (const refusal of refusals.slice(0, 1)) refuse(engine, 'CreateCluster', clusterName, refusal);
  state.capacity.attached = attached.filter((name) => known.includes(name));
  state.capacity.defaultStrategy = refusals.length === 0 ? strategy : [];
}

function refuse(engine: Engine, action: string, name: string, { code, message }: Refusal): void {
  engine.state.responses.push({ atMs: 0, action, error: { code, message } });
  writeEvent(engine, 'refused', `${action} ${name}: ${message}`, { errorCode: code });
}

function newGroup(
  engine: Engine,
  { name, autoScalingGroup, ...written }: WrittenProvider,
  provider: number,
): AutoScalingGroup {
  const { scenario } = engine;
  const group = autoScalingGroup ?? {};
  const { minSize = 0, desiredCapacity = minSize, maxSize = Math.max(1, minSize, desiredCapacity) } = group;
  return {
    provider,
    machines: autoScalingGroup === undefined ? [] : machinesOf(engine, name, group),
    availabilityZones: machineZones(group, scenario.region, scenario.subnets),
    minSize,
    maxSize,
    desiredCapacity: Math.max(minSize, desiredCapacity),
    members: [],
    launched: 0,
    lastNumber: 0,
    input: written.autoScalingGroupProvider ?? {},
    settings: settingsOf(written.autoScalingGroupProvider ?? {}),
    alarm: 'none',
    points: [],
    needed: -1,
    row: [],
    told: [],
  };
}

/** One for each instance type. How often EC2 takes Spot instances back is the group's, not each instance's. */
function machinesOf(
  { scenario }: Engine,
  name: string,
  group: NonNullable<WrittenProvider['autoScalingGroup']>,
): ContainerInstanceEntry[] {
  const { instanceType, instanceTypes, minSize: _min, maxSize: _max, desiredCapacity: _desired, ...machine } = group;
  const types = [...(instanceTypes ?? []), ...(instanceType === undefined ? [] : [instanceType])];
  const known = (types.length === 0 ? [undefined] : types).filter((type) => resourcesAreKnown(withType(machine, type)));
  return known.map((type) => {
    const written = { ...machine, id: name, capacityProvider: name, spotInterruptionsPerHour: 0 };
    return completeInstance(withType(written, type), scenario.region, scenario.subnets);
  });
}

function withType<T extends object>(machine: T, type: string | undefined): T & { readonly instanceType?: string } {
  return type === undefined ? machine : { ...machine, instanceType: type };
}

/** After the fleet: what groups want beyond their first members is there at second 0. */
export function startGroups(engine: Engine): void {
  for (const group of engine.state.capacity.groups) registerAll(engine, missingMembers(engine.state, group));
}
