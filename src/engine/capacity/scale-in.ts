import type { Engine } from '../engine';
import type { SimulationState } from '../state';
import { namesOf, noteActivity } from './activity';
import type { AutoScalingGroup } from './capacity-state';
import { takeAway } from './draining';
import { livingMembers, membersInService } from './members';
import { isBusy } from './need';

/** A group gives instances up. Source: services-and-capacity 4.6. */

const HOUR_MS = 3_600_000;

/**
 * Takes away what the group has beyond its desired capacity. With managed termination protection only instances without tasks, daemons' aside, can
 * go: the others stay until they have none.
 */
export function shrinkGroup(
  engine: Engine,
  group: AutoScalingGroup,
  cause: string,
  from = group.desiredCapacity,
): void {
  const { state } = engine;
  const surplus = livingMembers(state, group).length - group.desiredCapacity;
  if (surplus <= 0) return;
  const { managedTerminationProtection, managedDraining } = group.settings;
  let candidates = membersInService(state, group);
  if (managedTerminationProtection) candidates = candidates.filter((instance) => !isBusy(state, instance));
  const going: number[] = [];
  while (going.length < surplus && candidates.length > 0) {
    const next = nextToGo(state, group, candidates);
    going.push(next);
    candidates = candidates.filter((instance) => instance !== next);
  }
  if (going.length === 0) return;
  const what = going.length === 1 ? 'an EC2 instance' : `${going.length} EC2 instances`;
  const how = managedDraining ? ', drained first' : '';
  const description = `Terminating ${what}${how}: ${namesOf(engine, going)}.`;
  noteActivity(engine, group, { from, description, cause, instances: going });
  takeAway(engine, going, managedDraining);
}

/**
 * The default termination policy: in the zone with the most, the instance that is closest to its next hour; the first in fleet order of equals
 * (assumption `termination-policy`).
 */
function nextToGo(state: SimulationState, group: AutoScalingGroup, candidates: readonly number[]): number {
  const zones = new Map<string, number>();
  for (const instance of candidates) zones.set(zoneOf(state, instance), (zones.get(zoneOf(state, instance)) ?? 0) + 1);
  const most = Math.max(...zones.values());
  const inOrder = [...group.availabilityZones, ...zones.keys()];
  const zone = inOrder.find((name) => zones.get(name) === most);
  let found = -1;
  let closest = -1;
  for (const instance of candidates) {
    if (zoneOf(state, instance) !== zone) continue;
    const intoHourMs = (state.timeMs - (state.instances.registeredAtMs[instance] ?? 0)) % HOUR_MS;
    if (intoHourMs > closest) [found, closest] = [instance, intoHourMs];
  }
  return found;
}

function zoneOf({ instances }: SimulationState, instance: number): string {
  return instances.records[instance]?.availabilityZone ?? '';
}
