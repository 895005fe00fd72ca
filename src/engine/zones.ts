import type { NetworkConfiguration } from '../ecs/service';
import type { Engine } from './engine';
import { cacheOf, remembered } from './placement/cache';
import type { PlacementCache } from './placement/cache';
import type { SimulationState } from './state';

/**
 * The zones (indexes) in which an awsvpc task with these subnets may be placed; null for all. A subnet lies in the zone that the scenario's
 * `subnets` gives it, else in that of the instances whose `ecs.subnet-id` it is; any other lies in every zone.
 * Source: scenario.md, `containerInstances`.
 */
export function zonesOf({ state, scenario }: Engine, network: NetworkConfiguration | undefined): number[] | null {
  const subnets = network?.awsvpcConfiguration?.subnets ?? [];
  if (subnets.length === 0) return null;
  const zones = new Set<number>();
  for (const subnet of subnets) {
    const given = Object.hasOwn(scenario.subnets, subnet) ? state.zones.indexOf(scenario.subnets[subnet] ?? '') : -1;
    const found = given >= 0 ? [given] : zonesWithSubnet(state, subnet);
    if (found.length === 0) return null;
    for (const zone of found) zones.add(zone);
  }
  return [...zones].sort((a, b) => a - b);
}

/** Zones of the instances by subnet, as far as the fleet has been looked at. Attributes that change begin another placement cache, and with it another one. */
interface SubnetZones {
  rows: number;
  readonly zones: Map<string, number[]>;
}

const zonesOfCache = new WeakMap<PlacementCache, SubnetZones>();

function zonesWithSubnet(state: SimulationState, subnet: string): readonly number[] {
  const cache = cacheOf(state);
  const found = zonesOfCache.get(cache) ?? { rows: 0, zones: new Map<string, number[]>() };
  zonesOfCache.set(cache, found);
  for (; found.rows < state.instances.count; found.rows++) {
    const ofInstance = state.instances.records[found.rows]?.attributes.get('ecs.subnet-id');
    if (ofInstance === undefined) continue;
    const zone = state.instances.zone[found.rows] ?? -1;
    const known = remembered(found.zones, ofInstance, () => []);
    if (!known.includes(zone)) known.push(zone);
  }
  return found.zones.get(subnet) ?? [];
}
