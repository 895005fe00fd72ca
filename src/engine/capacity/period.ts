import { LOW_CAPACITY_PERIODS } from '../../ecs/capacity';
import { PERIOD_MS } from '../../ecs/scaling';
import { CAPACITY_ALARMS } from '../../frame/capacity';
import type { CapacityAlarm, NeedDetail } from '../../frame/capacity';
import type { Engine } from '../engine';
import { writeEvent } from '../events';
import { taskDefinitionName } from '../names';
import { appendRow } from '../row-log';
import type { SimulationState } from '../state';
import type { AutoScalingGroup, ManagedScaling } from './capacity-state';
import { endOverdue } from './draining';
import { fillGroup } from './launch';
import { bootingMembers, membersInService } from './members';
import { needOf } from './need';
import { replaceMember } from './refill';
import { shrinkGroup } from './scale-in';

/**
 * Each minute CapacityProviderReservation is published for every group that ECS sizes; its alarms follow at once, and target tracking acts on them.
 * Source: services-and-capacity 4.5 and 4.6; assumption `capacity-alarms`.
 */

/**
 * When the next minute ends; Infinity where there is no group. Without `periodic` only one that can change something counts: while something has
 * changed within the longest time that an alarm or a warm-up looks back.
 */
export function nextCapacityMs({ state }: Engine, periodic: boolean): number {
  const { nextPeriodAtMs, quietFromMs, seenVersion, groups } = state.capacity;
  if (periodic || nextPeriodAtMs <= quietFromMs) return nextPeriodAtMs;
  const isSized = groups.some(({ settings }) => settings.managedScaling !== null);
  return isSized && seenVersion !== state.placementVersion ? nextPeriodAtMs : Infinity;
}

export function endCapacityPeriod(engine: Engine): void {
  const { state } = engine;
  state.capacity.nextPeriodAtMs = state.timeMs + PERIOD_MS;
  endOverdue(engine);
  for (const group of state.capacity.groups) endPeriodOf(engine, group);
  state.capacity.seenVersion = state.placementVersion;
}

function endPeriodOf(engine: Engine, group: AutoScalingGroup): void {
  const { state } = engine;
  replaceLost(engine, group);
  const { managedScaling } = group.settings;
  const need = managedScaling === null ? null : needOf(engine, group, managedScaling);
  if (managedScaling !== null && need !== null) {
    tellOfUnfit(engine, group, need);
    publish(group, managedScaling, need);
    if (group.alarm === 'high') scaleOut(engine, group, managedScaling, need);
    else if (group.alarm === 'low') scaleIn(engine, group, need);
    // What protection has kept may go by now.
    shrinkGroup(engine, group, 'It was to go before and had tasks then.');
  }
  writeRow(state, group, need, managedScaling);
}

/** Machines that are gone though ECS never notices: their group does. */
function replaceLost(engine: Engine, group: AutoScalingGroup): void {
  const { terminatedAtMs } = engine.state.instanceLife;
  for (const instance of group.members.filter((member) => terminatedAtMs[member] === Infinity))
    replaceMember(engine, instance);
}

/** The new datapoint, and the alarm that follows from it: the high one at once, the low one after fifteen in a row. */
function publish(group: AutoScalingGroup, { targetCapacity }: ManagedScaling, need: NeedDetail): void {
  const targetMilli = targetCapacity * 1_000;
  group.points.push(need.reservationMilli);
  if (group.points.length > LOW_CAPACITY_PERIODS) group.points.shift();
  group.needed = need.needed;
  const isLow = group.points.length === LOW_CAPACITY_PERIODS && group.points.every((point) => point < targetMilli);
  group.alarm = need.reservationMilli > targetMilli ? 'high' : isLow ? 'low' : 'none';
}

/** Only for more than what is in flight while instances warm up. */
function scaleOut(engine: Engine, group: AutoScalingGroup, scaling: ManagedScaling, need: NeedDetail): void {
  const { desiredCapacity: from, maxSize } = group;
  const desired = Math.min(need.desired, maxSize);
  if (desired <= from) return;
  const inFlight = warmingUp(engine.state, group, scaling).length;
  if (inFlight > 0 && need.desired - need.instances <= inFlight) return;
  group.desiredCapacity = desired;
  fillGroup(engine, group, causeOf(engine, group, 'high', need, from, desired), from);
}

