import type { Scenario } from '../../../scenario/scenario';

/**
 * A subnet for every zone of the scenario, those that it has and others where it has none: Fargate spreads tasks over the zones of their subnets, and
 * zones that only instances name have to outlast them.
 */
export function fargateSubnets({ subnets, containerInstances, zones }: Scenario): {
  readonly subnets: Readonly<Record<string, string>>;
  /** One of each zone, in the order of the zones. */
  readonly ids: readonly string[];
} {
  const known = new Map(Object.entries(subnets));
  for (const { attributes, availabilityZones } of containerInstances) {
    const subnet = attributes['ecs.subnet-id'];
    const [zone] = availabilityZones;
    if (subnet !== undefined && zone !== undefined && !known.has(subnet)) known.set(subnet, zone);
  }
  const ids = zones.map((zone) => {
    const there = [...known].find(([, of]) => of === zone)?.[0];
    const id = there ?? `subnet-${zone}`;
    known.set(id, zone);
    return id;
  });
  return { subnets: Object.fromEntries(known), ids };
}
