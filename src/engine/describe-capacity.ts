import { HIGH_CAPACITY_PERIODS, LOW_CAPACITY_PERIODS } from '../ecs/capacity';
import { CAPACITY_ROW, CAPACITY_ROW_WIDTH } from '../frame/capacity';
import type { CapacityAlarmDetail, CapacityDetail } from '../frame/capacity';
import { hashDigits, mixText, startHash } from '../lib/hash';
import { groupOf } from './capacity/capacity-state';
import type { AutoScalingGroup, ManagedScaling } from './capacity/capacity-state';
import { needOf } from './capacity/need';
import { warmingUp } from './capacity/period';
import { capacityRow } from './capacity/rows';
import { createEngine } from './engine';
import type { Moment } from './simulation';
import type { SimulationState } from './state';
import { rowsFrom } from './row-log';

/** One capacity provider (index in `World.capacityProviders`) with how its group is sized and its history so far; null where there is none. */
export function describeCapacity({ world, scenario }: Moment, provider: number): CapacityDetail | null {
  const name = world.capacityProviders[provider];
  if (name === undefined) return null;
  const group = groupOf(world.capacity, provider);
  const scaling = group?.settings.managedScaling ?? null;
  const isSized = group !== undefined && scaling !== null;
  return {
    row: capacityRow(world, provider),
    name,
    group: group === undefined ? null : machinesOf(group),
    managedScaling: scaling === null ? null : settingsOf(scaling),
    managedTerminationProtection: group?.settings.managedTerminationProtection ?? false,
    managedDraining: group?.settings.managedDraining ?? false,
    need: isSized ? needOf(createEngine(scenario, world), group, scaling) : null,
    alarms: isSized ? alarmsOf(scenario.cluster.clusterName, name, group, scaling) : [],
    warmingUp: isSized ? warmingUp(world, group, scaling).length : 0,
    warmUpUntil: isSized ? warmUpUntil(world, group, scaling) : null,
    usedBy: usersOf(world, name),
    activities: world.capacityActivities.flatMap(({ provider: of, atMs, ...activity }) =>
      of === provider ? { at: atMs / 1_000, ...activity } : [],
    ),
    history: historyOf(world, provider),
  };
}

function machinesOf({ machines, availabilityZones }: AutoScalingGroup): CapacityDetail['group'] {
  return {
    instanceTypes: machines.map(({ instanceType }) => instanceType),
    availabilityZones,
    spot: machines.some(({ spot }) => spot),
  };
}

function settingsOf({ instanceWarmupMs, ...settings }: ManagedScaling): CapacityDetail['managedScaling'] {
  return { ...settings, instanceWarmupPeriod: instanceWarmupMs / 1_000 };
}

/** Services that go by a strategy with the provider in it. */
function usersOf({ services }: SimulationState, name: string): CapacityDetail['usedBy'] {
  return services.flatMap(({ owner, status, input: { launchType, capacityProviderStrategy = [] } }) => {
    const item = capacityProviderStrategy.find(({ capacityProvider }) => capacityProvider === name);
    if (item === undefined || status !== 'ACTIVE' || launchType !== undefined) return [];
    return { ownerIndex: owner, base: item.base ?? 0, weight: item.weight ?? 0 };
  });
}

function alarmsOf(
  cluster: string,
  name: string,
  { points }: AutoScalingGroup,
  { targetCapacity }: ManagedScaling,
): CapacityAlarmDetail[] {
  return (['high', 'low'] as const).map((kind) => {
    const datapoints = kind === 'high' ? HIGH_CAPACITY_PERIODS : LOW_CAPACITY_PERIODS;
    const breaches = (point: number) =>
      kind === 'high' ? point > targetCapacity * 1_000 : point < targetCapacity * 1_000;
    const breaching = points.length - 1 - points.findLastIndex((point) => !breaches(point));
    return {
      name: alarmName(kind, cluster, name),
      kind,
      comparison: kind === 'high' ? 'GreaterThanThreshold' : 'LessThanThreshold',
      threshold: targetCapacity,
      datapoints,
      breaching: Math.min(breaching, datapoints),
      state: points.length === 0 ? 'INSUFFICIENT_DATA' : breaching >= datapoints ? 'ALARM' : 'OK',
    };
  });
}

/** As target tracking of EC2 Auto Scaling names them, with a UUID that follows from the names. */
function alarmName(kind: 'high' | 'low', cluster: string, name: string): string {
  const digits = ['first', 'second'].map((half) => {
    const hash = startHash();
    for (const text of [cluster, name, kind, half]) mixText(hash, text);
    return hashDigits(hash);
  });
  const uuid = digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return `TargetTracking-${name}-${kind === 'high' ? 'AlarmHigh' : 'AlarmLow'}-${uuid}`;
}

/** Seconds until which an instance warms up; null where none does, or where it is not known because its machine boots. */
function warmUpUntil(state: SimulationState, group: AutoScalingGroup, scaling: ManagedScaling): number | null {
  const until = warmingUp(state, group, scaling).map((instance) => {
    const bootAtMs = state.instanceLife.bootAtMs[instance] ?? NaN;
    const sinceMs = Number.isNaN(bootAtMs) ? (state.instances.registeredAtMs[instance] ?? 0) : bootAtMs;
    return (sinceMs + scaling.instanceWarmupMs) / 1_000;
  });
  return until.length === 0 ? null : Math.max(...until);
}

function historyOf({ capacityHistory }: SimulationState, provider: number): Float64Array<ArrayBuffer> {
  const all = rowsFrom(capacityHistory, 0);
  const starts: number[] = [];
  for (let start = 0; start < all.length; start += CAPACITY_ROW_WIDTH)
    if (all[start + CAPACITY_ROW.provider] === provider) starts.push(start);
  const rows = new Float64Array(starts.length * CAPACITY_ROW_WIDTH);
  for (const [row, start] of starts.entries())
    rows.set(all.subarray(start, start + CAPACITY_ROW_WIDTH), row * CAPACITY_ROW_WIDTH);
  return rows;
}