/** By at least one, at most half of what there is, and never below the minimum. */
function scaleIn(engine: Engine, group: AutoScalingGroup, need: NeedDetail): void {
  const { desiredCapacity: from, minSize } = group;
  const { instances } = need;
  const drop = Math.min(instances - need.desired, Math.max(1, Math.floor(instances / 2)));
  const desired = Math.max(minSize, instances - drop);
  if (drop <= 0 || desired >= from) return;
  group.desiredCapacity = desired;
  shrinkGroup(engine, group, causeOf(engine, group, 'low', need, from, desired), from);
}

/** Members that boot, or have been in service for less than the warm-up. What was there at second 0 is warm. */
export function warmingUp(
  state: SimulationState,
  group: AutoScalingGroup,
  { instanceWarmupMs }: ManagedScaling,
): number[] {
  const { registeredAtMs } = state.instances;
  const cold = membersInService(state, group).filter((instance) => {
    const sinceMs = registeredAtMs[instance] ?? 0;
    return sinceMs > 0 && state.timeMs - sinceMs < instanceWarmupMs;
  });
  return [...bootingMembers(state, group), ...cold];
}

function causeOf(
  { state }: Engine,
  { provider }: AutoScalingGroup,
  alarm: Exclude<CapacityAlarm, 'none'>,
  { reservationMilli }: NeedDetail,
  from: number,
  to: number,
): string {
  const name = state.capacityProviders[provider] ?? '';
  const value = (reservationMilli / 1_000).toFixed(2).replace(/\.?0+$/, '');
  const which = alarm === 'high' ? 'AlarmHigh' : 'AlarmLow';
  return `CapacityProviderReservation of ${name} is ${value}: ${which} changes the desired capacity from ${from} to ${to}.`;
}

/** A group that can never take tasks that wait for it says why, once. */
function tellOfUnfit(engine: Engine, group: AutoScalingGroup, { groups }: NeedDetail): void {
  const { state } = engine;
  for (const { leftOut, ownerIndex, taskDefinitionIndex } of groups) {
    const task = taskDefinitionName(state, taskDefinitionIndex);
    const key = `${task} ${leftOut ?? ''}`;
    if (leftOut === null || group.told.includes(key)) continue;
    group.told.push(key);
    const name = state.capacityProviders[group.provider] ?? '';
    const message = `No instance of the Auto Scaling group ${name} can ever take ${task}: ${leftOut.replace(/\.$/, '')}. It is left out of CapacityProviderReservation.`;
    writeEvent(engine, 'failure', message, { owner: ownerIndex });
  }
}

/** As `CAPACITY_ROW` has it. */
function writeRow(
  state: SimulationState,
  group: AutoScalingGroup,
  need: NeedDetail | null,
  scaling: ManagedScaling | null,
): void {
  const { provider, desiredCapacity, maxSize, alarm } = group;
  const waiting = state.capacity.provisioning.filter((it) => it.provider === provider).length;
  const row = [
    membersInService(state, group).length,
    need?.needed ?? NaN,
    need?.reservationMilli ?? NaN,
    desiredCapacity,
    bootingMembers(state, group).length,
    waiting,
    CAPACITY_ALARMS.indexOf(alarm),
    scaling?.targetCapacity ?? NaN,
    maxSize,
  ];
  const isSame = group.row.length > 0 && row.every((value, at) => Object.is(value, group.row[at]));
  if (!isSame && scaling !== null) {
    const horizonMs = (LOW_CAPACITY_PERIODS + 1) * PERIOD_MS + scaling.instanceWarmupMs;
    state.capacity.quietFromMs = Math.max(state.capacity.quietFromMs, state.timeMs + horizonMs);
  }
  group.row = row;
  appendRow(state.capacityHistory, [provider, state.timeMs, ...row]);
}
