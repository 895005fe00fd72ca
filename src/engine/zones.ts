import type { NetworkConfiguration } from '../ecs/service';
import type { Engine } from './engine';

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

function zonesWithSubnet(state: Engine['state'], subnet: string): number[] {
  return state.instances.records.flatMap((record, instance) =>
    record.attributes.get('ecs.subnet-id') === subnet ? (state.instances.zone[instance] ?? -1) : [],
  );
}
